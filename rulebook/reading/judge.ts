import { holdsNotFor } from '../notation/condition.ts';
import { isNewId } from '../notation/ids.ts';
import { read } from '../notation/record.ts';
import { isHeldByRules, type Step, touchedFields } from '../notation/step.ts';
import { affected, type Document, isMap, isSame } from '../notation/types/values.ts';
import { the } from '../notation/value.ts';
import { evaluate, type Scene, valueIn } from './evaluate.ts';
import { nothingTyped } from './input.ts';
import { type Draft, type Occasion, refusalsOf, type Stored, sceneOf } from './plan.ts';
import { serverTime } from './server-time.ts';

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
 * Judges documents that came from anywhere, not only from `plan`: exactly what firestore.rules check, or another gate
 * by the steps that it holds. Empty when the batch would be let through. Pure; throws `Missing` for a record that
 * `stored` has not fetched.
 */
export function judge(
  batch: readonly Proposal[],
  occasion: Occasion,
  stored: Stored,
  isHeld: (step: Step) => boolean = isHeldByRules,
): readonly Objection[] {
  const drafts = new Map<string, Draft>();
  const who = { ...occasion, looksUpReferences: true };
  const objections: Objection[] = [];
  for (const { register: name, id, after } of batch) {
    const register = occasion.registers(name);
    const before = stored(name, id) ?? null;
    const called = String(read(after, ['last', 'step']) ?? '');
    const step = Object.hasOwn(register.steps, called) ? register.steps[called] : undefined;
    if (!step || !isHeld(step) || (step.from === null) !== (before === null)) {
      objections.push({ register: name, id, rule: 'step' });
      continue;
    }
    const draft = {
      register,
      step,
      name: called,
      id,
      before,
      after,
      typed: nothingTyped,
      counted: new Map(),
    };
    drafts.set(`${name}/${id}`, { ...draft, placeOf: (field) => field });
  }
  for (const made of drafts.values()) {
    const { id } = made;
    const against = [...frame(made, occasion), ...contents(made, sceneOf(made, who, stored, drafts))];
    for (const rule of against) objections.push({ register: made.register.name, id, rule });
    for (const { rule, register } of refusalsOf(made, who, stored, drafts)) {
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
    demand(isWithin(Object.keys(after), [...touched, 'state', 'rev', 'opened', 'last']), 'fields');
    demand(after.rev === 1, 'rev');
    demand(isSame(after.opened, stamp), 'opened');
    demand(register.identity !== null || isNewId(id), 'id');
    return wrong;
  }
  demand(isWithin(affected(before, after), [...touched, 'state', 'rev', 'last']), 'fields');
  demand(after.rev === Number(before.rev) + 1, 'rev');
  return wrong;
}

/** What the step sets: stamps, what follows from other fields, the state it leads to, the signature. */
function contents({ step, before, after }: Draft, scene: Scene): string[] {
  const { actor } = scene;
  const stamp = { by: actor, at: serverTime };
  const stamped = step.stamps.filter((name) => !isSame(after[name], stamp));
  const cleared = step.clears.filter((name) => after[name] !== undefined);
  const set = Object.entries(step.sets).filter(
    ([name, value]) => !isSame(scene.after?.[name] ?? null, valueIn(value, scene) ?? null),
  );
  const wrong = [...stamped, ...cleared, ...set.map(([name]) => name)];
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

const isWithin = (names: readonly string[], allowed: readonly string[]): boolean =>
  names.every((name) => allowed.includes(name));
