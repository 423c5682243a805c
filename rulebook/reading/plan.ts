import { type Condition, holdsNotFor, partition, type Rule, rule } from '../notation/condition.ts';
import type { RecordData } from '../notation/record.ts';
import { type Register, type Registers, stepOf } from '../notation/register.ts';
import { type Companion, movesTogether, reckonedFields, type Step } from '../notation/step.ts';
import type { FieldOccasion } from '../notation/types/kind.ts';
import type { Document } from '../notation/types/values.ts';
import { eachOf, the } from '../notation/value.ts';
import type { Words } from '../site/words.ts';
import {
  counterOf,
  evaluate,
  type Found,
  Missing,
  type Question,
  type Scene,
  type Stored,
  stands,
  Unanswerable,
  Unasked,
  valueIn,
} from './evaluate.ts';
import {
  type Fault,
  faultOf,
  isAboutInput,
  mustHold,
  nothingTyped,
  sorted,
  type Typed,
  typedUnder,
  unknownField,
} from './input.ts';
import { hopefully, mentions, openFields } from './mentions.ts';
import { serverTime } from './server-time.ts';
import { describe } from './who-may.ts';

/** One write of the batch. `data` is the whole document, `changed` what an update sets, `cleared` what it removes. */
export interface Write {
  readonly register: string;
  readonly id: string;
  readonly step: string;
  readonly opens: boolean;
  readonly data: Document;
  readonly changed: Document;
  readonly cleared: readonly string[];
}

/** Why a step may not be taken, in the regulation's words. */
export interface Refusal {
  readonly register: string;
  readonly step: string;
  /** Name of a rule; of what was typed, `type`, `required` or `unknown`; of what follows from it, `reckoned`. */
  readonly rule: string;
  readonly words: Words;
  readonly cites: readonly string[];
  /**
   * Of what the step asks for, the fields that the rule speaks of: where a form shows the refusal. What is typed for a
   * record that moves along is `companion.field`.
   */
  readonly fields: readonly string[];
}

/** A series that gives a number, as it stands after the batch: `counters/{id}`. */
export interface Counted {
  readonly id: string;
  readonly last: number;
}

export type Plan =
  | { readonly allowed: true; readonly writes: readonly Write[]; readonly counted: readonly Counted[] }
  | { readonly allowed: false; readonly refusals: readonly Refusal[] };

/** Who (or `system`) and when. */
export interface Occasion {
  readonly registers: Registers;
  readonly actor: string;
  readonly now: Date;
  /** Today's ISO date in the site's zone. */
  readonly today: string;
  /** Whether the records that fields refer to are looked up: the page leaves that to the rules, for it costs reads. */
  readonly looksUpReferences?: boolean;
}

/** What a person wants to do, and where it stands. */
export interface Request extends Occasion {
  readonly register: Register;
  readonly step: string;
  readonly id: string;
  /** What the person typed, null for what they emptied; a companion's own fields stand under the companion's name. */
  readonly input: Document;
}

export type { Stored } from './evaluate.ts';

/** One record of the batch as it moves: how it stands, and how it would stand. */
export interface Draft {
  readonly register: Register;
  readonly step: Step;
  readonly name: string;
  readonly id: string;
  readonly before: Document | null;
  readonly after: Record<string, unknown>;
  readonly typed: Typed;
  /** The numbers that it has taken, by the counter's id. */
  readonly counted: Map<string, number>;
  /** Where a form asks for a field; null when nobody types it. */
  readonly placeOf: (field: string) => string | null;
}

/**
 * The writes of a step and of the records that move with it, or why it is refused. Pure: it reads nothing but
 * `stored` and throws `Missing` for a record that is not there yet; `prepare` fetches those.
 */
export function plan(request: Request, stored: Stored): Plan {
  const drafts = propose(request, stored);
  const refusals = collect([...drafts.values()], (each) => refusalsOf(each, request, stored, drafts));
  if (refusals.length > 0) return { allowed: false, refusals: toldOnce(refusals) };
  const counted = [...countedIn(drafts)].map(([id, last]) => ({ id, last }));
  return { allowed: true, writes: [...drafts.values()].map(writeOf), counted };
}

/** Of what was typed one thing is told at a place, and what only follows from it not at all. */
function toldOnce(refusals: readonly Refusal[]): Refusal[] {
  const isTyped = refusals.some((each) => isAboutInput(each) && each.fields.length > 0);
  const told = new Set<string>();
  return refusals.filter((each) => {
    if (!isAboutInput(each)) return true;
    const [place] = each.fields;
    if (place === undefined) return !isTyped;
    const isNew = !told.has(place);
    told.add(place);
    return isNew;
  });
}

