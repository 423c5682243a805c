import './kept-notice.css';
import { useEffect, useState } from 'preact/hooks';
import type { Kept } from '../data/store.ts';
import { shownChanged, shownNow } from '../data/watch.ts';
import { Icon } from '../kit/icon.tsx';
import { useNow } from '../kit/now.ts';
import { useOnline } from '../kit/online.ts';
import { shortText } from '../language/time.ts';
import { useWords, type Words } from '../language/words.ts';
import { useObservable } from '../observable.ts';
import { useSession } from '../session/current.ts';

/** So long the server may take to answer before a screen is called kept; a device that knows it is offline waits for nothing. */
const PATIENCE_MS = 5_000;

/** Says of what time a screen is that the server does not answer for, and where it may not be all. */
export function KeptNotice() {
  const say = useWords();
  const now = useNow();
  const { zone } = useSession();
  const isOnline = useOnline();
  useObservable(shownChanged);
  const kept = keptNow();
  const isLate = useLate(kept !== null);
  if (!kept || (isOnline && !isLate)) return null;
  return (
    <p class="kept-notice" role="status">
      <Icon name="offline" />
      <span>{say(kept.since ? asOf(shortText(kept.since, zone, now)) : inPart)}</span>
    </p>
  );
}

/** Of when the screen is: the oldest of what is shown says so. Null while the server answers for all of it. */
function keptNow(): Kept | null {
  // A record that is there is whole; of a list there may be more.
  const lists = shownNow().flatMap(({ value, kept }) => (Array.isArray(value) && kept ? kept : []));
  if (lists.length === 0) return null;
  const times = lists.flatMap(({ since }) => since ?? []);
  if (times.length < lists.length) return { since: null };
  return { since: new Date(Math.min(...times.map((time) => time.getTime()))) };
}

const asOf = (time: string): Words => ({
  zh: `没有连上服务器：所示为 ${time} 存在本机的内容`,
  en: `No connection: this is as this device kept it at ${time}`,
});

const inPart: Words = {
  zh: '没有连上服务器：所示只是本机存有的部分，可能不全',
  en: 'No connection: only what this device has kept; there may be more',
};

/** Becomes true when something has been so for a while. */
function useLate(isSo: boolean): boolean {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    setIsLate(false);
    if (!isSo) return undefined;
    const timer = setTimeout(() => setIsLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isSo]);
  return isLate;
}
