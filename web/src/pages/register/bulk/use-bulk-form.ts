import { useMemo, useState } from 'preact/hooks';
import type { Field } from '../../../../../rulebook/notation/field.ts';
import { suitsMany } from '../../../../../rulebook/notation/in-bulk.ts';
import { type Register, type Registers, stepOf } from '../../../../../rulebook/notation/register.ts';
import type { Step } from '../../../../../rulebook/notation/step.ts';
import type { Refusal } from '../../../../../rulebook/reading/plan.ts';
import type { Document, Row } from '../../../data/store.ts';
import { firstValues, inputOf, problemsOf, type Typed } from '../../../forms/step-input.ts';
import type { Words } from '../../../language/words.ts';
import type { RegisterName } from '../../../registers.ts';
import { useBulkPlans } from './use-bulk-plans.ts';
import type { Against } from './use-bulk-standings.ts';

/** A row that the step is not taken of, and why. */
export interface LeftOut {
  readonly row: Row;
  readonly refusals: readonly Refusal[];
}

/** What is asked once for all of them, and of which of them the step could be taken so. */
export interface BulkForm {
  readonly register: Register;
  readonly step: Step;
  readonly asks: readonly (readonly [string, Field])[];
  readonly mayAsk: readonly (readonly [string, Field])[];
  readonly typed: Typed;
  readonly set: (name: string, value: unknown) => void;
  readonly problems: ReadonlyMap<string, Words>;
  readonly input: Document;
  readonly takes: readonly Row[];
  readonly leftOut: readonly LeftOut[];
  /** It is known of each of them. */
  readonly isJudged: boolean;
}

interface BulkFormTerms {
  readonly registers: Registers;
  readonly name: RegisterName;
  readonly stepName: string;
  readonly rows: readonly Row[];
  readonly against: Against;
}

/** Follows the form of a step of several records. What belongs to one of them alone is not asked here. */
export function useBulkForm({ registers, name, stepName, rows, against }: BulkFormTerms): BulkForm {
  const register = registers(name);
  const step = stepOf(register, stepName);
  const [typed, setTyped] = useState<Typed>(() => firstValues(register, step, null, {}));
  const input = useMemo(() => inputOf(typed, register, step, null, []), [typed, register, step]);
  const problems = problemsOf(typed, register, step, [], []);
  const isComplete = problems.size === 0;
  // What stands in its way whatever is typed; the rest is judged with what is typed
  const standing = rows.map((row) => ({ row, refusals: against(stepName, row) }));
  const open = useMemo(
    () => standing.filter(({ refusals }) => refusals?.length === 0).map(({ row }) => row),
    [rows, standing.map(({ refusals }) => refusals?.length).join()],
  );
  const plans = useBulkPlans(registers, { register: name, step: stepName }, open, isComplete ? input : null);
  const judged = standing.map(({ row, refusals }) => ({
    row,
    refusals: refusals?.length ? refusals : (plans?.get(row.id) ?? []),
  }));
  const fieldsOf = (names: readonly string[]) =>
    names.flatMap((each): (readonly [string, Field])[] => {
      const field = register.fields[each];
      return field && suitsMany(field) ? [[each, field]] : [];
    });
  return {
    ...{ register, step, typed, problems, input },
    asks: fieldsOf(step.asks),
    mayAsk: fieldsOf(step.mayAsk),
    set: (field, value) => setTyped((now) => ({ ...now, [field]: value })),
    takes: judged.filter(({ refusals }) => refusals.length === 0).map(({ row }) => row),
    leftOut: judged.filter(({ refusals }) => refusals.length > 0),
    isJudged: plans !== null && standing.every(({ refusals }) => refusals !== null),
  };
}
