import { type Condition, holdsNotFor, type Rule, rule } from '../notation/condition.ts';
import type { RecordData } from '../notation/record.ts';
import { type Register, type Registers, stepOf } from '../notation/register.ts';
import { movesTogether, type Step } from '../notation/step.ts';
import { the, type Value } from '../notation/value.ts';
import { roles } from '../site/roles.ts';
import type { Words } from '../site/words.ts';
import { evaluate, Missing, type Scene, valueIn } from './evaluate.ts';
import { serverTime } from './server-time.ts';

type Document = Readonly<Record<string, unknown>>;

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
  readonly rule: string;
  readonly words: Words;
  readonly cites: readonly string[];
  /** Of what the step asks for, the fields that the rule speaks of: where a form shows the refusal. */
  readonly fields: readonly string[];
}

export type Plan =
  | { readonly allowed: true; readonly writes: readonly Write[] }
  | { readonly allowed: false; readonly refusals: readonly Refusal[] };

/** Who (or `system`) and when. */
export interface Occasion {
  readonly registers: Registers;
  readonly actor: string;
  readonly now: Date;
  /** Today's ISO date in the site's zone. */
  readonly today: string;
}

/** What a person wants to do, and where it stands. */
export interface Request extends Occasion {
  readonly register: Register;
  readonly step: string;
  readonly id: string;
  /** What the person typed, null for what they emptied; a companion's own fields stand under the companion's name. */
  readonly input: Document;
}

export type Stored = Scene['stored'];

/** One record of the batch as it moves: how it stands, and how it would stand. */
export interface Draft {
  readonly register: Register;
  readonly step: Step;
  readonly name: string;
  readonly id: string;
  readonly before: Document | null;
  readonly after: Record<string, unknown>;
}

/**
 * The writes of a step and of the records that move with it, or why it is refused. Pure: it reads nothing but
 * `stored` and throws `Missing` for a record that is not there yet; `prepare` fetches those.
 */
export function plan(request: Request, stored: Stored): Plan {
  const drafts = propose(request, stored);
  const refusals = collect([...drafts.values()], (each) => refusalsOf(each, request, stored, drafts));
  if (refusals.length > 0) return { allowed: false, refusals };
  return { allowed: true, writes: [...drafts.values()].map(writeOf) };
}

/** The records of the batch as they would stand, by `register/id`, without asking whether they may. */
export function propose(request: Request, stored: Stored): ReadonlyMap<string, Draft> {
  const drafts = new Map<string, Draft>();
  draft(request, request.register, request.step, request.id, request.input, stored, drafts);
  return drafts;
}

/** Plans a step, fetching the records that its conditions look at. */
export const prepare = (
  request: Request,
  fetch: Fetch,
  known: ReadonlyMap<string, Document | null> = new Map(),
): Promise<Plan> => withFetched((stored) => plan(request, stored), fetch, known);

export type Fetch = (register: string, id: string) => Promise<Document | null>;

/** Answers what needs stored records, fetching those that are known to be missing, all of them at once. */
export async function withFetched<Answer>(
  attempt: (stored: Stored) => Answer,
  fetch: Fetch,
  known: ReadonlyMap<string, Document | null> = new Map(),
): Promise<Answer> {
  const found = new Map(known);
  for (;;) {
    try {
      return attempt((register, id) => found.get(`${register}/${id}`));
    } catch (error) {
      const wanted = error instanceof AggregateError ? error.errors : [error];
      if (!wanted.every((each) => each instanceof Missing)) throw error;
      await Promise.all(
        wanted.map(async ({ register, id }: Missing) =>
          found.set(`${register}/${id}`, await fetch(register, id)),
        ),
      );
    }
  }
}

/**
 * Whether a step could be taken now, before anything is typed: who may, the state, and the rules that do not
 * depend on what the step asks for. A signature is judged as if it were given. This is what a disabled button says.
 */
export function standing(request: Request, record: RecordData | null, stored: Stored): readonly Refusal[] {
  const step = stepOf(request.register, request.step);
  const open = new Set([...step.asks, ...step.mayAsk, ...Object.keys(step.sets), ...step.stamps]);
  const settled = step.provided.filter((each) => ![...mentions(each)].some((name) => open.has(name)));
  const draft: Draft = { ...request, name: request.step, step, before: record, after: { ...record } };
  sign(draft, signableRole(draft, request, stored, new Map()), { by: request.actor, at: serverTime });
  const scene = sceneOf(draft, request, stored, new Map());
  const by = hopefully(step.by, open);
  return collect(entryRules(draft, settled, by), (each) =>
    evaluate(each, scene) ? [] : [refusal(draft, each)],
  );
}

