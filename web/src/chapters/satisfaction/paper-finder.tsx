import '../../records/records.css';
import './typing.css';
import { useEffect, useState } from 'preact/hooks';
import { recordPath } from '../../../../rulebook/reading/paths.ts';
import { readingFailed } from '../../data/failures.ts';
import type { Row } from '../../data/store.ts';
import { useRegister } from '../../data/use-registers.ts';
import { useRecord, useRows } from '../../data/watch.ts';
import { Button } from '../../kit/button.tsx';
import { Chip } from '../../kit/chip.tsx';
import { Finder } from '../../kit/finder.tsx';
import { Empty, Loading, Problem } from '../../kit/notes.tsx';
import { Page } from '../../kit/page.tsx';
import { inOrderOf } from '../../language/order.ts';
import { useWords } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import { buildingWords, useBuildings } from './buildings.ts';
import { paperAddress } from './paper-address.ts';
import { unansweredIn } from './queries.ts';
import { typesPaper } from './who.ts';

/** Whose paper is it: the homes that have not answered, found by their room. */
export function PaperFinder({ id = '' }: { id?: string }) {
  const say = useWords();
  const session = useSession();
  const register = useRegister('surveys');
  const { value: survey, failure } = useRecord(register && recordPath(session.site, register, id));
  const site = useBuildings();
  const own = survey?.buildings as readonly string[] | undefined;
  const buildings = (own ?? site.buildings)?.filter((each) => typesPaper(session, each));
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  // Whoever types a room names its building.
  const named = buildings?.find((each) => typed.startsWith(`${each}-`));
  const building = named ?? chosen ?? buildings?.[0] ?? null;
  const failed = failure ?? (buildings ? null : site.failure);
  return (
    <Page title={{ zh: '录入纸质问卷', en: 'Type paper forms' }} back={`/surveys/${encodeURIComponent(id)}`}>
      {failed != null && <Problem words={readingFailed(failed)} />}
      {survey === null && (
        <Empty icon="search" words={{ zh: '没有这份问卷', en: 'There is no such survey' }} />
      )}
      {survey && <p class="muted">{String(survey.title)}</p>}
      {survey !== null && !buildings && failed == null && <Loading rows={4} />}
      {survey && buildings?.length === 0 && (
        <Problem
          words={{ zh: '没有由您录入的楼栋', en: 'There is no building whose paper you type' }}
          clauses={['R3.4.6.2']}
        />
      )}
      {survey && building !== null && (
        <>
          <Finder
            text={typed}
            label={{ zh: '按房号查找', en: 'Find by room' }}
            placeholder={{ zh: '房号，如 3-1-501', en: 'Room, such as 3-1-501' }}
            onType={setTyped}
          />
          {(buildings?.length ?? 0) > 1 && (
            <nav class="chips" aria-label={say({ zh: '楼栋', en: 'Building' })}>
              {buildings?.map((each) => (
                <Chip
                  key={each}
                  words={buildingWords(each)}
                  isOn={each === building}
                  onPick={() => {
                    setChosen(each);
                    setTyped('');
                  }}
                />
              ))}
            </nav>
          )}
          <Homes key={building} survey={id} building={building} typed={typed.trim()} />
        </>
      )}
    </Page>
  );
}

const ROWS = 50;

interface HomesProps {
  readonly survey: string;
  readonly building: string;
  readonly typed: string;
}

function Homes({ survey, building, typed }: HomesProps) {
  const say = useWords();
  const { site } = useSession();
  const [many, setMany] = useState(ROWS);
  useEffect(() => setMany(ROWS), [typed]);
  const { value, failure } = useRows(unansweredIn(site, survey, building));
  if (failure != null) return <Problem words={readingFailed(failure)} />;
  if (!value) return <Loading rows={4} />;
  const found = inOrderOf('room', value).filter(({ data }) => String(data.room).includes(typed));
  if (value.length === 0)
    return <Empty words={{ zh: '这一栋没有未答复的业户', en: 'Nobody here is left to answer' }} />;
  if (found.length === 0)
    return (
      <Empty
        icon="search"
        words={{
          zh: '未答复的业户中没有这个房号：可能已经答复，或没有发放',
          en: 'No such room among those that have not answered: it may have answered, or is not asked',
        }}
      />
    );
  return (
    <>
      <ul class="typing-homes">
        {found.slice(0, many).map((row) => (
          <Home key={row.id} survey={survey} row={row} />
        ))}
      </ul>
      {found.length > many && (
        <div class="actions">
          <Button icon="more" onClick={() => setMany(many + ROWS)}>
            {say({
              zh: `显示更多（还有 ${found.length - many} 户）`,
              en: `Show ${found.length - many} more`,
            })}
          </Button>
        </div>
      )}
    </>
  );
}

function Home({ survey, row: { data } }: { survey: string; row: Row }) {
  return (
    <li>
      <a class="button" href={paperAddress(survey, String(data.household))}>
        {String(data.room)}
      </a>
    </li>
  );
}
