import { calledIn } from '../../../rulebook/notation/record.ts';
import type { Headline } from '../../../rulebook/notation/report.ts';
import { shareOf } from '../../../rulebook/notation/share.ts';
import { isRole, type Role, roles } from '../../../rulebook/site/roles.ts';
import { spanText } from '../../../rulebook/site/span.ts';
import type { Words } from '../../../rulebook/site/words.ts';
import { matterOf } from '../days/obligations.ts';
import { wordsFor } from '../deadlines/outcome.ts';
import type { ReportCell, ReportLine, ReportScene } from '../reports/parts-of.ts';
import type { Reckoned } from '../reports/reckoning.ts';
import { count, NOT_KNOWN, percent, same } from '../reports/told.ts';
import { averageLateness, type Case, caseCount, clauseOf, type Kept, minutesLate, whoseIs } from './tally.ts';

/** Of more cases than a person reads, those that are the latest stand here. */
const CASES_MOST = 300;

/** The percentage that was kept; null where nothing fell due. */
export const keptShare = (kept: Kept): number | null => shareOf(kept.kept, caseCount(kept));

/** The columns of sums of cases; the first says what they are summed by. */
export const columnsOf = (first: Words): Words[] => [
  first,
  { zh: '按时', en: 'In time' },
  { zh: '逾期完成', en: 'Late' },
  { zh: '未完成', en: 'Not done' },
  { zh: '按时率', en: 'Kept' },
  { zh: '平均逾期', en: 'Late on average' },
];

/** The cells of sums of cases, beside the first. */
export function keptCells(kept: Kept): ReportCell[] {
  const average = averageLateness(kept);
  return [
    count(kept.kept),
    { ...count(kept.late), late: kept.late > 0 },
    { ...count(kept.missed), late: kept.missed > 0 },
    percent(keptShare(kept)),
    average === null ? NOT_KNOWN : spanWords(average),
  ];
}

const spanWords = (minutes: number): Words => ({
  zh: spanText(minutes * 60_000, 'zh'),
  en: spanText(minutes * 60_000, 'en'),
});

/** So many, of which fewer are better. */
export const fewerIsBetter = (name: string, title: Words, value: number): Headline => ({
  ...{ name, title, value, measure: 'count', aims: 'less' },
});

/** The share that was not kept: what is worst has the most. */
export const badness = (kept: Kept): number => (kept.missed + kept.late) / caseCount(kept);

/** Whose cases are, in words. */
export function whoseWords(who: string, people: ReportScene['people']): Words {
  const role = who.replace(/^role:/, '');
  if (who !== role && isRole(role)) return roles[role];
  return { zh: calledIn(who, people.nameOf, 'zh'), en: calledIn(who, people.nameOf, 'en') };
}

/** By how much it was late, or is by now. */
function lateness(each: Case, now: Date): ReportCell {
  if (each.isRunning) return { ...spanWords(minutesLate({ ...each, endedAt: now })), late: true };
  return each.endedAt ? spanWords(minutesLate(each)) : NOT_KNOWN;
}

/** A line for each case, the latest first; each names its clause and whose it was, by which a line of sums opens it. */
export function caseLines(
  cases: readonly Case[],
  { time, people, now }: ReportScene,
  readers: readonly Role[],
): Reckoned {
  const stamp = (at: Date | null): Words => (at ? same(time.calendar.stamp(at)) : NOT_KNOWN);
  const lines = cases
    .toReversed()
    .slice(0, CASES_MOST)
    .map((each): ReportLine => {
      const whose = whoseIs(each);
      const { register, record, name, deadline, endedAt } = each;
      const late = lateness(each, now);
      const words = wordsFor(readers, each);
      const cells = [words, stamp(deadline), stamp(endedAt), late, whoseWords(whose, people)];
      return { register, record, matter: name, cells, about: [clauseOf(each), matterOf(each), whose] };
    });
  return {
    columns: [
      { zh: '事项', en: 'Matter' },
      { zh: '应办时间', en: 'Due' },
      { zh: '完成时间', en: 'Done' },
      { zh: '逾期', en: 'Late by' },
      { zh: '责任人', en: 'Whose' },
    ],
    lines,
    total: cases.length,
  };
}
