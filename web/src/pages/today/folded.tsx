import { titleAt } from '../../../../rulebook/notation/title-at.ts';
import { Clauses } from '../../kit/notes.tsx';
import { useWords } from '../../language/words.ts';
import { ByWhen } from '../../records/by-when.tsx';
import type { Take } from './actions.tsx';
import type { QueueRow } from './bands.ts';
import { Dot, MatterRow } from './matter-row.tsx';

interface FoldedProps {
  readonly row: QueueRow;
  /** Of how many these are left. */
  readonly of: number;
  readonly now: Date;
  readonly onTake: Take;
}

/** Like duties of a day as one row, which says how far they are: 钥匙待清点 1/5. Opened, each has its own. */
export function Folded({ row: { items }, of, now, onTake }: FoldedProps) {
  const say = useWords();
  const [first] = items;
  return (
    <li class="matter-fold">
      <details>
        <summary class="list-row">
          <Dot item={first} now={now} />
          <span class="list-main">
            <b>
              {say(titleAt(first, first.deadline, now))} {of - items.length}/{of}{' '}
              <Clauses ids={first.clauses} />
            </b>
            <span>{items.map(({ subject }) => say(subject)).join(say({ zh: '、', en: ', ' }))}</span>
          </span>
          {first.deadline && <ByWhen deadline={first.deadline} now={now} />}
        </summary>
        <ul class="matter-parts">
          {items.map((item) => (
            <MatterRow key={item.key} item={item} now={now} onTake={onTake} />
          ))}
        </ul>
      </details>
    </li>
  );
}
