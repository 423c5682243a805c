import './count.css';
import './cabinet.css';
import { useEffect, useState } from 'preact/hooks';
import { type KeyKind, keyKinds } from '../../../../rulebook/release-matrix.ts';
import { afterFirstRecords } from '../../after-first-records.ts';
import { readingFailed } from '../../data/failures.ts';
import { useRecord } from '../../data/watch.ts';
import { Loading, Problem } from '../../kit/notes.tsx';
import { useNow } from '../../kit/now.ts';
import { Page } from '../../kit/page.tsx';
import { useWords, type Words } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import { NotFound } from '../not-found.tsx';
import { CountList } from './count-list.tsx';
import { CountResult } from './count-result.tsx';
import { CountStart } from './count-start.tsx';
import { kindNames, useKeptKinds } from './kept-kinds.ts';
import { useSiteTime } from './use-board.ts';
import { useCabinet } from './use-cabinet.ts';

/** The daily count of one cabinet against the inventory (R4.4.1.7). */
export function Count({ cabinet = '' }: { cabinet?: string }) {
  const kind = kindNames.find((each) => each === cabinet);
  return kind ? <CountOf key={kind} cabinet={kind} /> : <NotFound />;
}

function CountOf({ cabinet }: { cabinet: KeyKind }) {
  const say = useWords();
  const { site } = useSession();
  const { calendar } = useSiteTime();
  const day = calendar.day(useNow());
  const id = `${day}~${cabinet}`;
  const { value: count, failure } = useRecord(`sites/${site}/keyCounts/${id}`);
  const keys = useCabinet(cabinet);
  const isMine = useKeptKinds()?.includes(cabinet) ?? null;
  // Begun without a network: the start waits on this device, the counting need not.
  const [isBegun, setIsBegun] = useState(false);
  const isKnown = count !== undefined && keys.hanging !== undefined;
  useEffect(() => {
    if (isKnown) afterFirstRecords();
  }, [isKnown]);
  const title: Words = {
    zh: `清点${keyKinds[cabinet].zh}钥匙柜`,
    en: `Count: ${keyKinds[cabinet].en} cabinet`,
  };
  const content = () => {
    if (!isKnown || !keys.hanging) return null;
    if (count?.state === 'done') return <CountResult count={count} keys={keys} />;
    if (count === null && !isBegun) {
      return (
        <CountStart
          id={id}
          day={day}
          cabinet={cabinet}
          keys={keys}
          isMine={isMine}
          onBegun={() => setIsBegun(true)}
        />
      );
    }
    return isMine === false ? (
      <p class="note">{say({ zh: '保管人正在清点', en: 'Its keeper is counting it' })}</p>
    ) : (
      <CountList key={id} id={id} rev={Number(count?.rev ?? 1)} cabinet={cabinet} keys={keys} />
    );
  };
  return (
    <Page title={title} back="/cabinet">
      <p class="muted">{day}</p>
      {failure != null && <Problem words={readingFailed(failure)} />}
      {keys.failure != null && <Problem words={readingFailed(keys.failure)} />}
      {!isKnown && failure == null && keys.failure == null && <Loading rows={5} />}
      {content()}
    </Page>
  );
}
