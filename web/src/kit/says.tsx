import './says.css';
import { useWords, type Words } from '../language/words.ts';
import { observable, useObservable } from '../observable.ts';

interface Said {
  readonly words: Words;
  readonly tone: 'good' | 'bad';
}

const said = observable<Said | null>(null);
let ending: ReturnType<typeof setTimeout> | undefined;

const SHOWN_MS = 6_000;

/** Says in passing that something was done; screen readers read it out. */
export function tell(words: Words, tone: Said['tone'] = 'good'): void {
  clearTimeout(ending);
  said.set({ words, tone });
  ending = setTimeout(() => said.set(null), SHOWN_MS);
}

/** Where `tell` shows. */
export function Says() {
  const say = useWords();
  const now = useObservable(said);
  return (
    <div class="says" role="status" aria-live="polite">
      {now && <p class={`said ${now.tone}`}>{say(now.words)}</p>}
    </div>
  );
}
