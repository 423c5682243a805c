import { useEffect, useRef, useState } from 'preact/hooks';
import type { Registers } from '../../../../../rulebook/notation/register.ts';
import type { Refusal } from '../../../../../rulebook/reading/plan.ts';
import { againstStep, judgingOf } from '../../../data/planning.ts';
import type { Row } from '../../../data/store.ts';
import type { RegisterName } from '../../../registers.ts';
import { useSession } from '../../../session/current.ts';
import type { Session } from '../../../session/session.ts';

/** Why a step may not be taken of a row, before anything is typed: empty where it may, null as long as nobody knows. */
export type Against = (step: string, row: Row) => readonly Refusal[] | null;

const keyOf = (step: string, { id, data }: Row): string => `${step} ${data.rev} ${id}`;

/** Judges each of the steps of each of the rows, as a single one is judged; what stands as it stood is not judged again. */
export function useBulkStandings(
  registers: Registers | null,
  register: RegisterName,
  steps: readonly string[],
  rows: readonly Row[],
): Against {
  const session = useSession();
  const found = useRef(new Map<string, readonly Refusal[]>());
  const of = useRef<Session>(session);
  const [, redraw] = useState(0);
  if (of.current !== session) {
    of.current = session;
    found.current = new Map();
  }
  useEffect(() => {
    if (!registers) return;
    let isWanted = true;
    const answers = found.current;
    const known = new Map(rows.map(({ id, data }) => [`${register}/${id}`, data]));
    const judging = judgingOf(session, registers, known);
    const asked = rows.flatMap((row) =>
      steps
        .filter((step) => !answers.has(keyOf(step, row)))
        .map(async (step) => {
          answers.set(keyOf(step, row), await againstStep({ register, step, id: row.id }, row.data, judging));
        }),
    );
    void Promise.all(asked).then(() => isWanted && redraw((count) => count + 1));
    return () => {
      isWanted = false;
    };
  }, [registers, register, steps, rows, session]);
  return (step, row) => found.current.get(keyOf(step, row)) ?? null;
}
