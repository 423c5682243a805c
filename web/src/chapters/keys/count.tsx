import './count.css';
import './cabinet.css';
import { useEffect, useState } from 'preact/hooks';
import { countInventory } from '../../../../rulebook/chapters/keys/keyCounts.ts';
import { type KeyKind, keyKinds } from '../../../../rulebook/chapters/keys/release-matrix.ts';
import { recordPath } from '../../../../rulebook/reading/paths.ts';
import { afterFirstRecords } from '../../after-first-records.ts';
import { readingFailed } from '../../data/failures.ts';
import { useRecord } from '../../data/watch.ts';
import { Loading, Problem } from '../../kit/notes.tsx';
import { useNow } from '../../kit/now.ts';
import { Page } from '../../kit/page.tsx';
import { useWords, type Words } from '../../language/words.ts';
import { NotFound } from '../../pages/not-found.tsx';
import { useSession } from '../../session/current.ts';
import { useSiteTime } from '../../session/site-time.ts';
import { CountList } from './count-list.tsx';
import { CountResult } from './count-result.tsx';
import { CountStart } from './count-start.tsx';
import { kindNames, useKeptKinds } from './kept-kinds.ts';
import { keepTally } from './marks.ts';
import { standingOf, useCabinet } from './use-cabinet.ts';

const beingLaidIn: Words = {
  zh: '正在生成应清点的钥匙清单，几秒钟后自动出现',
  en: 'The list of keys to count is being made; it appears by itself in a few seconds.',
};
const notSent: Words = {
  zh: '没有网络：开始清点已存在本机，连上后自动送出，并生成应清点的钥匙清单',
  en: 'No network: the beginning of the count is kept on this device and sent by itself later; then the list of keys is made',
};

/** The daily count of one cabinet against the inventory (R4.4.1.7). */
export function Count({ cabinet = '' }: { cabinet?: string }) {
  const kind = kindNames.find((each) => each === cabinet);
  return kind ? <CountOf key={kind} cabinet={kind} /> : <NotFound />;
}

function CountOf({ cabinet }: { cabinet: KeyKind }) {
  const say = useWords();
  const { site, uid } = useSession();
  const { calendar } = useSiteTime();
  const day = calendar.day(useNow());
  const id = `${day}~${cabinet}`;
  const { value: count, failure } = useRecord(`sites/${site}/keyCounts/${id}`);
  const keys = useCabinet(cabinet);
  const isMine = useKeptKinds()?.includes(cabinet) ?? null;
  // Begun without a network: the start waits on this device, the counting need not.
  const [isBegun, setIsBegun] = useState(false);
  const isOpen = count?.state === 'open';
  const { value: laidIn } = useRecord(isOpen ? recordPath(site, countInventory, id) : null);
  const isKnown = count !== undefined && keys.all !== undefined;
  useEffect(() => {
    if (isKnown) afterFirstRecords();
  }, [isKnown]);
  const isDone = count?.state === 'done';
  // The server has it: until then a refusal costs nobody what they have marked.
  useEffect(() => {
    if (isDone) keepTally({ site, uid, count: id }, null);
  }, [isDone, site, uid, id]);
  const title: Words = {
    zh: `清点${keyKinds[cabinet].zh}钥匙柜`,
    en: `Count: ${keyKinds[cabinet].en} cabinet`,
  };
  const content = () => {
    if (!isKnown || !keys.all) return null;
    if (isDone) return <CountResult count={count} keys={keys.all} />;
    if (count === null && !isBegun) {
      return (
        <CountStart
          id={id}
          day={day}
          cabinet={cabinet}
          keys={standingOf(keys.all)}
          isMine={isMine}
          onBegun={() => setIsBegun(true)}
        />
      );
    }
    if (isMine === false) {
      return <p class="notice-box">{say({ zh: '保管人正在清点', en: 'Its keeper is counting it' })}</p>;
    }
    const inventory = laidIn?.keys;
    if (!Array.isArray(inventory)) {
      return (
        <p class="notice-box" role="status">
          {say(count === null ? notSent : beingLaidIn)}
        </p>
      );
    }
    return (
      <CountList
        key={id}
        id={id}
        rev={Number(count?.rev)}
        cabinet={cabinet}
        inventory={inventory.map(String)}
        keys={keys.all}
      />
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
