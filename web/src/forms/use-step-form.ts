import { useMemo, useRef, useState } from 'preact/hooks';
import { type Register, type Registers, stepOf } from '../../../rulebook/notation/register.ts';
import type { Step } from '../../../rulebook/notation/step.ts';
import { isMap } from '../../../rulebook/notation/types/values.ts';
import { isAboutInput } from '../../../rulebook/reading/input.ts';
import type { Plan, Refusal } from '../../../rulebook/reading/plan.ts';
import type { StepToTake } from '../data/perform.ts';
import { useItems, usePlan } from '../data/planning.ts';
import type { Document } from '../data/store.ts';
import type { Words } from '../language/words.ts';
import type { RegisterName } from '../registers.ts';
import { useSession } from '../session/current.ts';
import type { Captured } from './captured.ts';
import { useFormDraft } from './form-draft.ts';
import { identityOf } from './identity.ts';
import { type NestedPart, nestedParts, refusalFor } from './parts.ts';
import { firstValues, inputOf, problemsOf, type Typed } from './step-input.ts';

/** The record that a picture is made for: it serves no other. */
interface About {
  readonly register: string;
  readonly id: string;
}

export interface StepTerms {
  readonly registers: Registers;
  readonly registerName: RegisterName;
  readonly stepName: string;
  /** Null for a new record, whose id is made here. */
  readonly id: string | null;
  readonly record: Document | null;
  readonly preset: Document;
  /** It is kept to be sent later: without a network it is judged by what this device has of the record. */
  readonly isKept?: boolean;
}

/** A form as it stands: what is typed, what the rulebook makes of it, what is still wanted. */
export interface StepForm {
  /** Of the record that the step is about. */
  readonly id: string;
  readonly register: Register;
  readonly step: Step;
  readonly stepName: string;
  readonly typed: Typed;
  readonly set: (name: string, value: unknown) => void;
  /** What is typed was begun earlier, and kept. */
  readonly isFound: boolean;
  /** It was sent, or given up. */
  readonly forget: () => void;
  readonly captured: ReadonlyMap<string, Captured>;
  readonly keep: (picture: Captured) => void;
  /** The items of a checklist; null while they are not known. */
  readonly itemsOf: (name: string) => readonly string[] | null;
  /** Nested parts that belong to the step as it stands. */
  readonly parts: readonly NestedPart[];
  /** Optional fields that a rule asks for now. */
  readonly wanted: readonly string[];
  readonly refusals: readonly Refusal[];
  /** They are of the form as it stands now. */
  readonly isJudged: boolean;
  /** Nobody can say what this case asks for: everything that a step may ask is shown. */
  readonly isBlind: boolean;
  /** The same without the nested parts: why each of them is asked for. */
  readonly asking: readonly Refusal[];
  readonly problems: ReadonlyMap<string, Words>;
  /** Everything that has to be sent, pictures first. */
  readonly steps: () => readonly StepToTake[];
}

/** What the rules say. What is missing or ill typed is told when the person has tried: `problems`. */
const refusalsIn = (plan: Plan | null): readonly Refusal[] =>
  plan && !plan.allowed ? plan.refusals.filter((each) => !isAboutInput(each)) : [];

