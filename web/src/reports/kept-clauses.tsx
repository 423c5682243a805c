import { periodOf } from '../../../rulebook/notation/period.ts';
import { useRecord } from '../data/watch.ts';
import { Icon } from '../kit/icon.tsx';
import { useNow } from '../kit/now.ts';
import { useWords } from '../language/words.ts';
import { useSession } from '../session/current.ts';
import { useSiteTime } from '../session/site-time.ts';
import { figuresOf, figureText } from './figures.ts';
import { pathOf, storedOf } from './stored.ts';

/** How the regulations are kept this month, in one line that leads to the report: what a manager looks at first. */
export function KeptClauses() {
  const say = useWords();
  const { site } = useSession();
  const { calendar } = useSiteTime();
  const now = useNow();
  const { value } = useRecord(pathOf(site, 'compliance', periodOf('month', calendar.day(now))));
  const report = storedOf(value);
  return (
    <a class="kept-clauses" href="/reports/compliance">
      <b>{say({ zh: '本月制度执行', en: 'Clauses kept this month' })}</b>
      {report &&
        figuresOf(report).map(({ key, title, value: figure, measure }) => (
          <span key={key}>
            {say(title)} <b>{figureText(figure, measure)}</b>
          </span>
        ))}
      <Icon name="next" />
    </a>
  );
}
