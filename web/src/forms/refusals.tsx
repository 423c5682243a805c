import { useEffect, useRef } from 'preact/hooks';
import type { Refusal } from '../../../rulebook/reading/plan.ts';
import { Problem } from '../kit/notes.tsx';

/** Why a step may not be taken, each reason once, with its clause; brought into view where a form is long. */
export function Refusals({ of }: { of: readonly Refusal[] }) {
  const first = useRef<HTMLDivElement>(null);
  const said = of.map(({ words }) => words.zh).join();
  // Once for each answer: who goes on typing stays where they are.
  useEffect(() => first.current?.scrollIntoView({ block: 'nearest' }), [said]);
  if (of.length === 0) return null;
  const told = new Map(of.map((refusal) => [refusal.words.zh, refusal]));
  return (
    <div ref={first}>
      {[...told.values()].map(({ words, cites }) => (
        <Problem key={words.zh} words={words} clauses={cites} />
      ))}
    </div>
  );
}
