import './waiting.css';
import { unsent } from '../data/unsent.ts';
import { Icon } from '../kit/icon.tsx';
import { useOnline } from '../kit/online.ts';
import { useWords } from '../language/words.ts';
import { useObservable } from '../observable.ts';

/** Says that there is no network, and what waits on this device for it. */
export function Waiting() {
  const say = useWords();
  const isOnline = useOnline();
  const waiting = useObservable(unsent);
  const refused = waiting.some(({ refusals }) => refusals.length > 0);
  if (isOnline && waiting.length === 0) return null;
  const words = isOnline
    ? { zh: `${waiting.length} 项未送出`, en: `${waiting.length} unsent` }
    : { zh: `离线，${waiting.length} 项待送`, en: `Offline, ${waiting.length} to send` };
  return (
    <a class={refused ? 'button waiting refused' : 'button waiting'} href="/unsent">
      <Icon name={isOnline ? 'clock' : 'offline'} />
      <span>{say(words)}</span>
    </a>
  );
}
