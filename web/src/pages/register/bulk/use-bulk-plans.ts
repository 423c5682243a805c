import { useEffect, useState } from 'preact/hooks';
import type { Registers } from '../../../../../rulebook/notation/register.ts';
import type { Refusal } from '../../../../../rulebook/reading/plan.ts';
import { type Known, planStep, type StepToTake } from '../../../data/perform.ts';
import type { Document, Row } from '../../../data/store.ts';
import { useSession } from '../../../session/current.ts';

interface Judged {
  readonly of: Document | null;
  readonly refusals: ReadonlyMap<string, readonly Refusal[]>;
}

/** Nobody waits for a judgement between two letters. */
const TYPING_MS = 200;

/**
 * Why the step may not be taken of each row with what is typed, planned as a single one is; nothing while something is
 * missing still, which null stands for. Null as long as it is not known.
 */
export function useBulkPlans(
  registers: Registers,
  { register, step }: Pick<StepToTake, 'register' | 'step'>,
  rows: readonly Row[],
  input: Document | null,
): ReadonlyMap<string, readonly Refusal[]> | null {
  const { site, uid, zone } = useSession();
  const [judged, setJudged] = useState<Judged>({ of: null, refusals: new Map() });
  useEffect(() => {
    if (input === null) return setJudged({ of: null, refusals: new Map() });
    let isWanted = true;
    const known: Known = new Map(rows.map(({ id, data }) => [`${register}/${id}`, data]));
    const judge = async () => {
      const refusals = new Map<string, readonly Refusal[]>();
      // One after the other: what they share is read with the first
      for (const { id, data } of rows) {
        if (!isWanted) return;
        const taken: StepToTake = { register, step, id, input, rev: Number(data.rev) };
        const plan = await planStep(taken, { site, uid, zone, registers }, known).catch(() => null);
        // Without a network it is judged when it is sent
        refusals.set(id, plan === null || plan.allowed ? [] : plan.refusals);
      }
      if (isWanted) setJudged({ of: input, refusals });
    };
    const timer = setTimeout(() => void judge(), TYPING_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [registers, register, step, rows, input, site, uid, zone]);
  return judged.of === input ? judged.refusals : null;
}
