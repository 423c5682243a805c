import { holdsNotFor } from '../notation/condition.ts';
import { isDay } from '../notation/day.ts';
import { FIRST_YEAR, type Field, isNamed, LAST_YEAR } from '../notation/field.ts';
import { isId, isNewId } from '../notation/ids.ts';
import { pictureKind } from '../notation/picture.ts';
import { allDiffer, isPlain } from '../notation/plain-text.ts';
import { read } from '../notation/record.ts';
import { type Step, touchedFields } from '../notation/step.ts';
import { the } from '../notation/value.ts';
import { evaluate, Missing, type Scene, valueIn } from './evaluate.ts';
import { type Draft, type Occasion, refusalsOf, type Stored, sceneOf } from './plan.ts';
import { serverTime } from './server-time.ts';

type Document = Readonly<Record<string, unknown>>;

/** One document of a batch, whole, as somebody would have it stand. `serverTime` stands for the server's clock. */
export interface Proposal {
  readonly register: string;
  readonly id: string;
  readonly after: Document;
}

/** What is wrong with one document of the batch. `rule` is the frame's word or the name of a rule. */
export interface Objection {
  readonly register: string;
  readonly id: string;
  readonly rule: string;
}

/**
 * Judges documents that came from anywhere, not only from `plan`: exactly what firestore.rules check. Empty when
 * the batch would be let through. Pure; throws `Missing` for a record that `stored` has not fetched.
 */
export function judge(batch: readonly Proposal[], occasion: Occasion, stored: Stored): readonly Objection[] {
  const drafts = new Map<string, Draft>();
  const objections: Objection[] = [];
  for (const { register: name, id, after } of batch) {
    const register = occasion.registers(name);
    const before = stored(name, id) ?? null;
    const called = String(read(after, ['last', 'step']) ?? '');
    const step = Object.hasOwn(register.steps, called) ? register.steps[called] : undefined;
    if (
      !step ||
      step.served ||
      step.by.condition === 'nobody' ||
      (step.from === null) !== (before === null)
    ) {
      objections.push({ register: name, id, rule: 'step' });
      continue;
    }
    drafts.set(`${name}/${id}`, { register, step, name: called, id, before, after });
  }
  for (const made of drafts.values()) {
    const { id } = made;
    const against = [...frame(made, occasion), ...contents(made, sceneOf(made, occasion, stored, drafts))];
    for (const rule of against) objections.push({ register: made.register.name, id, rule });
    for (const { rule, register } of refusalsOf(made, occasion, stored, drafts)) {
      objections.push({ register, id, rule });
    }
  }
  return objections;
}

/** The envelope: the next revision, by this person, at this moment, and nothing else has changed. */
function frame({ register, step, name, id, before, after }: Draft, { actor }: Occasion): string[] {
  const stamp = { by: actor, at: serverTime };
  const wrong: string[] = [];
  const demand = (holds: boolean, rule: string) => holds || wrong.push(rule);
  const touched = touchedFields(step);
  demand(isSame(after.last, { step: name, ...stamp }), 'last');
  if (before === null) {
    const set = Object.keys(step.sets).filter((field) => !register.fields[field]?.optional);
    demand(isWithin(Object.keys(after), [...touched, 'state', 'rev', 'opened', 'last']), 'fields');
    demand(
      [...step.asks, ...set].every((field) => after[field] !== undefined),
      'required',
    );
    demand(after.rev === 1, 'rev');
    demand(isSame(after.opened, stamp), 'opened');
    demand(register.identity !== null || isNewId(id), 'id');
    return wrong;
  }
  demand(isWithin(affected(before, after), [...touched, 'state', 'rev', 'last']), 'fields');
  demand(
    step.asks.every((field) => after[field] !== undefined),
    'required',
  );
  demand(after.rev === Number(before.rev) + 1, 'rev');
  return wrong;
}

/** What the step sets: types, stamps, what follows from other fields, the state it leads to, the signature. */
function contents({ register, step, before, after }: Draft, scene: Scene): string[] {
  const { actor } = scene;
  const stamp = { by: actor, at: serverTime };
  const typed = [...step.asks, ...step.mayAsk].filter((name) => {
    const field = register.fields[name];
    return after[name] !== undefined && !(field && isValid(after[name], field, scene));
  });
  const stamped = step.stamps.filter((name) => !isSame(after[name], stamp));
  const cleared = step.clears.filter((name) => after[name] !== undefined);
  const set = Object.entries(step.sets).filter(
    ([name, value]) => !isSame(scene.after?.[name] ?? null, valueIn(value, scene) ?? null),
  );
  const wrong = [...typed, ...stamped, ...cleared, ...set.map(([name]) => name)];
  const outcome = step.to.find((each) => !each.when || evaluate(each.when, scene));
  if (after.state !== (outcome ? outcome.state : before?.state)) wrong.push('state');
  if (step.signs && !isSigned(step.signs, before, after, scene)) wrong.push('signature');
  return wrong;
}

