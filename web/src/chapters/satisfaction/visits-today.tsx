import './to-visit.css';
import { followUpReasons } from '../../../../rulebook/chapters/satisfaction/followUps.ts';
import { readingFailed } from '../../data/failures.ts';
import type { Row } from '../../data/store.ts';
import { useRows } from '../../data/watch.ts';
import { LinkButton } from '../../kit/button.tsx';
import { Badge, Clauses, Empty, Loading, Problem } from '../../kit/notes.tsx';
import { useNow } from '../../kit/now.ts';
import { Page } from '../../kit/page.tsx';
import { counted } from '../../language/count.ts';
import { inOrderOf } from '../../language/order.ts';
import { useWords } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import { useSiteTime } from '../../session/site-time.ts';
import { visitsPlannedUntil } from './visits-planned.ts';
import { typesPaper } from './who.ts';

/** 今日回访: whom to visit today, with what was left over from before, in walking order (R2.4.14). */
export function VisitsToday() {
  const say = useWords();
  const session = useSession();
  const { calendar } = useSiteTime();
  const today = calendar.day(useNow());
  const { value, failure } = useRows(visitsPlannedUntil(session.site, today));
  const own = value?.filter(({ data }) => typesPaper(session, String(data.building)));
  return (
    <Page
      title={{ zh: '今日回访', en: 'Visits today' }}
      actions={
        <LinkButton href="/visiting" icon="check" kind="primary">
          {say({ zh: '开始走访', en: 'Go round' })}
        </LinkButton>
      }
    >
      {failure != null && <Problem words={readingFailed(failure)} />}
      {!own && failure == null && <Loading rows={5} />}
      {own?.length === 0 && (
        <Empty icon="check" words={{ zh: '今天没有要回访的业户', en: 'Nobody is to be visited today' }} />
      )}
      {own && own.length > 0 && <Homes visits={own} today={today} />}
    </Page>
  );
}

function Homes({ visits, today }: { visits: readonly Row[]; today: string }) {
  const say = useWords();
  const late = visits.filter(({ data }) => String(data.plannedOn) < today).length;
  return (
    <>
      <p class="muted">
        {say({
          zh: `${visits.length} 户待回访，其中 ${late} 户早于今天`,
          en: `${counted(visits.length, 'home')} to visit, ${late} from before today`,
        })}{' '}
        <Clauses ids={['R2.4.14']} />
      </p>
      <ul class="homes-to-visit">
        {inOrderOf('room', visits).map(({ id, data }) => (
          <li key={id}>
            <a href={`/followUps/${encodeURIComponent(id)}`}>{String(data.room)}</a>
            <span>
              {say(followUpReasons[data.reason as keyof typeof followUpReasons])}{' '}
              {String(data.plannedOn) < today && (
                <Badge tone="warn">
                  {say({ zh: `计划 ${data.plannedOn}`, en: `Planned ${data.plannedOn}` })}
                </Badge>
              )}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