/** Follows a form. The plan is worked out with every change, so the form asks for just what the clauses want. */
export function useStepForm(terms: StepTerms): StepForm {
  const { registers, registerName, stepName, record, preset } = terms;
  const { uid } = useSession();
  const register = registers(registerName);
  const step = stepOf(register, stepName);
  const [captured, setCaptured] = useState<ReadonlyMap<string, Captured>>(new Map());
  const all = useMemo(() => nestedParts(step, registers), [step, registers]);
  const rev = Number(record?.rev ?? 0);
  // Where an id is made of fields that are not typed yet, `own` stands for it.
  const { typed, own, ids, ...draft } = useFormDraft(
    `${registerName}.${stepName} ${terms.id ?? JSON.stringify(preset)} ${rev}`,
    () => firstValues(register, step, record, preset),
    all.map(({ as }) => as),
    (values) => withoutPictures(values, captured) as Typed,
  );
  const made = step.from === null ? identityOf(register, (name) => typed[name]) : null;
  const id = terms.id ?? made ?? own;
  const pretended = useMemo(
    () => pretend(captured, uid, { register: registerName, id }),
    [captured, uid, registerName, id],
  );

  const always = all.filter(({ idField }) => idField === null || step.asks.includes(idField));
  const identities = new Map(all.map((part) => [part.as, identityOf(part.register, valueIn(typed, part))]));
  const named = (parts: readonly NestedPart[]): Typed =>
    Object.fromEntries(
      parts.flatMap(({ as, idField }) =>
        idField ? [[idField, identities.get(as) ?? ids[as]] as const] : [],
      ),
    );
  // What is wrong with an id that is not typed yet is told at its field, which is empty.
  const isUntyped = ({ register: name, rule }: Refusal): boolean =>
    rule === 'identity' &&
    (name === registerName
      ? terms.id === null && made === null
      : all.some((part) => part.register.name === name && identities.get(part.as) === null));
  const toTake = (parts: readonly NestedPart[]): StepToTake => {
    const input = inputOf({ ...typed, ...named(parts) }, register, step, record, parts);
    return { register: registerName, step: stepName, id, rev, input };
  };
  // First without the parts that only some cases need; a refusal that speaks of one brings it in.
  // `toTake` follows from what is typed
  const bare = useMemo(() => toTake(always), [typed, record, registers]);
  const here = terms.isKept ? record : null;
  const first = refusalsIn(usePlan(registers, bare, pretended, here).plan);
  const parts = all.filter(
    (part) =>
      always.includes(part) || (part.idField !== null && refusalFor(part.idField, first) !== undefined),
  );
  const key = parts.map(({ as }) => as).join();
  // As above, and the parts by their names
  const whole = useMemo(() => toTake(parts), [typed, record, registers, key]);
  const judged = usePlan(registers, whole, pretended, here);
  const refusals = refusalsIn(judged.plan).filter((each) => !isUntyped(each));
  const items = useItems(registers, whole);
  // What once held something stays in its place while somebody writes something else there.
  const held = useRef(new Set<string>());
  for (const name of step.mayAsk) if (typed[name] !== undefined) held.current.add(name);
  const wanted = step.mayAsk.filter((name) => refusalFor(name, refusals) ?? held.current.has(name));

  return {
    id,
    register,
    step,
    stepName,
    typed,
    set: draft.set,
    isFound: draft.isFound,
    forget: draft.forget,
    captured,
    keep: (picture) => setCaptured((now) => new Map(now).set(picture.id, picture)),
    itemsOf: (name) => items.get(name) ?? null,
    parts,
    wanted,
    refusals,
    isJudged: judged.isCurrent,
    isBlind: judged.isBlind,
    asking: first,
    problems: problemsOf(typed, register, step, wanted, parts),
    steps: () => [...picturesIn(whole.input, captured, { register: registerName, id }), whole],
  };
}

/** What a nested part's fields hold: typed by the person, or given by the form's own values. */
const valueIn =
  (typed: Typed, { as, companion }: NestedPart) =>
  (name: string): unknown => {
    const given = companion.input[name];
    if (given?.value === 'field' && given.path.length === 1) return typed[given.path[0] ?? ''];
    return (typed[as] as Typed | undefined)?.[name];
  };

/** A picture stands in its register, made for this record, before the step that shows it is taken. */
const pretend = (
  captured: ReadonlyMap<string, Captured>,
  uid: string,
  about: About,
): ReadonlyMap<string, Document> =>
  new Map(
    [...captured.values()].map(({ id, kind, mediaType }) => {
      const opened = { by: uid, at: new Date() };
      return [
        `attachments/${id}`,
        {
          ...{ kind, mediaType, forRegister: about.register, forRecord: about.id },
          ...{ state: 'kept', rev: 1, opened, last: { step: 'add', ...opened } },
        },
      ];
    }),
  );

/** The same but for the pictures taken in this form: they are there as long as it is open. */
function withoutPictures(value: unknown, captured: ReadonlyMap<string, Captured>): unknown {
  if (typeof value === 'string') return captured.has(value) ? undefined : value;
  if (Array.isArray(value)) return value.map((each) => withoutPictures(each, captured));
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, withoutPictures(each, captured)]),
  );
}

/** What the fields hold, those of several lines too. */
const shownIn = (input: Document): unknown[] =>
  Object.values(input).flatMap((value) =>
    Array.isArray(value) ? value.flatMap((line) => (isMap(line) ? Object.values(line) : [])) : [value],
  );

/** The pictures that the step's own fields show; each is made for the very record that the step is about. */
const picturesIn = (input: Document, captured: ReadonlyMap<string, Captured>, about: About): StepToTake[] =>
  shownIn(input).flatMap((value) => {
    const picture = typeof value === 'string' ? captured.get(value) : undefined;
    if (!picture) return [];
    const { id, ...content } = picture;
    const made = { ...content, forRegister: about.register, forRecord: about.id };
    return [{ register: 'attachments', step: 'add', id, rev: 0, input: made }];
  });
