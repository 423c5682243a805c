import { dateOf, textOf } from '../../../../rulebook/notation/record.ts';
import { useNames } from '../../data/names.ts';
import type { Document } from '../../data/store.ts';
import { Clauses } from '../../kit/notes.tsx';
import { stampText } from '../../language/time.ts';
import { useWords } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import type { BoardKey } from './board.ts';
import { CountAside } from './count-aside.tsx';
import { Figure } from './count-finish.tsx';
import { standingOf } from './use-cabinet.ts';

const list = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

/** A count that is done: who signed it, and what it found. */
export function CountResult({ count, keys }: { count: Document; keys: readonly BoardKey[] }) {
  const say = useWords();
  const nameOf = useNames();
  const { zone } = useSession();
  const at = dateOf(count, 'done.at');
  const [found, missing, lent, unexpected] = ['found', 'missing', 'lent', 'unexpected'].map((name) =>
    list(count[name]),
  ) as [readonly string[], readonly string[], readonly string[], readonly string[]];
  const known = new Map(keys.map(({ id, code, opensWhat }) => [id, `${code} · ${opensWhat}`]));
  const { out, lost } = standingOf(keys);
  return (
    <div class="counting">
      <p>
        {say({
          zh: `${nameOf(textOf(count, 'done.by'))} 于 ${at ? stampText(at, zone) : ''} 清点完成`,
          en: `Counted by ${nameOf(textOf(count, 'done.by'))}, ${at ? stampText(at, zone) : ''}`,
        })}
      </p>
      <ul class="figures">
        <Figure words={{ zh: '在柜', en: 'Found' }} count={found.length} />
        {typeof count.pieces === 'number' && (
          <Figure words={{ zh: '在柜（把）', en: 'Pieces found' }} count={count.pieces} />
        )}
        <Figure words={{ zh: '缺少', en: 'Missing' }} count={missing.length} isBad />
        <Figure words={{ zh: '借出、报失', en: 'Out or lost' }} count={lent.length} />
        <Figure words={{ zh: '多出', en: 'Unexpected' }} count={unexpected.length} isBad />
      </ul>
      {missing.length > 0 && (
        <section class="section">
          <h2>{say({ zh: '缺少', en: 'Missing' })}</h2>
          <p class="muted">
            {say({
              zh: '每把已自动开立丢失报告，当天处理完毕',
              en: 'Each has become a report by itself, to be solved the same day',
            })}{' '}
            <Clauses ids={['R4.4.1.7', 'R4.4.1.8']} />
          </p>
          <ul class="list-rows">
            {missing.map((id) => (
              <li key={id}>
                <a class="list-row" href={`/keys/${encodeURIComponent(id)}`}>
                  <span class="dot bad" />
                  <span class="list-main">
                    <b>{known.get(id) ?? id}</b>
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {unexpected.length > 0 && (
        <section class="section">
          <h2>{say({ zh: '多出', en: 'Unexpected' })}</h2>
          <p>{unexpected.join(say({ zh: '、', en: ', ' }))}</p>
        </section>
      )}
      {typeof count.note === 'string' && <p>{count.note}</p>}
      <CountAside out={out} lost={lost.filter(({ id }) => !missing.includes(id))} />
    </div>
  );
}
