import './says.css';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { useWords, type Words } from '../language/words.ts';
import { observable, useObservable } from '../observable.ts';

interface Said {
  readonly words: Words;
  readonly tone: 'good' | 'bad';
  readonly since: number;
}

const said = observable<Said | null>(null);
let ending: ReturnType<typeof setTimeout> | undefined;

const SHOWN_MS = 6_000;
/** What is done leads to another page, and is said there; what was said before belongs to the page before. */
const LEADING_MS = 1_000;

/** Says in passing that something was done; screen readers read it out. */
export function tell(words: Words, tone: Said['tone'] = 'good'): void {
  clearTimeout(ending);
  said.set({ words, tone, since: Date.now() });
  ending = setTimeout(() => said.set(null), SHOWN_MS);
}

/** Where `tell` shows. */
export function Says() {
  const say = useWords();
  const { path } = useLocation();
  const now = useObservable(said);
  useEffect(() => {
    if (Date.now() - (said.get()?.since ?? 0) > LEADING_MS) said.set(null);
  }, [path]);
  return (
    <div class="says" role="status" aria-live="polite">
      {now && <p class={`said ${now.tone}`}>{say(now.words)}</p>}
    </div>
  );
}
