import { useRegisters } from '../../data/use-registers.ts';
import { Badge } from '../../kit/notes.tsx';
import { useWords } from '../../language/words.ts';
import { toneOf } from '../../records/tones.ts';
import type { FoundKey } from './found-keys.ts';

/** A key as a search finds it: where it hangs or who has it. */
export function KeyRow({ found: { row, holder } }: { found: FoundKey }) {
  const say = useWords();
  const registers = useRegisters('keys');
  const register = registers?.('keys');
  const { code, opensWhat, state, kind, hook } = row.data;
  const words = register?.states[String(state)];
  const kinds = register?.fields.kind;
  const kindWords = kinds?.type === 'choice' ? kinds.choices[String(kind)] : undefined;
  return (
    <li>
      <a class="row" href={`/keys/${encodeURIComponent(row.id)}`}>
        <span class="row-main">
          <b>
            {String(code)} <span class="found-place">{String(opensWhat)}</span>
          </b>
          <span>
            {kindWords && say(kindWords)} · {String(hook)}
            {holder !== '' && ` · ${holder}`}
          </span>
        </span>
        {words && <Badge tone={toneOf(state)}>{say(words)}</Badge>}
      </a>
    </li>
  );
}