/** The records of the batch as they would stand, by `register/id`, without asking whether they may. */
export function propose(request: Request, stored: Stored): ReadonlyMap<string, Draft> {
  const drafts = new Map<string, Draft>();
  draft({ ...request, name: request.step, given: {}, typedAt: (field) => field }, request, stored, drafts);
  return drafts;
}

/** Plans a step, fetching the records that its conditions look at. */
export const prepare = (
  request: Request,
  fetch: Fetch,
  known: ReadonlyMap<string, Document | null>,
  ask: Ask,
): Promise<Plan> => withFetched((stored) => plan(request, stored), fetch, known, ask);

export type Fetch = (register: string, id: string) => Promise<Document | null>;
/** Looks for records; null when that can't be done here. */
export type Ask = (question: Question) => Promise<readonly Found[] | null>;

/** Answers what needs stored records, fetching those that are known to be missing, all of them at once. */
export async function withFetched<Answer>(
  attempt: (stored: Stored) => Answer,
  fetch: Fetch,
  known: ReadonlyMap<string, Document | null>,
  ask: Ask,
): Promise<Answer> {
  const records = new Map(known);
  const answers = new Map<string, readonly Found[] | null>();
  const stored: Stored = Object.assign((register: string, id: string) => records.get(`${register}/${id}`), {
    found: (question: Question) => answers.get(JSON.stringify(question)),
  });
  const getWanted = async (wanted: unknown): Promise<void> => {
    if (wanted instanceof Unasked) {
      answers.set(JSON.stringify(wanted.question), await ask(wanted.question));
    } else if (wanted instanceof Missing) {
      records.set(`${wanted.register}/${wanted.id}`, await fetch(wanted.register, wanted.id));
    }
  };
  for (;;) {
    try {
      return attempt(stored);
    } catch (error) {
      const wanted = error instanceof AggregateError ? error.errors : [error];
      if (!wanted.every(isWanted)) throw error;
      // What is asked may depend on who asks: records first.
      const missing = wanted.filter((each) => each instanceof Missing);
      await Promise.all((missing.length > 0 ? missing : wanted).map(getWanted));
    }
  }
}

/** Something that has to be read before the answer is known. */
const isWanted = (error: unknown): boolean => error instanceof Missing || error instanceof Unasked;

/**
 * Whether a step could be taken now, before anything is typed: who may, the state, and the rules that do not
 * depend on what the step asks for. A signature is judged as if it were given. This is what a disabled button says.
 */
export function standing(request: Request, record: RecordData | null, stored: Stored): readonly Refusal[] {
  const step = stepOf(request.register, request.step);
  const open = openFields(step);
  const settled = step.provided.filter((each) => ![...mentions(each)].some((name) => open.has(name)));
  const draft: Draft = {
    ...{ register: request.register, name: request.step, step, id: request.id },
    ...{ before: record, after: { ...record }, typed: nothingTyped, counted: new Map() },
    placeOf: (field) => field,
  };
  sign(draft, signableRole(draft, request, stored, new Map()), { by: request.actor, at: serverTime });
  const scene = sceneOf(draft, request, stored, new Map());
  const by = hopefully(step.by, open);
  const against = (each: Rule) => (holdsHere(each, scene, request) ? [] : [refusal(draft, each)]);
  const isTheirs = unlessWanting(() =>
    holdsHere(rule('by', step.cites, describe(step.by), by), scene, request),
  );
  return collect(entryRules(draft, settled, by), (each) =>
    // What is looked for may be closed to who may not take the step: they are told that.
    isTheirs === false ? (unlessAsking(() => against(each)) ?? []) : against(each),
  );
}

/** Null as long as something has to be read first. */
const unlessWanting = <Found>(find: () => Found): Found | null => unless(find, isWanted);

/** Null where other records would have to be looked for. */
const unlessAsking = <Found>(find: () => Found): Found | null =>
  unless(find, (each) => each instanceof Unasked);

function unless<Found>(find: () => Found, isReason: (error: unknown) => boolean): Found | null {
  try {
    return find();
  } catch (error) {
    const reasons = error instanceof AggregateError ? error.errors : [error];
    if (reasons.every(isReason)) return null;
    throw error;
  }
}

/** Where each series stands that a record of the batch has taken a number of. */
const countedIn = (drafts: ReadonlyMap<string, Draft>): ReadonlyMap<string, number> =>
  new Map([...drafts.values()].flatMap(({ counted }) => [...counted]));

