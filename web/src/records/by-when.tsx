import { spanText } from '../../../rulebook/site/span.ts';
import { untilText } from '../language/time.ts';
import { useLanguage } from '../language/words.ts';
import { useSession } from '../session/current.ts';

/** By when something is owed; once that has passed, for how long it is late. */
export function ByWhen({ deadline, now }: { readonly deadline: Date; readonly now: Date }) {
  const language = useLanguage();
  const { zone } = useSession();
  const isPast = deadline <= now;
  const time = isPast
    ? spanText(now.getTime() - deadline.getTime(), language)
    : untilText(deadline, zone, now);
  const words = isPast ? { zh: `逾期 ${time}`, en: `${time} late` } : { zh: `${time} 前`, en: `by ${time}` };
  return (
    <time class={isPast ? 'late' : ''} dateTime={deadline.toISOString()}>
      {words[language]}
    </time>
  );
}
