import type { Refusal } from '../../../rulebook/language/plan.ts';
import { Problem } from '../kit/notes.tsx';

/** Why a step may not be taken, each reason once, with its clause. */
export function Refusals({ of }: { of: readonly Refusal[] }) {
  const told = new Map(of.map((refusal) => [refusal.words.zh, refusal]));
  return (
    <>
      {[...told.values()].map(({ words, cites }) => (
        <Problem key={words.zh} words={words} clauses={cites} />
      ))}
    </>
  );
}
