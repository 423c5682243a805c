import './round.css';
import type { ComponentChildren } from 'preact';
import { useWords, type Words } from '../language/words.ts';

interface ProgressProps {
  readonly done: number;
  readonly of: number;
  readonly label: Words;
  /** Beside the figures. */
  readonly children?: ComponentChildren;
}

/** How far a round has come; it stays at the top while one walks down the list. */
export function Progress({ done, of, label, children }: ProgressProps) {
  const say = useWords();
  return (
    <div class="round-progress">
      <p>
        <b>
          {done} / {of}
        </b>{' '}
        {children}
      </p>
      <progress value={done} max={Math.max(of, 1)} aria-label={say(label)} />
    </div>
  );
}
