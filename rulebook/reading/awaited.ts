import { all, any, type Condition, holdsNotFor, not, present } from '../notation/condition.ts';
import { type Register, stepOf } from '../notation/register.ts';
import type { Awaited } from '../notation/state.ts';
import { type Step, touchedFields } from '../notation/step.ts';
import { actor, the } from '../notation/value.ts';
import type { Words } from '../site/words.ts';
import { hopefully, mentions, openFields } from './mentions.ts';

/** Something that a record in a state awaits, of everybody for whom the condition holds. */
export interface Claim {
  readonly steps: readonly string[];
  readonly words: Words;
  /** Over the record as it stands and the person who asks. */
  readonly of: Condition;
}

/** What a record in this state awaits, in the order in which the definition tells it. None for an unknown state. */
export function claimsOf(register: Register, stateName: string): readonly Claim[] {
  const state = register.states[stateName];
  if (!state) return [];
  return state.awaits.map((awaited) => ({
    steps: awaited.steps,
    words: awaited.words ?? {
      zh: `${register.form.zh}：${state.words.zh}`,
      en: `${register.form.en}: ${state.words.en}`,
    },
    of: all(
      ...(awaited.when ? [awaited.when] : []),
      ...(state.kind === 'runs' ? [unanswered(register, awaited)] : []),
      any(...awaited.steps.map((step) => takersOf(register, step))),
    ),
  }));
}

/** A word that is given in passing leaves its mark: none of the steps has left one. */
const unanswered = (register: Register, { steps }: Awaited): Condition =>
  all(
    ...steps
      .flatMap((step) => touchedFields(stepOf(register, step)))
      .map((field) => not(present(the(field)))),
  );

/**
 * Who could take a step of a record now, as far as the record itself and the person's rights tell: `standing` for any
 * number of people, and as data. What a form will ask for is taken as filled in rightly. A rule that looks into other
 * records is left out: it costs a read for each record, and says when the step can be taken and not of whom it is awaited.
 * Only where the person depends on another record, as a keeper on the key's kind, is that one needed.
 */
export function takersOf(register: Register, stepName: string): Condition {
  const step = stepOf(register, stepName);
  const open = openFields(step);
  const settled = step.provided.filter(
    (each) => ![...mentions(each)].some((field) => open.has(field)) && !looksElsewhere(each, register),
  );
  const who = hopefully(step.by, open);
  return step.signs ? all(who, signers(step.signs, settled)) : all(who, ...settled);
}

/** Who holds a role that has not signed yet; the rules are asked as if that role had been signed in. */
const signers = ({ field, roles, notFor = [] }: NonNullable<Step['signs']>, rules: readonly Condition[]) =>
  any(
    ...roles.map((role) =>
      all(
        not(present(the(`${field}.${role}`))),
        holdsNotFor(notFor.map(the), role),
        ...rules.map((each) => signedByActor(each, `${field}.${role}.by`)),
      ),
    ),
  );

/** The condition with the actor in place of whoever has signed at the path. */
function signedByActor<Part>(part: Part, path: string): Part {
  if (typeof part !== 'object' || part === null) return part;
  const { value, path: its } = part as { readonly value?: unknown; readonly path?: readonly string[] };
  if (value === 'field' && its?.join('.') === path) return actor as Part;
  const changed = Object.entries(part).map(([name, each]) => [name, signedByActor(each, path)] as const);
  return (Array.isArray(part) ? changed.map(([, each]) => each) : Object.fromEntries(changed)) as Part;
}

const ELSEWHERE: readonly unknown[] = [
  'elsewhere',
  'kindAbout',
  'closing',
  'exists',
  'moves',
  'sumIn',
  'none',
];

/** Returns true iff a part of a definition speaks of another record than its own. */
function looksElsewhere(part: unknown, register: Register): boolean {
  if (typeof part !== 'object' || part === null) return false;
  const { value, condition, path } = part as {
    readonly value?: unknown;
    readonly condition?: unknown;
    readonly path?: readonly string[];
  };
  if (ELSEWHERE.includes(value) || ELSEWHERE.includes(condition)) return true;
  if (value === 'field' && path) return path.length > 1 && register.fields[path[0] ?? '']?.type === 'ref';
  return Object.values(part).some((each) => looksElsewhere(each, register));
}