/** A step of one record, with what is typed for it and what the record gives that draws it in. */
interface Start {
  readonly register: Register;
  readonly name: string;
  readonly id: string;
  readonly input: Document;
  readonly given: Document;
  /** Where a form asks for what the step asks for. */
  readonly typedAt: (field: string) => string | null;
}

/** Builds the document after the step, and those of its companions, into `drafts`. */
function draft(
  { register, name, id, input, given, typedAt }: Start,
  request: Request,
  stored: Stored,
  drafts: Map<string, Draft>,
): void {
  const key = `${register.name}/${id}`;
  if (drafts.has(key)) return;
  const step = stepOf(register, name);
  const written = { by: request.actor, at: request.now };
  // Whether what is referred to stands is known when all drafts are.
  const typed = sorted(register, step, input, given, { written, stands: () => true });
  const placeOf: Draft['placeOf'] = (field) =>
    [...step.asks, ...step.mayAsk, ...typed.unknown].includes(field) ? typedAt(field) : null;
  const before =
    step.from === null ? null : (stored(register.name, id) ?? missing(stored, register.name, id));
  const after: Record<string, unknown> = { ...before };
  const made: Draft = { register, step, name, id, before, after, typed, placeOf, counted: new Map() };
  drafts.set(key, made);
  for (const [field, value] of Object.entries(typed.taken)) {
    if (value === null) delete after[field];
    else after[field] = value;
  }
  for (const field of step.clears) delete after[field];
  const stamp = { by: request.actor, at: serverTime };
  for (const field of step.stamps) after[field] = stamp;
  if (step.signs) {
    after[step.signs.field] ??= {};
    sign(made, typeof input.as === 'string' ? input.as : signableRole(made, request, stored, drafts), stamp);
  }
  const scene = sceneOf(made, request, stored, drafts);
  // What several of them lack is fetched together.
  collect(Object.entries(step.sets), ([field, value]) => {
    after[field] = valueIn(value, scene) ?? undefined;
    const counter = value.value === 'next' ? counterOf(value, scene) : null;
    if (counter) made.counted.set(counter.id, counter.last + 1);
    return [];
  });
  Object.assign(after, envelope(step, name, before, stamp));
  const outcome = step.to.find((each) => !each.when || evaluate(each.when, scene));
  if (outcome) after.state = outcome.state;
  for (const with_ of step.together) {
    if (with_.when && !evaluate(with_.when, scene)) continue;
    const theirs = valueIn(with_.id, scene);
    if (typeof theirs !== 'string' || theirs === '') continue;
    const companion: Start = {
      ...{ register: request.registers(with_.register), name: with_.step, id: theirs },
      input: typedUnder(input, with_.as),
      given: { ...mapValues(with_.input, (value) => valueIn(value, scene) ?? undefined), [with_.back]: id },
      typedAt: (field) => placeIn(with_, field, placeOf),
    };
    draft(companion, request, stored, drafts);
  }
}

/** Where a form asks for a companion's field: where it asks for the value that is given, or under the companion's name. */
function placeIn(with_: Companion, field: string, placeOf: Draft['placeOf']): string | null {
  const given = with_.input[field];
  if (given) return given.value === 'field' && given.path.length === 1 ? placeOf(given.path[0] ?? '') : null;
  return with_.as === undefined || field === with_.back ? null : `${with_.as}.${field}`;
}

/** A record that a step starts from is not stored: an empty one stands for it, so that the state refuses it. */
function missing(stored: Stored, register: string, id: string): Document {
  if (stored(register, id) === undefined) throw new Missing(register, id);
  return { state: '', rev: 0 };
}

const envelope = (step: Step, name: string, before: Document | null, stamp: Document): Document => ({
  state: before?.state ?? '',
  rev: Number(before?.rev ?? 0) + 1,
  opened: step.from === null ? stamp : before?.opened,
  last: { step: name, ...stamp },
});

/** Adds a signature in a role to those that are there; none without a role. */
function sign({ step, after }: Draft, as: string | null, stamp: Document): void {
  if (!step.signs || as === null) return;
  const { field } = step.signs;
  after[field] = { ...(after[field] as Document | undefined), [as]: stamp };
}

