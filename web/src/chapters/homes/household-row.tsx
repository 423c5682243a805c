import './households.css';
import type { Row } from '../../data/store.ts';
import { Badge } from '../../kit/notes.tsx';
import { useWords } from '../../language/words.ts';
import { Completeness } from './completeness.tsx';

/** Households in a list, on a wide screen under the titles of what is shown. */
export function HouseholdRows({ rows }: { rows: readonly Row[] | undefined }) {
  const say = useWords();
  if (!rows || rows.length === 0) return null;
  return (
    <>
      <div class="household-row household-titles" aria-hidden="true">
        <span>{say({ zh: '房号', en: 'Room' })}</span>
        <span>{say({ zh: '称呼', en: 'Name' })}</span>
        <span>{say({ zh: '电话（隐藏）', en: 'Masked phone' })}</span>
        <span>{say({ zh: '入住日期', en: 'Moved in' })}</span>
        <span>{say({ zh: '关怀标记', en: 'Care' })}</span>
        <span>{say({ zh: '档案完整度', en: 'Completeness' })}</span>
      </div>
      <ul class="list-rows">
        {rows.map((row) => (
          <HouseholdRow key={row.id} row={row} />
        ))}
      </ul>
    </>
  );
}

/** Where, who as far as it is shown, and how much of the file is filled in. */
function HouseholdRow({ row }: { row: Row }) {
  const say = useWords();
  const { room, displayName, maskedPhone, careMark, completeness, moveInDate, state } = row.data;
  return (
    <li>
      <a class="list-row household-row" href={`/households/${encodeURIComponent(row.id)}`}>
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
