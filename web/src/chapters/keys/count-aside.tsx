import { useNames } from '../../data/names.ts';
import { Badge } from '../../kit/notes.tsx';
import { useNow } from '../../kit/now.ts';
import { shortText } from '../../language/time.ts';
import { useWords } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import { type BoardKey, isOverdue } from './board.ts';
import { holderWords } from './borrower.ts';
import { lookOf } from './key-look.ts';
import type { Standing } from './use-cabinet.ts';

/** What does not hang here for a reason that is known: lent by name, or reported lost. It is entered by itself. */
export function CountAside({ out, lost }: Pick<Standing, 'out' | 'lost'>) {
  const say = useWords();
  return (
    <>
      {out.length > 0 && (
        <section class="section" aria-label={say({ zh: '借出的钥匙', en: 'Keys that are out' })}>
          <h2>
            {say({ zh: '借出的钥匙（自动记入，不算缺少）', en: 'Out (entered by itself, not missing)' })}
          </h2>
          <Rows keys={out} />
        </section>
      )}
      {lost.length > 0 && (
        <section class="section">
          <h2>{say({ zh: '已报丢失', en: 'Reported lost' })}</h2>
          <Rows keys={lost} />
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
    <ul class="list-rows">
      {keys.map((key) => {
        const { holding } = key;
        const look = lookOf(key.state, isOverdue(key, now));
        return (
          <li key={key.id}>
            <a class="list-row" href={`/keys/${encodeURIComponent(key.id)}`}>
              <span class="list-main">
                <b>{holding ? say(holderWords(holding, nameOf)) : key.code}</b>
                <span>{holding ? `${key.code} · ${key.opensWhat}` : key.opensWhat}</span>
              </span>
              {holding?.since && <span class="list-end">{shortText(holding.since, zone, now)}</span>}
              <Badge tone={look.tone === 'late' ? 'bad' : look.tone}>{say(look.words)}</Badge>
            </a>
          </li>
        );
      })}
    </ul>
  );
}
