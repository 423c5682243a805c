import type { KeyKind } from '../../../../rulebook/chapters/keys/release-matrix.ts';
import { dateOf } from '../../../../rulebook/notation/record.ts';
import { Icon } from '../../kit/icon.tsx';
import { timeText } from '../../language/time.ts';
import { useWords, type Words } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import { useSiteTime } from '../../session/site-time.ts';
import type { CountsOfToday } from './use-counts.ts';

interface CountProps {
  readonly cabinet: KeyKind;
  readonly counts: CountsOfToday;
  /** Whoever looks keeps this cabinet. */
  readonly isMine: boolean;
  readonly now: Date;
}

/** Whether the cabinet has been counted today (R4.4.1.7), and the way to the count. */
export function CountOfToday({ cabinet, counts, isMine, now }: CountProps) {
  const say = useWords();
  const { zone } = useSession();
  const { settings, calendar } = useSiteTime();
  if (!counts) return null;
  const count = counts.get(cabinet);
  const day = calendar.day(now);
  const isLate = calendar.isWorkday(day) && calendar.instant(day, settings.countBy) <= now;
  const doneAt = count?.state === 'done' ? dateOf(count, 'done.at') : null;
  const words: Words = doneAt
    ? { zh: `今日已清点 ${timeText(doneAt, zone)}`, en: `Counted today ${timeText(doneAt, zone)}` }
    : count
      ? { zh: '继续清点', en: 'Go on counting' }
      : isMine
        ? { zh: '开始清点', en: 'Count now' }
        : { zh: '今日未清点', en: 'Not counted today' };
  const tone = doneAt ? 'done' : isLate ? 'late' : '';
  return (
    <a class={`button quiet count-link ${tone} ${doneAt ? '' : 'no-print'}`} href={`/count/${cabinet}`}>
      <Icon name={doneAt ? 'check' : isLate ? 'clock' : 'list'} />
      <span>{say(words)}</span>
    </a>
  );
}
