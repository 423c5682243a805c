import { counted } from '../language/count.ts';
import { useWords, type Words } from '../language/words.ts';
import type { Asked } from './mark-form.tsx';
import { isOpen, type Standing } from './standing.ts';
import { floorsOf, keyOf } from './stop.ts';
import { StopRow } from './stop-row.tsx';

interface FloorsProps {
  /** Of one building. */
  readonly standings: readonly Standing[];
  readonly onAsk: (asked: Asked) => void;
}

/** One building, floor by floor, with how many are left on each. */
export function Floors({ standings, onAsk }: FloorsProps) {
  const say = useWords();
  const byStop = new Map(standings.map((each) => [keyOf(each.stop), each]));
  return (
    <>
      {floorsOf(standings.map(({ stop }) => stop)).map(({ entrance, floor, stops }) => {
        const rows = stops.flatMap((stop) => byStop.get(keyOf(stop)) ?? []);
        const title = floorWords(entrance, floor);
        return (
          <section class="round-floor" key={`${entrance} ${floor}`} aria-label={say(title)}>
            <h2>
              {say(title)} <span class="muted">{say(leftWords(rows.filter(isOpen).length))}</span>
            </h2>
            <ul>
              {rows.map((standing) => (
                <StopRow key={keyOf(standing.stop)} standing={standing} onAsk={onAsk} />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

export const leftWords = (left: number): Words =>
  left === 0 ? { zh: '走完了', en: 'done' } : { zh: `还剩 ${left} 户`, en: `${counted(left, 'home')} left` };

function floorWords(entrance: string, floor: string): Words {
  if (floor === '') return entrance === '' ? { zh: '其他', en: 'Others' } : entranceWords(entrance);
  const storey: Words = { zh: `${floor} 层`, en: `Floor ${floor}` };
  if (entrance === '') return storey;
  const { zh, en } = entranceWords(entrance);
  return { zh: `${zh} ${storey.zh}`, en: `${en}, floor ${floor}` };
}

const entranceWords = (entrance: string): Words => ({ zh: `${entrance} 单元`, en: `Entrance ${entrance}` });
