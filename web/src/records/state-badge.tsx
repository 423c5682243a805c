import type { State } from '../../../rulebook/notation/state.ts';
import { Badge, type Tone } from '../kit/notes.tsx';
import { useWords } from '../language/words.ts';

const tones = { waits: 'warn', runs: 'busy', ends: 'idle' } as const satisfies Record<State['kind'], Tone>;

/** What is amiss and what is in order is seen first, then whether it waits, runs or has ended. */
export function toneOf({ kind, trait }: State): Tone {
  if (trait === null) return tones[kind];
  return trait === 'amiss' ? 'bad' : 'good';
}

/** The state of a record, in its register's words; nothing for one that the register does not know. */
export function StateBadge({ of }: { of: State | undefined }) {
  const say = useWords();
  return of ? <Badge tone={toneOf(of)}>{say(of.words)}</Badge> : null;
}
