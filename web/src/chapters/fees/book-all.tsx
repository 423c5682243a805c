import { useState } from 'preact/hooks';
import { moneyText } from '../../../../rulebook/notation/money.ts';
import type { Refusal } from '../../../../rulebook/reading/plan.ts';
import { readingFailed } from '../../data/failures.ts';
import { perform } from '../../data/perform.ts';
import type { Row } from '../../data/store.ts';
import { Refusals } from '../../forms/refusals.tsx';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Leave } from '../../kit/leave.tsx';
import { Problem } from '../../kit/notes.tsx';
import { tell } from '../../kit/says.tsx';
import { counted } from '../../language/count.ts';
import { useWords, type Words } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';

/** The surest ones: whoever paid has written the room, and nobody has booked it at the desk. */
const isSure = ({ data }: Row): boolean => data.proposedBy === 'room' && data.proposedPayment === undefined;

/** All lines that name their room are booked after one look at them. */
export function BookAll({ rows }: { rows: readonly Row[] }) {
  const say = useWords();
  const [asked, setAsked] = useState<readonly Row[] | null>(null);
  const sure = rows.filter(isSure);
  if (sure.length < 2 && asked === null) return null;
  return (
    <div class="actions no-print">
      <Button icon="check" onClick={() => setAsked(sure)}>
        {say({
          zh: `写明房号的 ${sure.length} 笔一并入账`,
          en: `Book ${counted(sure.length, 'line')} that name a room`,
        })}
      </Button>
      {asked && <Confirm rows={asked} onClose={() => setAsked(null)} />}
    </div>
  );
}

function Confirm({ rows, onClose }: { rows: readonly Row[]; onClose: () => void }) {
  const say = useWords();
  const session = useSession();
  const [done, setDone] = useState<number | null>(null);
  const [refused, setRefused] = useState<{ row: Row; refusals: readonly Refusal[] } | null>(null);
  const [failure, setFailure] = useState<Words | null>(null);
  const sum = moneyText(rows.reduce((all, { data }) => all + Number(data.amount), 0));

  const bookAll = async (): Promise<void> => {
    setRefused(null);
    setFailure(null);
    try {
      for (const [place, row] of rows.entries()) {
        setDone(place);
        const input = { household: row.data.proposed, lateFee: 0 };
        const step = {
          ...({ register: 'statementLines', step: 'book' } as const),
          ...{ id: row.id, rev: Number(row.data.rev), input },
        };
        const outcome = await perform({ site: session.site, uid: session.uid, steps: [step] }, session);
        if (outcome.is !== 'refused') continue;
        setRefused({ row, refusals: outcome.refusals });
        setDone(null);
        return;
      }
      tell({
        zh: `已入账 ${rows.length} 笔，共 ${sum}`,
        en: `${counted(rows.length, 'line')} booked, ${sum}`,
      });
      onClose();
    } catch (error) {
      setFailure(readingFailed(error));
      setDone(null);
    }
  };

  return (
    <Dialog
      title={say({ zh: `入账 ${rows.length} 笔，共 ${sum}？`, en: `Book ${rows.length} lines, ${sum}?` })}
      onClose={onClose}
      foot={
        <>
          <Leave />
          <Button kind="primary" isBusy={done !== null} onClick={() => void bookAll()}>
            {say({ zh: '全部入账', en: 'Book all' })}
          </Button>
        </>
      }
    >
      {done !== null && (
        <p role="status">
          <progress max={rows.length} value={done} aria-label={say({ zh: '正在入账', en: 'Booking' })} />{' '}
          {done} / {rows.length}
        </p>
      )}
      {failure && <Problem words={failure} />}
      {refused && (
        <>
          <p>
            {String(refused.row.data.room)} {moneyText(Number(refused.row.data.amount))}
          </p>
          <Refusals of={refused.refusals} />
        </>
      )}
      <table class="settles">
        <tbody>
          {rows.map(({ id, data }) => (
            <tr key={id}>
              <th scope="row">
                {String(data.room)} <span class="muted">{String(data.remark ?? '')}</span>
              </th>
              <td>{moneyText(Number(data.amount))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