/** Builds the document after the step, and those of its companions, into `drafts`. */
function draft(
  request: Request,
  register: Register,
  name: string,
  id: string,
  input: Document,
  stored: Stored,
  drafts: Map<string, Draft>,
): void {
  const key = `${register.name}/${id}`;
  if (drafts.has(key)) return;
  const step = stepOf(register, name);
  const before =
    step.from === null ? null : (stored(register.name, id) ?? missing(stored, register.name, id));
  const after: Record<string, unknown> = { ...before };
  const made: Draft = { register, step, name, id, before, after };
  drafts.set(key, made);
  for (const field of [...step.asks, ...step.mayAsk]) {
    if (input[field] === null) delete after[field];
    else if (input[field] !== undefined) after[field] = input[field];
  }
  for (const field of step.clears) delete after[field];
  const stamp = { by: request.actor, at: serverTime };
  for (const field of step.stamps) after[field] = stamp;
  if (step.signs) {
    after[step.signs.field] ??= {};
    sign(made, typeof input.as === 'string' ? input.as : signableRole(made, request, stored, drafts), stamp);
  }
  const scene = sceneOf(made, request, stored, drafts);
  for (const [field, value] of Object.entries(step.sets)) after[field] = valueIn(value, scene) ?? undefined;
  Object.assign(after, envelope(step, name, before, stamp));
  const outcome = step.to.find((each) => !each.when || evaluate(each.when, scene));
  if (outcome) after.state = outcome.state;
  for (const with_ of step.together) {
    if (with_.when && !evaluate(with_.when, scene)) continue;
    const theirs = valueIn(with_.id, scene);
    if (typeof theirs !== 'string' || theirs === '') continue;
    const typed = with_.as ? ((input[with_.as] as Document | undefined) ?? {}) : {};
    const given = mapValues(with_.input, (value) => valueIn(value, scene) ?? undefined);
    const companion = { ...typed, ...given, [with_.back]: id };
    draft(request, request.registers(with_.register), with_.step, theirs, companion, stored, drafts);
  }
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

/** What the rulebook has against one record of the batch: who, from which state, the rules, the companions. */
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
  const rules = entryRules(made, [...made.step.provided, ...together]);
  return collect(rules, (each) => (evaluate(each, scene) ? [] : [refusal(made, each)]));
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
      const moving = drafts.get(`${register}/${id}`);
      return moving && settle(moving.after);
    },
  };
}

/** The document with the server's time filled in, as the rules will see it. */
export function settled(value: unknown, now: Date): unknown {
  if (value === serverTime) return now;
  if (Array.isArray(value)) return value.map((each) => settled(each, now));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return mapValues(value as Document, (each) => settled(each, now));
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
  const now = register.states[state];
  return now
    ? { zh: `现在的状态是“${now.zh}”，不能办理此步`, en: `It is '${now.en}' now; this step does not follow` }
    : { zh: '没有这条记录', en: 'There is no such record' };
};

const movedWith = (form: Words): Words => ({
  zh: `须与《${form.zh.replaceAll(/[《》]/g, '')}》同时办理`,
  en: `Must be done together with ${form.en}`,
});

/** Who may take a step, as a sentence. */
export function describe(by: Condition): Words {
  if (by.condition === 'nobody') return { zh: '由系统自动办理', en: 'The system does this by itself' };
  if (by.condition === 'staff') return { zh: '在岗员工均可办理', en: 'Any active member of staff' };
  const who = [...new Map(people(by).map((words) => [words.zh, words])).values()];
  if (by.condition === 'rule' && who.length === 1) return by.words;
  return {
    zh: `须由${who.map(({ zh }) => zh).join('或')}办理`,
    en: `For ${who.map(({ en }) => en).join(', or ')}`,
  };
}

/** The people that a condition lets through, one phrase each. */
function people(by: Condition): Words[] {
  if (by.condition === 'any') return by.of.flatMap(people);
  if (by.condition === 'rule')
    return [{ zh: by.words.zh.replace(/^须由|办理$/g, ''), en: by.words.en.replace(/^For /, '') }];
  if (by.condition === 'holds') {
    return [
      {
        zh: by.roles.map((role) => roles[role].zh).join('、'),
        en: by.roles.map((role) => roles[role].en).join(', '),
      },
    ];
  }
  if (by.condition === 'staff') return [{ zh: '在岗员工', en: 'any active member of staff' }];
  if (by.condition === 'keeps') return [{ zh: '指定保管人', en: 'the named keeper' }];
  if (by.condition === 'tends') return [{ zh: '该楼栋的片区管理员', en: 'the steward of the building' }];
  if (by.condition === 'nobody') return [{ zh: '系统', en: 'the system' }];
  return [{ zh: '当事人本人', en: 'the person concerned' }];
}

/** The condition with whatever speaks of the open fields taken as met: who may, once they are filled in rightly. */
function hopefully(condition: Condition, open: ReadonlySet<string>): Condition {
  if (condition.condition === 'all' || condition.condition === 'any') {
    return { ...condition, of: condition.of.map((each) => hopefully(each, open)) };
  }
  if (condition.condition === 'rule') return { ...condition, of: hopefully(condition.of, open) };
  return [...mentions(condition)].some((name) => open.has(name)) ? { condition: 'all', of: [] } : condition;
}

/** Names of the record's own fields that a condition speaks of. */
function mentions(condition: Condition, found = new Set<string>()): Set<string> {
  const look = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    const { value, path, before } = part as Partial<Extract<Value, { value: 'field' }>>;
    if (value === 'field' && !before && path?.[0]) found.add(path[0]);
    for (const inner of Object.values(part)) look(inner);
  };
  look(condition);
  return found;
}

/** Gathers from all, and if records are missing, all of them, so that they are fetched together. */
function collect<Item, Found>(items: readonly Item[], find: (item: Item) => readonly Found[]): Found[] {
  const found: Found[] = [];
  const wanted: Missing[] = [];
  for (const item of items) {
    try {
      found.push(...find(item));
    } catch (error) {
      if (!(error instanceof Missing)) throw error;
      wanted.push(error);
    }
  }
  if (wanted.length > 0) throw new AggregateError(wanted, 'records are missing');
  return found;
}

const mapValues = <In, Out>(
  object: Readonly<Record<string, In>>,
  change: (value: In) => Out,
): Record<string, Out> =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value)]));
