import { equals } from '../../notation/condition.ts';
import { code, optional, person, rows, text } from '../../notation/field.ts';
import { oneByOne } from '../../notation/readers.ts';
import { listed, register } from '../../notation/register.ts';
import { runs } from '../../notation/state.ts';
import { from, opens, type StepTerms } from '../../notation/step.ts';
import { actor, ownId, the } from '../../notation/value.ts';

/** As many views does one person keep. */
const VIEWS_MOST = 30;

/** A list of the desk and how it is looked at: `/keyLoans?list=out&sort=-due`. */
const ADDRESS = String.raw`^/[A-Za-z]+(\?[A-Za-z0-9%&=+*._~-]*)?$`;

const terms: StepTerms = {
  title: { zh: '保存常用视图', en: 'Keep views' },
  by: equals(actor, the('member')),
  asks: ['member'],
  mayAsk: ['views'],
  cites: ['R14.1.6'],
};

/** 常用视图: the lists that a member looks at again and again, each under a name of their own. Nobody else sees them. */
export const savedViews = register('savedViews', {
  form: { zh: '常用视图', en: 'Saved views' },
  cites: ['R14.1.6'],
  fields: {
    member: person('员工', 'Member'),
    views: optional(
      rows('视图', 'Views', VIEWS_MOST, {
        name: text('名称', 'Name', 30),
        address: code('位置', 'Where', ADDRESS, 500),
      }),
    ),
  },
  states: { kept: runs('使用中', 'Kept') },
  readers: [oneByOne(equals(ownId, actor))],
  identity: the('member'),
  gate: 'server',
  steps: {
    keep: opens('kept', terms),
    keepAnew: from('kept').stays(terms),
  },
  lists: { mine: listed({ zh: '我的', en: 'Mine' }, [], [['opened.at', 'desc']]) },
  columns: ['member', 'views'],
  subject: '{member}',
});
