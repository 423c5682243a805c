import { holdsAsOwn } from '../../notation/condition.ts';
import { explained, text } from '../../notation/field.ts';
import { listed, register } from '../../notation/register.ts';
import { ends, inOrder, runs } from '../../notation/state.ts';
import { from, opens } from '../../notation/step.ts';

const whoSetsDesks = holdsAsOwn('admin', 'manager');

/**
 * 共用电脑: a computer that several people use in turn, on which one comes back with a PIN and which locks by itself. What
 * it is known by, a secret that its browser has made, stands beneath it as a hash, where nobody reads it.
 */
export const desks = register('desks', {
  form: { zh: '共用电脑', en: 'Shared computers' },
  rank: 40,
  cites: ['R6.1.3', 'R1.3'],
  fields: {
    name: explained(text('名称', 'Name', 40), '如“前台左侧电脑”', "As in 'Front desk, left'"),
  },
  readers: [holdsAsOwn('admin', 'manager')],
  states: {
    registered: inOrder(runs('使用中', 'In use')),
    takenBack: ends('已收回', 'Taken back'),
  },
  gate: 'server',
  steps: {
    // With the hash of its secret, which goes elsewhere.
    add: opens('registered', {
      title: { zh: '登记本机为共用电脑', en: 'Make this a shared computer' },
      by: whoSetsDesks,
      asks: ['name'],
      gate: 'ownCallable',
      cites: ['R6.1.3'],
    }),
    rename: from('registered').stays({
      title: { zh: '改名', en: 'Rename' },
      by: whoSetsDesks,
      asks: ['name'],
      cites: ['R6.1.3'],
    }),
    takeBack: from('registered').to('takenBack', {
      title: { zh: '收回', en: 'Take back' },
      by: whoSetsDesks,
      cites: ['R6.1.3', 'R1.3'],
    }),
  },
  lists: {
    inUse: listed({ zh: '使用中', en: 'In use' }, [['state', '==', 'registered']]),
    all: listed({ zh: '全部', en: 'All' }),
  },
  columns: ['name', 'opened'],
  subject: '{name}',
});
