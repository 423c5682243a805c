import { Icon } from '../../kit/icon.tsx';
import { useWords } from '../../language/words.ts';
import type { Book } from './book.ts';

const SHORT = 12;

/** How far the day's book is sealed, and a word about what that means (R2.4.6). */
export function ChainState({ book }: { book: Book }) {
  const say = useWords();
  const { entries, seals } = book;
  const isKnown = entries !== undefined && seals.count !== undefined;
  const isWhole = isKnown && seals.count === entries.length;
  const words = !isKnown
    ? { zh: '封存 …', en: 'Sealed …' }
    : isWhole
      ? { zh: `已封存 ${seals.count}/${entries.length} 条`, en: `${seals.count} of ${entries.length} sealed` }
      : {
          zh: `正在封存 ${seals.count}/${entries.length} 条`,
          en: `Being sealed: ${seals.count} of ${entries.length}`,
        };
  return (
    <details class="chain-state no-print">
      <summary>
        <Icon name="lock" />
        <span>{say(words)}</span>
        {seals.hash !== null && <code>{seals.hash.slice(0, SHORT)}</code>}
      </summary>
      <p>
        {say({
          zh: '每条记录写入后，由服务器按先后加封，每一封都含有前一封的校验码，全小区连成一条链。任何人改动、删除、插入或调换一条，链就对不上。当日最后的校验码随每日简报寄给经理，可以此核对；核对由系统管理员运行校验程序。',
          en: 'The server seals each entry in its order, and every seal holds the hash of the one before it: one chain through the whole site. Whoever alters, removes, inserts or swaps an entry breaks it. The day’s last hash goes to the managers with the daily summary, to be compared; the administrator runs the check.',
        })}
      </p>
      {seals.hash !== null && (
        <p>
          {say({ zh: '当日最后校验码 ', en: 'Last hash of the day ' })}
          <code class="hash">{seals.hash}</code>
        </p>
      )}
    </details>
  );
}