/** The first role of the step that the person holds and that has not signed yet. */
function signableRole(
  made: Draft,
  request: Request,
  stored: Stored,
  drafts: ReadonlyMap<string, Draft>,
): string | null {
  const { signs } = made.step;
  if (!signs) return null;
  const signed = (made.before?.[signs.field] as Document | undefined) ?? {};
  const scene = sceneOf(made, request, stored, drafts);
  const people = (signs.notFor ?? []).map(the);
  const role = signs.roles.find((each) => !signed[each] && evaluate(holdsNotFor(people, each), scene));
  return role ?? null;
}

/**
 * What the rulebook has against one record of the batch: what its fields hold, who, from which state, the rules, the
 * companions. A rule that speaks of a field with a wrong value is not asked.
 */
export function refusalsOf(
  made: Draft,
  request: Occasion,
  stored: Stored,
  drafts: ReadonlyMap<string, Draft>,
): Refusal[] {
  const scene = sceneOf(made, request, stored, drafts);
  const together = made.step.together.map((with_) =>
    rule(
      `with${with_.register}`,
      made.step.cites,
      movedWith(request.registers(with_.register).form),
      movesTogether(with_),
    ),
  );
  const rules = entryRules(made, [...made.step.provided, ...everyItemAnswered(made), ...together]).filter(
    (each) => ![...mentions(each)].some((field) => Object.hasOwn(made.typed.wrong, field)),
  );
  const occasion: FieldOccasion = {
    written: { by: request.actor, at: request.now },
    stands: (register, id) => !request.looksUpReferences || stands(scene, register, id),
  };
  const values = { ...scene.after, ...made.typed.wrong };
  const opening = { ...made, opens: made.step.from === null };
  const unknown = made.typed.unknown.map((name) => faulty(made, unknownField(made.register, name)));
  const asked: (() => readonly Refusal[])[] = [
    ...mustHold(made.step)
      .filter((name) => !followsFromNothing(made, name))
      .map((name) => () => {
        const fault = faultOf(name, opening, values, occasion);
        return fault ? [faulty(made, fault)] : [];
      }),
    ...rules.map((each) => () => (holdsHere(each, scene, request) ? [] : [refusal(made, each)])),
  ];
  return [...unknown, ...collect(asked, (ask) => ask())];
}

/** What is reckoned from a field with a wrong value, or with none that the step asks for: that one is told of. */
function followsFromNothing({ step, typed, after }: Draft, name: string): boolean {
  const value = step.sets[name];
  if (!value || !reckonedFields(step).includes(name)) return false;
  const isOpen = (field: string): boolean =>
    Object.hasOwn(typed.wrong, field) || (step.asks.includes(field) && after[field] === undefined);
  return [...mentions(value)].some(isOpen);
}

/** What the page can't look up it leaves to the server; the server itself looks up everything. */
function holdsHere(each: Rule, scene: Scene, { looksUpReferences }: Occasion): boolean {
  try {
    return evaluate(each, scene);
  } catch (error) {
    if (error instanceof Unanswerable && !looksUpReferences) return true;
    throw error;
  }
}

/** Of each checklist that the step asks for: every item of its list stands in it once. */
export const everyItemAnswered = ({ register, step, after }: Draft): Rule[] =>
  [...step.asks, ...step.mayAsk].flatMap((name) => {
    const field = register.fields[name];
    if (field?.type !== 'checklist' || after[name] === undefined) return [];
    const words = {
      zh: `“${field.title.zh}”须逐项作答，每项一次`,
      en: `“${field.title.en}”: every item is answered, once`,
    };
    return [rule('answersEveryItem', step.cites, words, partition([eachOf(the(name), 'item')], field.items))];
  });

/** What was typed is refused where it was typed, with the clauses of the step. */
function faulty({ register, name, step, placeOf }: Draft, { rule, field, words }: Fault): Refusal {
  const place = placeOf(field);
  const fields = place === null ? [] : [place];
  return { register: register.name, step: name, rule, words, cites: step.cites, fields };
}

/** Who, and from which state, before the step's own rules. */
function entryRules(made: Draft, rules: readonly Rule[], by = made.step.by): Rule[] {
  const { step, before, register } = made;
  const who = rule('by', step.cites, describe(step.by), by);
  const state = String(before?.state ?? '');
  const here = step.from === null || step.from.includes(state);
  const from: Condition = { condition: here ? 'all' : 'any', of: [] };
  const entry = [rule('from', step.cites, wrongState(register, state), from), who];
  const { identity } = register;
  if (step.from === null && identity) {
    const own: Condition = { condition: 'equals', left: { value: 'ownId' }, right: identity };
    entry.push(
      rule('identity', step.cites, { zh: '编号与内容不符', en: 'The number does not fit the content' }, own),
    );
  }
  if (step.signs && made.after[step.signs.field] !== undefined) entry.push(signature(made));
  return here ? [...entry, ...rules] : entry;
}

