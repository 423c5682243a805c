import './to-visit.css';
import { useState } from 'preact/hooks';
import { readingFailed } from '../../data/failures.ts';
import { useRows } from '../../data/watch.ts';
import { Button, LinkButton } from '../../kit/button.tsx';
import { Chip } from '../../kit/chip.tsx';
import { Empty, Loading, Problem } from '../../kit/notes.tsx';
import { counted } from '../../language/count.ts';
import { inOrderOf } from '../../language/order.ts';
import { useWords } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import { tendsNow } from '../../session/held.ts';
import { buildingWords, useBuildings } from './buildings.ts';
import { paperAddress } from './paper-address.ts';
import { unansweredIn } from './queries.ts';
import { typesPaper } from './who.ts';

const ROWS = 50;

interface ToVisitProps {
  readonly survey: string;
  /** Of the survey; null for all of the site's. */
  readonly buildings: readonly string[] | null;
}

/** R3.4.6.2 Who has not answered yet, building by building, in the order in which somebody walks past the doors. */
export function ToVisit({ survey, buildings: own }: ToVisitProps) {
  const say = useWords();
  const session = useSession();
  const site = useBuildings();
  const buildings = own ?? site.buildings;
  const [chosen, setChosen] = useState<string | null>(null);
  // A steward begins with what is theirs.
  const building = chosen ?? buildings?.find((each) => tendsNow(session, each)) ?? buildings?.[0] ?? null;
  return (
    <section class="section no-print" aria-label={say({ zh: '待上门业户', en: 'To visit next' })}>
      <h2>{say({ zh: '待上门业户', en: 'To visit next' })}</h2>
      {!buildings && site.failure == null && <Loading rows={2} />}
      {!buildings && site.failure != null && <Problem words={readingFailed(site.failure)} />}
      {buildings && buildings.length > 1 && (
        <nav class="chips" aria-label={say({ zh: '楼栋', en: 'Building' })}>
          {buildings.map((each) => (
            <Chip
              key={each}
              words={buildingWords(each)}
              isOn={each === building}
              onPick={() => setChosen(each)}
            />
          ))}
        </nav>
      )}
      {building !== null && <Homes key={building} survey={survey} building={building} />}
    </section>
  );
}

function Homes({ survey, building }: { survey: string; building: string }) {
  const say = useWords();
  const session = useSession();
  const [many, setMany] = useState(ROWS);
  const { value, failure } = useRows(unansweredIn(session.site, survey, building));
  if (failure != null) return <Problem words={readingFailed(failure)} />;
  if (!value) return <Loading rows={3} />;
  if (value.length === 0)
    return <Empty words={{ zh: '这一栋没有未答复的业户', en: 'Nobody here is left to answer' }} />;
  const mayType = typesPaper(session, building);
  const left = value.length - many;
  return (
    <>
      <p class="muted">
        {say({ zh: `${value.length} 户未答复`, en: `${counted(value.length, 'home')} left` })}
      </p>
      <ul class="homes-to-visit">
        {inOrderOf('room', value)
          .slice(0, many)
          .map(({ id, data }) => (
            <li key={id}>
              <a href={`/households/${encodeURIComponent(String(data.household))}`}>{String(data.room)}</a>
              {mayType && (
                <LinkButton
                  href={paperAddress(survey, String(data.household))}
                  aria-label={say({ zh: `录入纸质 ${data.room}`, en: `Type paper ${data.room}` })}
                >
                  {say({ zh: '录入纸质', en: 'Type paper' })}
                </LinkButton>
              )}
            </li>
          ))}
      </ul>
      {left > 0 && (
        <div class="actions">
          <Button icon="more" onClick={() => setMany(many + ROWS)}>
            {say({ zh: `显示更多（还有 ${left} 户）`, en: `Show more (${left} left)` })}
          </Button>
        </div>
      )}
    </>
  );
}
