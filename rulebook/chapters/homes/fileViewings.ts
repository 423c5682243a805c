import { any, equals, holds, rule } from '../../notation/condition.ts';
import { ref, stamp } from '../../notation/field.ts';
import { own } from '../../notation/readers.ts';
import { listed, register } from '../../notation/register.ts';
import { runs } from '../../notation/state.ts';
import { from, opens, type StepTerms } from '../../notation/step.ts';
import { actor, joined, the, was } from '../../notation/value.ts';
import { stewardOf } from '../common.ts';

const viewing: StepTerms = {
  title: { zh: '查看私密档案', en: 'Open the private file' },
  by: any(stewardOf(the('household.building')), holds('supervisor', 'manager')),
  stamps: ['seen'],
  cites: ['R2.4.16'],
};

/**
 * 业户档案查看. Who keeps the private files enters that they look at one before the rules show it. One record per
 * household and person, so that the rules find it without a query; each time is in its history.
 */
export const fileViewings = register('fileViewings', {
  form: { zh: '私密档案查看登记', en: 'Private files looked at' },
  cites: ['R2.4.16'],
  fields: {
    household: ref('业户', 'Household', 'households'),
    seen: stamp('查看', 'Looked at'),
  },
  states: { viewed: runs('已查看', 'Looked at') },
  identity: joined(the('household'), '~', the('opened.by')),
  readers: [own('opened.by'), holds('supervisor', 'manager')],
  steps: {
    view: opens('viewed', { ...viewing, asks: ['household'] }),
    viewAgain: from('viewed').stays({
      ...viewing,
      provided: [
        rule(
          'ownViewing',
          ['R2.4.16'],
          { zh: '只能记自己的查看', en: 'Only what you look at yourself' },
          equals(actor, was('opened.by')),
        ),
      ],
    }),
  },
  lists: {
    latest: listed({ zh: '最近查看', en: 'Latest' }, [], [['seen.at', 'desc']]),
  },
  columns: ['household', 'seen'],
  subject: '{household}',
});