/** Exactly one role that the person holds, and that had not signed, has signed. */
function signature(made: Draft): Rule {
  const { field, roles: mayApprove, notFor = [] } = made.step.signs ?? { field: '', roles: [] };
  const before = (made.before?.[field] as Document | undefined) ?? {};
  const added = Object.keys((made.after[field] as Document | undefined) ?? {}).filter(
    (role) => !before[role],
  );
  const role = mayApprove.find((each) => each === added[0]);
  const words = { zh: '您没有可以签的一栏，或该栏已经签过', en: 'There is no line left for you to sign' };
  const of: Condition =
    role && added.length === 1 ? holdsNotFor(notFor.map(the), role) : { condition: 'any', of: [] };
  return rule('signs', made.step.cites, words, of);
}

/** What the conditions of one record of the batch look at. */
export function sceneOf(
  made: Draft,
  request: Occasion,
  stored: Stored,
  drafts: ReadonlyMap<string, Draft>,
): Scene {
  const settle = (document: Document): Document => settled(document, request.now) as Document;
  return {
    registers: request.registers,
    register: made.register,
    id: made.id,
    actor: request.actor,
    now: request.now,
    today: request.today,
    before: made.before,
    get after() {
      return settle(made.after);
    },
    stored,
    planned: (register, id) => {
      const last = register === 'counters' ? countedIn(drafts).get(id) : undefined;
      if (last !== undefined) return { last };
      const moving = drafts.get(`${register}/${id}`);
      return moving && settle(moving.after);
    },
  };
}

/** The document with the server's time filled in, as the rules will see it. */
export function settled(value: unknown, now: Date): unknown {
  if (value === serverTime) return now;
  const isList = Array.isArray(value);
  if (
    !isList &&
    (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
  )
    return value;
  // Asked for each thing that a condition looks at: what has no such time in it is not copied
  const parts = value as Record<string, unknown>;
  let copy: Record<string, unknown> | undefined;
  for (const name of Object.keys(parts)) {
    const part = settled(parts[name], now);
    if (part === parts[name]) continue;
    copy ??= (isList ? [...value] : { ...parts }) as Record<string, unknown>;
    copy[name] = part;
  }
  return copy ?? value;
}

function writeOf({ register, step, name, id, before, after }: Draft): Write {
  const present = Object.fromEntries(Object.entries(after).filter(([, value]) => value !== undefined));
  const changed = Object.fromEntries(
    Object.entries(present).filter(([field, value]) => before === null || value !== before[field]),
  );
  const cleared = before === null ? [] : Object.keys(before).filter((field) => present[field] === undefined);
  return {
    register: register.name,
    id,
    step: name,
    opens: step.from === null,
    data: present,
    changed,
    cleared,
  };
}

function refusal(made: Draft, of: Rule): Refusal {
  const { name, words, cites } = of;
  const mentioned = mentions(of);
  const fields = [...made.step.asks, ...made.step.mayAsk].filter((field) => mentioned.has(field));
  return { register: made.register.name, step: made.name, rule: name, words, cites, fields };
}

const wrongState = (register: Register, state: string): Words => {
  const now = register.states[state]?.words;
  return now
    ? { zh: `现在的状态是“${now.zh}”，不能办理此步`, en: `It is '${now.en}' now; this step does not follow` }
    : { zh: '没有这条记录', en: 'There is no such record' };
};

const movedWith = (form: Words): Words => ({
  zh: `须与《${form.zh.replaceAll(/[《》]/g, '')}》同时办理`,
  en: `Must be done together with ${form.en}`,
});

/** Gathers from all, and if records are missing, all of them, so that they are fetched together. */
function collect<Item, Found>(items: readonly Item[], find: (item: Item) => readonly Found[]): Found[] {
  const found: Found[] = [];
  const wanted: unknown[] = [];
  for (const item of items) {
    try {
      found.push(...find(item));
    } catch (error) {
      const missing = error instanceof AggregateError ? error.errors : [error];
      if (!missing.every(isWanted)) throw error;
      wanted.push(...missing);
    }
  }
  if (wanted.length === 1) throw wanted[0];
  if (wanted.length > 0) throw new AggregateError(wanted, 'records are missing');
  return found;
}

const mapValues = <In, Out>(
  object: Readonly<Record<string, In>>,
  change: (value: In) => Out,
): Record<string, Out> =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value)]));
