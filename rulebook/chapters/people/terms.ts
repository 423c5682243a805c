import { all, before, not, rule, theServer } from '../../notation/condition.ts';
import type { Due } from '../../notation/due.ts';
import { from, type StatedStep } from '../../notation/step.ts';
import { later, now, the } from '../../notation/value.ts';
import type { ClauseId } from '../../site/clauses/index.ts';
import type { Words } from '../../site/words.ts';

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

interface TermEnds {
  /** Who is told when it is over, and in which words. */
  readonly people: readonly string[];
  readonly expired: Words;
  /** Left out: whoever was concerned is gone. */
  readonly lapsed?: Words;
  readonly cites: readonly ClauseId[];
}

/** How a term ends by itself: it runs out, or one of the people has left. */
export const endsByItself = ({
  people,
  expired,
  lapsed,
  cites,
}: TermEnds): Record<'expire' | 'lapse', StatedStep> => ({
  expire: from('active').to('ended', {
    title: { zh: '到期', en: 'Expire' },
    by: theServer,
    tells: [{ people, words: expired }],
    cites,
  }),
  lapse: from('active').to('ended', {
    title: { zh: '离职终止', en: 'Lapse' },
    by: theServer,
    ...(lapsed ? { tells: [{ people, words: lapsed }] } : {}),
    cites,
  }),
});

/** The day on which it runs out. */
export const termEnds = (
  concerns: string,
  { title, words, cites }: Pick<Due, 'title' | 'words' | 'cites'>,
): Due => ({
  title,
  while: ['active'],
  at: the('until'),
  concerns: [concerns],
  words,
  takes: 'expire',
  cites,
});
