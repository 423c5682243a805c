import './notes.css';
import type { ComponentChildren } from 'preact';
import { clauseNumber } from '../../../rulebook/site/clause-number.ts';
import { useWords, type Words } from '../language/words.ts';
import { Icon, type IconName } from './icon.tsx';

/** Nothing to show, and what to do about it. */
export function Empty({
  icon = 'check',
  words,
  children,
}: {
  icon?: IconName;
  words: Words;
  children?: ComponentChildren;
}) {
  const say = useWords();
  return (
    <div class="empty">
      <Icon name={icon} />
      <p>{say(words)}</p>
      {children}
    </div>
  );
}

/** Rows of the height that the records will have, so that nothing moves when they come. */
export function Loading({ rows = 3 }: { rows?: number }) {
  const say = useWords();
  return (
    <div class="loading" role="status" aria-label={say({ zh: '正在读取', en: 'Loading' })}>
      {Array.from({ length: rows }, (_, row) => (
        <div class="skeleton" key={row} />
      ))}
    </div>
  );
}

/** What went wrong, in the clause's words. */
export function Problem({ words, clauses = [] }: { words: Words; clauses?: readonly string[] }) {
  const say = useWords();
  return (
    <p class="problem" role="alert">
      <Icon name="warn" />
      <span>
        {say(words)} <Clauses ids={clauses} />
      </span>
    </p>
  );
}

/** The clauses a refusal or a deadline comes from; the book icon says what the numbers are. */
export function Clauses({ ids }: { ids: readonly string[] }) {
  const say = useWords();
  if (ids.length === 0) return null;
  return (
    <small class="clauses" title={say({ zh: '规章条款', en: 'Clause of the regulations' })}>
      {ids
        .slice(0, 3)
        .map(clauseNumber)
        .join(say({ zh: '、', en: ', ' }))}
    </small>
  );
}

export type Tone = 'good' | 'warn' | 'bad' | 'busy' | 'idle';

/** A state as a dot and a word. */
export function Badge({ tone = 'idle', children }: { tone?: Tone; children: ComponentChildren }) {
  return <span class={`badge ${tone}`}>{children}</span>;
}
