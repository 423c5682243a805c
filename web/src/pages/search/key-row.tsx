import { useRegisters } from '../../data/use-registers.ts';
import { useWords } from '../../language/words.ts';
import { StateBadge } from '../../records/state-badge.tsx';
import type { FoundKey } from './found-keys.ts';

/** A key as a search finds it: where it hangs or who has it. */
export function KeyRow({ found: { row, holder } }: { found: FoundKey }) {
  const say = useWords();
  const registers = useRegisters('keys');
  const register = registers?.('keys');
  const { code, opensWhat, state, kind, hook } = row.data;
  const kinds = register?.fields.kind;
  const kindWords = kinds?.type === 'choice' ? kinds.choices[String(kind)] : undefined;
  return (
    <li>
      <a class="list-row" href={`/keys/${encodeURIComponent(row.id)}`}>
        <span class="list-main">
          <b>
            {String(code)} <span class="found-place">{String(opensWhat)}</span>
          </b>
          <span>
            {kindWords && say(kindWords)} · {String(hook)}
            {holder !== '' && ` · ${holder}`}
          </span>
        </span>
        <StateBadge of={register?.states[String(state)]} />
      </a>
    </li>
  );
}
