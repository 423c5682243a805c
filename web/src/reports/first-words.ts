import type { Every } from '../../../rulebook/notation/period.ts';
import type { ReportHead } from '../../../rulebook/notation/report.ts';
import type { Words } from '../language/words.ts';

const ends: Readonly<Record<Every, Words>> = {
  day: { zh: '每天日终', en: 'at the end of a day' },
  week: { zh: '每周日日终', en: 'at the end of a week' },
  month: { zh: '每月末', en: 'at the end of a month' },
  quarter: { zh: '每季度末', en: 'at the end of a quarter' },
  half: { zh: '每半年末', en: 'at the end of a half-year' },
  year: { zh: '每年末', en: 'at the end of a year' },
};

/** When the first report of a kind comes, where there is none yet. */
export function firstWords({ every: [every = 'month'] }: ReportHead): Words {
  return {
    zh: `还没有；${ends[every].zh}结束后生成第一份`,
    en: `None yet: the first is written ${ends[every].en}`,
  };
}
