import '../kit/chips.css';
import './period-picker.css';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { daysOf, type Every, periodOf } from '../../../rulebook/notation/period.ts';
import type { ReportHead } from '../../../rulebook/notation/report.ts';
import { useRows } from '../data/watch.ts';
import { Button, LinkButton } from '../kit/button.tsx';
import { useWords } from '../language/words.ts';
import { useSession } from '../session/current.ts';
import { after, before, everyOf, everyWords, periodWords } from './periods.ts';
import { PERIODS_MOST, periodsQuery } from './stored.ts';

export const addressOf = (kind: string, period: string): string => `/reports/${kind}/${period}`;

interface PeriodPickerProps {
  readonly report: ReportHead;
  readonly period: string;
  /** The ISO date at the site. */
  readonly today: string;
  /** Those of which it is known that there is a report. */
  readonly known: readonly string[];
}

/** The period before, one of those that exist, the period after; and periods of another length. */
export function PeriodPicker({ report, period, today, known }: PeriodPickerProps) {
  const say = useWords();
  const every = everyOf(period);
  const current = periodOf(every, today);
  const next = after(period);
  const isLast = daysOf(next).first > today;
  const afterwards = say({ zh: '后一期', en: 'The next period' });
  return (
    <nav class="period-picker no-print" aria-label={say({ zh: '期间', en: 'Period' })}>
      <LinkButton
        icon="back"
        href={addressOf(report.name, before(period))}
        aria-label={say({ zh: '前一期', en: 'The period before' })}
      />
      <Choice kind={report.name} period={period} known={known} />
      {isLast ? (
        <Button
          icon="next"
          disabled
          aria-label={afterwards}
          title={say({ zh: '后一期还没有开始', en: 'It has not begun yet' })}
        />
      ) : (
        <LinkButton icon="next" href={addressOf(report.name, next)} aria-label={afterwards} />
      )}
      {period !== current && (
        <LinkButton href={addressOf(report.name, current)}>
          {say({ zh: '本期', en: 'This period' })}
        </LinkButton>
      )}
      {report.every.length > 1 && <Lengths report={report} period={period} today={today} />}
    </nav>
  );
}

const MORE = 'more';
const lengths: readonly Every[] = ['day', 'week', 'month', 'quarter', 'half', 'year'];

/**
 * Those at hand at first: each of the others is a read, so all of them are listed when somebody asks for more.
 */
function Choice({ kind, period, known }: { kind: string; period: string; known: readonly string[] }) {
  const say = useWords();
  const { site } = useSession();
  const { route } = useLocation();
  const [isAsked, setIsAsked] = useState(false);
  const { value } = useRows(isAsked ? periodsQuery(site, kind) : null);
  const periods = [...new Set([period, ...known, ...(value ?? []).map(({ data }) => String(data.period))])];
  const groups = lengths.flatMap((every) => {
    const those = periods.filter((each) => everyOf(each) === every);
    return those.length > 0 ? [[every, those.toSorted().toReversed()] as const] : [];
  });
  const choose = (select: HTMLSelectElement): void => {
    if (select.value === MORE) {
      select.value = period;
      setIsAsked(true);
    } else route(addressOf(kind, select.value));
  };
  const said = value
    ? say({ zh: `已列出 ${periods.length} 期`, en: `${periods.length} periods are listed` })
    : '';
  return (
    <>
      <select
        aria-label={say({ zh: '选择期间', en: 'Choose a period' })}
        value={period}
        onChange={(event) => choose(event.currentTarget)}
      >
        {groups.map(([every, those]) => (
          <optgroup key={every} label={say(everyWords[every])}>
            {those.map((each) => (
              <option key={each} value={each}>
                {say(periodWords(each))}
              </option>
            ))}
          </optgroup>
        ))}
        {!value && (
          <option value={MORE} disabled={isAsked}>
            {isAsked
              ? say({ zh: '正在读取', en: 'Loading' })
              : say({ zh: '列出更多期间', en: 'List more periods' })}
          </option>
        )}
        {value?.length === PERIODS_MOST && (
          <option disabled>
            {say({ zh: `只列最近 ${PERIODS_MOST} 期`, en: `The latest ${PERIODS_MOST} only` })}
          </option>
        )}
      </select>
      <span class="hidden" role="status">
        {said}
      </span>
    </>
  );
}

/** Around the same days: the quarter of a month, the latest month of a quarter. */
function Lengths({ report, period, today }: Omit<PeriodPickerProps, 'known'>) {
  const say = useWords();
  const { last } = daysOf(period);
  const day = last < today ? last : today;
  return (
    <span class="chips">
      {report.every.map((every) => (
        <a
          key={every}
          class="chip"
          href={addressOf(report.name, periodOf(every, day))}
          aria-current={every === everyOf(period) ? 'true' : undefined}
        >
          {say(everyWords[every])}
        </a>
      ))}
    </span>
  );
}
