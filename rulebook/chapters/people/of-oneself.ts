import { equals } from '../../notation/condition.ts';
import { oneByOne } from '../../notation/readers.ts';
import { listed } from '../../notation/register.ts';
import { actor, ownId, the } from '../../notation/value.ts';

/** A step by which somebody chooses something for themselves alone. */
export const forOneself = { by: equals(actor, the('member')), asks: ['member'] };

/** A register of one document for each member, of their own choosing: nobody else reads or writes it. */
export const ofOneself = {
  readers: [oneByOne(equals(ownId, actor))],
  identity: the('member'),
  gate: 'server' as const,
  lists: { mine: listed({ zh: '我的', en: 'Mine' }, [], [['opened.at', 'desc']]) },
  subject: '{member}',
};