/** Exactly one line has been signed, in a role that the person holds and nobody had signed. */
function isSigned(
  { field, roles, notFor = [] }: NonNullable<Step['signs']>,
  before: Document | null,
  after: Document,
  scene: Scene,
): boolean {
  const [old, signed] = [(before?.[field] ?? {}) as Document, after[field] as Document];
  if (!isMap(signed)) return false;
  const [role = '', ...more] = affected(old, signed);
  const known = roles.find((each) => each === role);
  if (known === undefined || more.length > 0 || old[role] !== undefined) return false;
  const held = holdsNotFor(notFor.map(the), known);
  return isSame(signed[role], { by: scene.actor, at: serverTime }) && evaluate(held, scene);
}

/** Whether a value may be written into a field, as the helpers of firestore.rules have it. */
export function isValid(value: unknown, field: Field, scene: Scene): boolean {
  switch (field.type) {
    case 'text':
      return isTextOf(value, field);
    case 'whole':
      return isWhole(value, field.min, field.max);
    case 'number':
      return typeof value === 'number' && value >= field.min && value <= field.max;
    case 'yesNo':
      return typeof value === 'boolean';
    case 'choice':
      return typeof value === 'string' && Object.hasOwn(field.choices, value);
    case 'choices': {
      const names = Object.keys(field.choices);
      return (
        isList(value, names.length) &&
        value.every((each) => names.includes(each as string)) &&
        allDiffer(value)
      );
    }
    case 'instant':
      return value === serverTime || isInstant(value);
    case 'minute':
      return value instanceof Date && value.getTime() % 60_000 === 0 && value <= scene.now;
    case 'day':
      return isDay(value);
    case 'ref':
      return isId(value) && stands(scene, field.register, value);
    case 'texts':
      return isList(value, field.items) && value.every((each) => isTextOf(each, field)) && allDiffer(value);
    case 'refs':
      return isList(value, field.items) && value.every(isId) && allDiffer(value);
    case 'days':
      return isList(value, field.items) && value.every(isDay) && allDiffer(value);
    case 'numbers':
      return (
        isList(value, field.items) &&
        value.every((each) => isWhole(each, field.min, field.max)) &&
        (!isNamed(field) || allDiffer(value))
      );
    case 'group':
      return isMap(value) && isGroup(value, field.fields, scene);
    case 'stamp':
      return isSame(value, { by: scene.actor, at: serverTime });
    case 'approvals':
      return isMap(value);
    case 'bytes':
      return (
        value instanceof Uint8Array &&
        value.length >= field.min &&
        value.length <= field.max &&
        pictureKind(value) !== null
      );
  }
}

/** The record is there once the batch is committed. */
function stands(scene: Scene, register: string, id: string): boolean {
  if (scene.planned(register, id)) return true;
  const stored = scene.stored(register, id);
  if (stored === undefined) throw new Missing(register, id);
  return stored !== null;
}

function isGroup(value: Document, fields: Readonly<Record<string, Field>>, scene: Scene): boolean {
  return (
    isWithin(Object.keys(value), Object.keys(fields)) &&
    Object.entries(fields).every(([name, field]) =>
      value[name] === undefined ? field.optional : isValid(value[name], field, scene),
    )
  );
}

const isText = (value: unknown, most: number, lines = false): value is string =>
  typeof value === 'string' && value.length <= most && isPlain(value, lines);
const isTextOf = (
  value: unknown,
  { max, pattern, lines }: Pick<Extract<Field, { type: 'text' }>, 'max' | 'pattern' | 'lines'>,
): boolean => isText(value, max, lines) && (pattern === undefined || new RegExp(pattern).test(value));
const isInstant = (value: unknown): boolean =>
  value instanceof Date && value.getUTCFullYear() >= FIRST_YEAR && value.getUTCFullYear() < LAST_YEAR;
const isWhole = (value: unknown, least: number, most: number): boolean =>
  Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
const isList = (value: unknown, most: number): value is unknown[] =>
  Array.isArray(value) && value.length <= most;
const isWithin = (names: readonly string[], allowed: readonly string[]): boolean =>
  names.every((name) => allowed.includes(name));
const isMap = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** Names that were added, removed or changed. */
const affected = (before: Document, after: Document): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => !isSame(before[name], after[name]),
  );

/** The same to Firestore. */
function isSame(left: unknown, right: unknown): boolean {
  if (left instanceof Date && right instanceof Date) return left.getTime() === right.getTime();
  if (left instanceof Uint8Array && right instanceof Uint8Array)
    return left.length === right.length && left.every((byte, at) => byte === right[at]);
  if (Array.isArray(left) && Array.isArray(right))
    return left.length === right.length && left.every((each, at) => isSame(each, right[at]));
  if (isMap(left) && isMap(right)) return affected(left, right).length === 0;
  return left === right;
}
