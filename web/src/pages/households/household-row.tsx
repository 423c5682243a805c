import './households.css';
import type { Row } from '../../data/store.ts';
import { Badge } from '../../kit/notes.tsx';
import { useWords } from '../../language/words.ts';
import { Completeness } from './completeness.tsx';

/** A household in a list: where, who as far as it is shown, and how much of the file is filled in. */
export function HouseholdRow({ row }: { row: Row }) {
  const say = useWords();
  const { room, displayName, maskedPhone, careMark, completeness, moveInDate, state } = row.data;
  return (
    <li>
      <a class="row household-row" href={`/households/${encodeURIComponent(row.id)}`}>
        <b class="household-room">{String(room)}</b>
        <span class="household-name">{String(displayName)}</span>
        <span class="household-phone">{maskedPhone === undefined ? '' : String(maskedPhone)}</span>
        <span class="household-since">{moveInDate === undefined ? '' : String(moveInDate)}</span>
        <span class="household-marks">
          {state === 'former' && <Badge>{say({ zh: '已迁出', en: 'Former' })}</Badge>}
          {careMark !== undefined && <Badge tone="warn">{String(careMark)}</Badge>}
        </span>
        <Completeness percent={Number(completeness ?? 0)} />
      </a>
    </li>
  );
}
