import { all, before, not, rule } from '../language/condition.ts';
import { later, now, the } from '../language/value.ts';

const YEAR_HOURS = 366 * 24;

export const untilIsLater = rule(
  'untilIsLater',
  ['R4.4.1.10', 'R4.4.1.2'],
  { zh: '结束时间须晚于开始时间和现在', en: 'It must end after it begins, and after now' },
  all(before(the('from'), the('until')), before(now, the('until'))),
);

/** Nothing is named or lent for a time gone by. */
export const beginsNow = rule(
  'beginsNow',
  ['R4.4.1.10', 'R4.4.1.2'],
  { zh: '开始时间不能早于昨天此时', en: 'It cannot begin more than a day ago' },
  not(before(later(the('from'), 24), now)),
);

export const aYearAtMost = rule(
  'aYearAtMost',
  ['R4.4.1.10', 'R4.4.1.2'],
  { zh: '期限最长一年', en: 'For a year at most' },
  not(before(later(the('from'), YEAR_HOURS), the('until'))),
);
