import { useNames } from '../../data/names.ts';
import { Badge } from '../../kit/notes.tsx';
import { useNow } from '../../kit/now.ts';
import { shortText } from '../../language/time.ts';
import { useWords } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import { type BoardKey, isOverdue } from './board.ts';
import { lookOf } from './key-look.ts';
import type { CabinetKeys } from './use-cabinet.ts';

/** What does not hang here for a reason that is known: lent by name, lost or damaged. */
export function CountAside({ keys: { out, gone } }: { keys: CabinetKeys }) {
  const say = useWords();
  return (
    <>
      {out.length > 0 && (
        <section class="section">
          <h2>{say({ zh: '借出的钥匙（不算缺少）', en: 'Out (not missing)' })}</h2>
          <Rows keys={out} />
        </section>
      )}
      {gone.length > 0 && (
        <section class="section">
          <h2>{say({ zh: '已报丢失、损坏', en: 'Reported lost or damaged' })}</h2>
          <Rows keys={gone} />
        </section>
      )}
    </>
  );
}

function Rows({ keys }: { keys: readonly BoardKey[] }) {
  const say = useWords();
  const nameOf = useNames();
  const now = useNow();
  const { zone } = useSession();
  return (
    <ul class="rows">
      {keys.map((key) => {
        const { holding } = key;
        const look = lookOf(key.state, isOverdue(key, now));
        return (
          <li key={key.id}>
            <a class="row" href={`/keys/${encodeURIComponent(key.id)}`}>
              <span class="row-main">
                <b>{holding ? nameOf(holding.holder) : key.code}</b>
                <span>{holding ? `${key.code} · ${key.opensWhat}` : key.opensWhat}</span>
              </span>
              {holding?.since && <span class="row-end">{shortText(holding.since, zone, now)}</span>}
              <Badge tone={look.tone === 'late' ? 'bad' : look.tone}>{say(look.words)}</Badge>
            </a>
          </li>
        );
      })}
    </ul>
  );
}
