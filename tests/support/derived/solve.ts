import type { Condition } from '../../../rulebook/notation/condition.ts';
import { read } from '../../../rulebook/notation/record.ts';
import { resolve } from '../../../rulebook/notation/resolve.ts';
import { isHeldByServer, movesTogether, type Step } from '../../../rulebook/notation/step.ts';
import { isMap } from '../../../rulebook/notation/types/values.ts';
import type { Value, Where } from '../../../rulebook/notation/value.ts';
import { evaluate, type Question, type Scene, valueIn } from '../../../rulebook/reading/evaluate.ts';
import { judge, type Objection, type Proposal } from '../../../rulebook/reading/judge.ts';
import { type Draft, everyItemAnswered, propose, sceneOf } from '../../../rulebook/reading/plan.ts';
import { samplesToo as registers } from '../samples.ts';
import {
  cloned,
  copyOf,
  type Document,
  ensure,
  foundIn,
  grant,
  hoursFromNow,
  ME,
  occasion,
  sample,
  storedIn,
  usualId,
  type World,
} from './world.ts';

// Makes worlds in which a step may be taken, or in which exactly one condition speaks against it, by working
// backwards through the conditions of the definitions. Nothing here knows a register by name.

/** Which step is to be taken on which record. */
export interface Aim {
  readonly register: string;
  readonly step: string;
}

/** A record of the batch, and where the person's input for it stands. */
interface Place {
  readonly draft: Draft;
  readonly typed: readonly string[];
  /** Inputs that the record which drew this one into the batch gives it. */
  readonly given: Readonly<Record<string, { readonly value: Value; readonly place: Place }>>;
}

export interface Batch {
  readonly places: readonly Place[];
  readonly proposals: readonly Proposal[];
  readonly scenes: ReadonlyMap<Draft, Scene>;
}

/** Something that is to hold, or not to hold, of one record of the batch. */
export interface Goal {
  readonly register: string;
  readonly condition: Condition;
  readonly holds: boolean;
}

/** The record of the step. One that may name another of its register is opened beside the one that it names. */
function idOf({ register: name, step }: Aim): string {
  const { fields, steps } = registers(name);
  const namesAnother = Object.values(fields).some((field) => field.type === 'ref' && field.register === name);
  return steps[step]?.from === null && namesAnother ? `${usualId(name)}-new` : usualId(name);
}

/** The batch of a step as the world stands, whether or not it may be taken. */
export function batchOf(aim: Aim, world: World, actor = ME): Batch {
  const stored = storedIn(world);
  const register = registers(aim.register);
  const who = { ...occasion, actor };
  const request = { ...who, register, step: aim.step, id: idOf(aim), input: world.input };
  let drafts = propose(request, stored);
  const first = [...drafts.values()][0] as Draft;
  if (first.before === null && register.identity) {
    const id = String(valueIn(register.identity, sceneOf(first, who, stored, drafts)));
    drafts = propose({ ...request, id }, stored);
  }
  const scenes = new Map([...drafts.values()].map((each) => [each, sceneOf(each, who, stored, drafts)]));
  const places: Place[] = [];
  const walk = (draft: Draft, typed: readonly string[], given: Place['given']): void => {
    if (places.some((each) => each.draft === draft)) return;
    const place: Place = { draft, typed, given };
    places.push(place);
    const scene = scenes.get(draft) as Scene;
    for (const with_ of draft.step.together) {
      const theirs = drafts.get(`${with_.register}/${String(valueIn(with_.id, scene))}`);
      if (!theirs || (with_.when && !evaluate(with_.when, scene))) continue;
      const inputs = Object.entries(with_.input).map(([name, value]) => [name, { value, place }]);
      walk(theirs, with_.as ? [...typed, with_.as] : ['-'], Object.fromEntries(inputs));
    }
  };
  walk([...drafts.values()][0] as Draft, [], {});
  const proposals = places.map(({ draft }) => ({
    register: draft.register.name,
    id: draft.id,
    after: Object.fromEntries(Object.entries(draft.after).filter(([, value]) => value !== undefined)),
  }));
  return { places, proposals, scenes };
}

export const objectionsTo = (batch: Batch, world: World, actor = ME): readonly Objection[] =>
  judge(batch.proposals, { ...occasion, actor }, storedIn(world), isForPeople).filter(
    (objection) => !isDerivedId(objection, batch),
  );

/** The server makes the id of a record that a step draws in; the rules would refuse it. */
function isDerivedId({ register, id, rule }: Objection, { places: [, ...drawnIn] }: Batch): boolean {
  return (
    rule === 'id' &&
    drawnIn.some(
      ({ draft }) => draft.register.name === register && draft.id === id && isHeldByServer(draft.step),
    )
  );
}

/** Whichever gate holds a step, its conditions are the same. */
const isForPeople = ({ by }: Step): boolean => by.condition !== 'theServer';

/** Every condition that speaks about a record of the batch, by the name that an objection bears. */
export function conditionsOf(draft: Draft): Map<string, Condition> {
  const { step, register } = draft;
  const asked = [...step.provided, ...everyItemAnswered(draft)];
  const named = asked.map((rule) => [rule.name, rule.of] as const);
  const together = step.together.map((with_) => [`with${with_.register}`, movesTogether(with_)] as const);
  const grouped = new Map<string, Condition[]>();
  for (const [name, of] of [...named, ...together]) grouped.set(name, [...(grouped.get(name) ?? []), of]);
  const all = [...grouped].map(([name, of]) => [name, { condition: 'all', of }] as const);
  const identity = register.identity;
  const own: Condition[] =
    identity && step.from === null
      ? [{ condition: 'equals', left: { value: 'ownId' }, right: identity }]
      : [];
  return new Map<string, Condition>([
    ['by', step.by],
    ...own.map((each) => ['identity', each] as const),
    ...all,
  ]);
}

/** Which objections a solution may leave standing. */
export type Tolerates = (objection: Objection) => boolean;

/**
 * The first world, from `start` on, in which only tolerated objections remain and the goals are met; null when the
 * search does not find one.
 */
export function solve(
  aim: Aim,
  start: World,
  goals: readonly Goal[] = [],
  tolerates: Tolerates = () => false,
  budget = 400,
): World | null {
  let left = budget;
  const search = (world: World, depth: number): World | null => {
    left -= 1;
    if (left < 0 || depth > 60) return null;
    const batch = batchOf(aim, world);
    const next = waysForward(batch, world, goals, tolerates);
    if (next === null) return world;
    for (const way of next) {
      const found = search(way, depth + 1);
      if (found) return found;
    }
    return null;
  };
  return search(start, 0);
}

/** Worlds that come nearer; null when there is nothing left to do. */
function waysForward(
  batch: Batch,
  world: World,
  goals: readonly Goal[],
  tolerates: Tolerates,
): World[] | null {
  const objections = objectionsTo(batch, world).filter((each) => !tolerates(each));
  const basic = objections.find(({ rule }) => ['step', 'from', 'required'].includes(rule));
  if (basic) return repair(basic, batch, world);
  for (const goal of goals) {
    for (const place of batch.places) {
      if (place.draft.register.name !== goal.register) continue;
      const scene = batch.scenes.get(place.draft) as Scene;
      if (evaluate(goal.condition, scene) !== goal.holds)
        return ways(goal.condition, goal.holds, place, scene, world);
    }
  }
  const [first] = objections;
  return first ? repair(first, batch, world) : null;
}

function repair({ register, id, rule }: Objection, batch: Batch, world: World): World[] {
  const place = batch.places.find(({ draft }) => draft.register.name === register && draft.id === id);
  if (!place) return [];
  const { draft } = place;
  const scene = batch.scenes.get(draft) as Scene;
  if (rule === 'from' || rule === 'step')
    return (draft.step.from ?? []).map((state) => inState(world, register, id, state));
  if (rule === 'required') {
    const missing = draft.step.asks.find((name) => draft.after[name] === undefined);
    return missing ? present({ value: 'field', path: [missing], before: false }, place, scene, world) : [];
  }
  if (rule === 'signature' || rule === 'signs') {
    return (draft.step.signs?.roles ?? []).map((role) => changed(world, (each) => grant(each, ME, role)));
  }
  if (rule === 'reckoned') {
    const unknown = Object.values(draft.step.sets).filter((each) => valueIn(each, scene) === null);
    return unknown.flatMap((each) => assign(each, 1, place, scene, world));
  }
  const condition = conditionsOf(draft).get(rule);
  return condition ? ways(condition, true, place, scene, world) : [];
}

const changed = (world: World, change: (world: World) => void): World => {
  const next = copyOf(world);
  change(next);
  return next;
};

const inState = (world: World, register: string, id: string, state: string): World =>
  changed(world, (each) => {
    ensure(each, register, id, state).state = state;
  });

/** Worlds that differ from this one so that the condition holds, or does not. */
export function ways(
  condition: Condition,
  wanted: boolean,
  place: Place,
  scene: Scene,
  world: World,
): World[] {
  switch (condition.condition) {
    case 'rule':
      return ways(condition.of, wanted, place, scene, world);
    case 'not':
      return ways(condition.of, !wanted, place, scene, world);
    case 'all':
    case 'any': {
      const together = (condition.condition === 'all') === wanted;
      const parts = condition.of.filter((each) => evaluate(each, scene) !== wanted);
      const chosen = together ? parts.slice(0, 1) : parts;
      return chosen.flatMap((each) => ways(each, wanted, place, scene, world));
    }
    case 'equals': {
      const { left, right } = condition;
      if (!wanted) return [...otherThan(left, place, scene, world), ...otherThan(right, place, scene, world)];
      return [
        ...assign(left, valueIn(right, scene), place, scene, world),
        ...assign(right, valueIn(left, scene), place, scene, world),
      ];
    }
    case 'oneOf':
      return wanted
        ? condition.choices.flatMap((choice) => assign(condition.left, choice, place, scene, world))
        : otherThan(condition.left, place, scene, world, condition.choices);
    case 'includes': {
      const [list, item] = [valueIn(condition.list, scene), valueIn(condition.item, scene)];
      const known = Array.isArray(list) ? list : [];
      const next = wanted ? [...known, item] : known.filter((each) => each !== item);
      return item === null ? [] : assign(condition.list, next, place, scene, world);
    }
    case 'before':
      return inOrder(condition.left, condition.right, wanted, place, scene, world);
    case 'atLeast':
      return reach(condition.left, Number(valueIn(condition.right, scene)), wanted, place, scene, world);
    case 'present':
      return wanted
        ? present(condition.of, place, scene, world)
        : assign(condition.of, undefined, place, scene, world);
    case 'exists': {
      const id = valueIn(condition.id, scene);
      if (typeof id !== 'string') return [];
      return [
        changed(world, (each) => {
          if (wanted) ensure(each, condition.register, id);
          else each.stored.delete(`${condition.register}/${id}`);
        }),
      ];
    }
    case 'keeps': {
      const kind = String(valueIn(condition.kind, scene));
      return [changed(world, (each) => keepOrNot(each, kind, wanted))];
    }
    case 'tends': {
      const building = valueIn(condition.building, scene);
      return [changed(world, (each) => tendOrNot(each, building, wanted))];
    }
    case 'partition': {
      const lists = condition.lists.map((each) => valueIn(each, scene));
      const named = lists.flatMap((each) => (Array.isArray(each) ? each : []));
      if (wanted && new Set(named).size < named.length) {
        return condition.lists.slice(1).flatMap((each) => assign(each, [], place, scene, world));
      }
      return assign(condition.whole, wanted ? named : [...named, 'another'], place, scene, world);
    }
    case 'disjoint': {
      const [left, right] = [condition.left, condition.right].map((each) => valueIn(each, scene));
      const [ours, theirs] = [left, right].map((each): unknown[] => (Array.isArray(each) ? each : []));
      const apart = (theirs ?? []).filter((each) => !ours?.includes(each));
      return assign(condition.right, wanted ? apart : ours, place, scene, world);
    }
    case 'masks': {
      const isShown = (valueIn(condition.masked, scene) ?? null) !== null;
      const [fitting, other] = isShown ? [['13800000000'], ['13900000001']] : [[], ['13800000000']];
      return assign(condition.numbers, wanted ? fitting : other, place, scene, world);
    }
    case 'holds':
      return wanted
        ? condition.roles.map((role) => changed(world, (each) => grant(each, ME, role)))
        : [changed(world, (each) => revoke(each, condition.roles))];
    case 'moves': {
      const id = valueIn(condition.id, scene);
      if (!wanted || typeof id === 'string') return [];
      return present(condition.id, place, scene, world, 9);
    }
    case 'none':
      return [changed(world, (each) => thereIsOrNot(condition, wanted, each, scene))];
    case 'everyRow':
    case 'someRow':
      return onLines(condition, wanted, place, scene, world);
    case 'staff':
    case 'theServer':
    case 'noOne':
      return [];
  }
}

/** Another record of which this is so, or none. */
function thereIsOrNot(
  { register, where }: Extract<Condition, { condition: 'none' }>,
  isNone: boolean,
  world: World,
  scene: Scene,
): void {
  const terms = termsOf(where, scene);
  if (isNone) {
    for (const { id } of foundIn(world, { register, where: terms, limit: 100 })) {
      if (register !== scene.register.name || id !== scene.id) world.stored.delete(`${register}/${id}`);
    }
    return;
  }
  const other = ensure(world, register, `${register}-other`);
  isLike(other, terms);
}

/** The record answers the terms of a question. */
function isLike(record: Document, terms: Question['where']): void {
  for (const [field, operator, value] of terms) {
    const path = field.split('.');
    const parent = path.slice(0, -1).reduce<Document>((into, part) => {
      into[part] = { ...(into[part] as Document | undefined) };
      return into[part] as Document;
    }, record);
    const wanted = operator === '==' ? value : (value as readonly unknown[])[0];
    parent[path.at(-1) ?? ''] = cloned(wanted);
  }
}

/** The terms of a question with the values that they have here. */
const termsOf = (where: Where, scene: Scene): Question['where'] =>
  where.map(([field, operator, value]) =>
    operator === '==' ? ([field, '==', valueIn(value, scene)] as const) : ([field, 'in', value] as const),
  );

/** Other records come to so much: one of them makes up for the rest. */
function assignSumIn(
  { register, path, where }: Extract<Value, { value: 'sumIn' }>,
  target: unknown,
  scene: Scene,
  world: World,
): World[] {
  const terms = termsOf(where, scene);
  const id = `${register}-summed`;
  const rest = foundIn(world, { register, where: terms, limit: 100 })
    .filter((each) => each.id !== id && (register !== scene.register.name || each.id !== scene.id))
    .reduce((sum, { data }) => sum + Number(read(data, path)), 0);
  return put(world, `${register}/${id}`, path, Number(target) - rest, (next) => {
    const record = ensure(next, register, id);
    isLike(record, terms);
    return record;
  });
}

/** Worlds in which one line more, or one line less, is as it should be; a line is altered where its own field is compared. */
function onLines(
  { rows, of, condition }: Extract<Condition, { condition: 'everyRow' | 'someRow' }>,
  wanted: boolean,
  place: Place,
  scene: Scene,
  world: World,
): World[] {
  const lines = valueIn(rows, scene);
  if (!Array.isArray(lines)) return [];
  const isRight = (row: unknown): boolean => evaluate(of, { ...scene, row });
  // Of every line it must hold, of some line it must not: then all of them are looked at.
  const isEach = (condition === 'everyRow') === wanted;
  const changed = lines.map((line) =>
    isRight(line) === wanted || !isMap(line) ? [line] : linesLike(of, wanted, line, { ...scene, row: line }),
  );
  if (isEach)
    return assign(
      rows,
      changed.map(([first]) => first),
      place,
      scene,
      world,
    );
  return changed.flatMap((ways, at) =>
    ways.flatMap((line) => assign(rows, lines.with(at, line), place, scene, world)),
  );
}

/** Lines like this one in which a comparison holds, or does not. */
function linesLike(of: Condition, wanted: boolean, line: Document, scene: Scene): Document[] {
  if (of.condition === 'not') return linesLike(of.of, !wanted, line, scene);
  if (of.condition === 'all' || of.condition === 'any') {
    return of.of.flatMap((each) => linesLike(each, wanted, line, scene));
  }
  if (of.condition !== 'equals' && of.condition !== 'atLeast') return [];
  const { left, right } = of;
  const change = (value: Value, to: unknown): Document[] =>
    value.value === 'row' ? [{ ...line, [value.path[0] ?? '']: to }] : [];
  const [one, other] = [valueIn(left, scene), valueIn(right, scene)];
  if (wanted) return [...change(left, other), ...change(right, one)];
  return typeof other === 'number' ? change(left, of.condition === 'equals' ? other + 1 : other - 1) : [];
}

function keepOrNot(world: World, kind: string, wanted: boolean): void {
  const rights = (world.stored.get(`rights/${ME}`) ?? { keeps: {}, standsIn: [] }) as Document;
  const { [kind]: _none, ...others } = rights.keeps as Document;
  const terms = [{ from: hoursFromNow(-10), until: hoursFromNow(10) }];
  world.stored.set(`rights/${ME}`, { ...rights, keeps: wanted ? { ...others, [kind]: terms } : others });
}

function tendOrNot(world: World, building: unknown, wanted: boolean): void {
  const me = ensure(world, 'members', ME);
  const others = (me.buildings as unknown[]).filter((each) => each !== building);
  me.buildings = wanted ? [...others, building] : others;
  if (wanted) grant(world, ME, 'steward');
}

function revoke(world: World, roles: readonly string[]): void {
  const me = ensure(world, 'members', ME);
  me.roles = (me.roles as string[]).filter((each) => !roles.includes(each));
}

/** Fills in an optional field. A record that the step itself opens gets an id that nothing is stored under. */
function present(value: Value, place: Place, scene: Scene, world: World, number?: number): World[] {
  const followed = resolve(value, place.draft.register, registers);
  if (followed.value !== 'field') return [];
  const [name = '', ...rest] = followed.path;
  const field = place.draft.register.fields[name];
  if (!field) return [];
  if (field.type === 'approvals' && rest[0]) {
    const by = `${rest[0]}-by-name`;
    const next = changed(world, (each) => grant(each, by, rest[0] ?? ''));
    const stamp = new Any({ by, at: hoursFromNow(-2) });
    return assign({ ...followed, path: [name, rest[0]] }, stamp, place, scene, next);
  }
  const opensIt =
    field.type === 'ref' &&
    place.draft.step.together.some(
      (with_) =>
        registers(with_.register).steps[with_.step]?.from === null &&
        with_.register === field.register &&
        resolve(with_.id, place.draft.register, registers).value === 'field',
    );
  // A record whose id is its code has capitals.
  const fresh = `${field.type === 'ref' ? field.register.toUpperCase() : ''}-9`;
  const openings = opensIt ? assign({ ...followed, path: [name] }, fresh, place, scene, world) : [];
  if (opensIt && number === undefined && place.draft.step.asks.includes(name)) return openings;
  const next = copyOf(world);
  const stored = assign({ ...followed, path: [name] }, new Any(sample(field, next)), place, scene, next);
  return [...openings, ...stored];
}

function inOrder(
  left: Value,
  right: Value,
  wanted: boolean,
  place: Place,
  scene: Scene,
  world: World,
): World[] {
  const [first, second] = [valueIn(left, scene), valueIn(right, scene)];
  if (typeof first === 'string' || typeof second === 'string') {
    // The next day first: how far ahead a day may lie is bounded too.
    const nextTo = (day: unknown, days: number) =>
      typeof day === 'string' && DAY.test(day) ? [dayOf(new Date(day), days)] : [];
    const early = [...nextTo(second, wanted ? -1 : 1), wanted ? '2020-02-02' : '2199-12-31'];
    const late = [...nextTo(first, wanted ? 1 : -1), wanted ? '2199-12-31' : '2020-02-02'];
    return [
      ...early.flatMap((day) => assign(left, day, place, scene, world)),
      ...late.flatMap((day) => assign(right, day, place, scene, world)),
    ];
  }
  const now = occasion.now.getTime();
  const time = (value: unknown) => (value instanceof Date ? value.getTime() : now);
  // Within the shortest term that a rule sets (the half hour of a call), and longer than all of it takes to be tried.
  const apart = 20 * 60_000;
  const [earlier, later] = [new Date(time(second) - apart), new Date(time(first) + apart)];
  const ahead = new Date(Math.max(time(first), now) + apart);
  const [low, high] = wanted
    ? [earlier, ahead]
    : [new Date(time(second) + apart), new Date(time(first) - apart)];
  if (first === null) return assign(left, low, place, scene, world);
  return [
    ...assign(right, high, place, scene, world),
    ...(wanted ? assign(right, later, place, scene, world) : []),
    ...assign(left, low, place, scene, world),
  ];
}

function reach(
  value: Value,
  least: number,
  wanted: boolean,
  place: Place,
  scene: Scene,
  world: World,
): World[] {
  const number = wanted ? least : least - 1;
  if (!Number.isSafeInteger(number)) return [];
  if (value.value !== 'size') return assign(value, number, place, scene, world);
  const items = Array.from({ length: number }, (_, at) => `line ${at + 1}`);
  return assign(value.of, items, place, scene, world);
}

/** Worlds in which the value is some other valid one. */
function otherThan(
  value: Value,
  place: Place,
  scene: Scene,
  world: World,
  excluded: readonly unknown[] = [valueIn(value, scene)],
): World[] {
  const followed = resolve(value, place.draft.register, registers);
  if (followed.value !== 'field' && followed.value !== 'elsewhere') return [];
  const of = followed.value === 'field' ? place.draft.register : registers(followed.register);
  const [name = '', ...rest] = followed.path;
  if (name === 'state') {
    return Object.keys(of.states)
      .filter((state) => !excluded.includes(state))
      .flatMap((state) => assign(followed, state, place, scene, world));
  }
  if (rest.at(-1) === 'by') return assign(followed, usualId('members', 2), place, scene, world);
  let field = of.fields[name];
  for (const part of rest) field = field?.type === 'group' ? field.fields[part] : undefined;
  if (!field) return [];
  const next = copyOf(world);
  const candidates =
    field.type === 'choice'
      ? Object.keys(field.choices)
      : [1, 2].map((number) => sample(field, next, number));
  return candidates
    .filter((each) => !excluded.includes(each))
    .flatMap((each) => assign(followed, each, place, scene, next));
}

/** Some value, of which no more is wanted than that it is there: another goal may choose another one. */
class Any {
  readonly value: unknown;
  constructor(value: unknown) {
    this.value = value;
  }
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const dayOf = (at: Date, days: number): string =>
  new Date(at.getTime() + days * 86_400_000).toISOString().slice(0, 10);

/** Worlds in which the value is `target`; none when it cannot be chosen, or was settled otherwise before. */
function assign(value: Value, target: unknown, place: Place, scene: Scene, world: World): World[] {
  const followed = resolve(value, place.draft.register, registers);
  if (followed.value === 'closing') {
    const far = target instanceof Date && target < occasion.now ? '2020-02-02' : '2199-12-31';
    const near = target instanceof Date ? [dayOf(target, -1), dayOf(target, 0)] : [];
    return [...near, far].flatMap((day) => assign(followed.of, day, place, scene, world));
  }
  if (followed.value === 'reckoned') return assignReckoned(followed, target, place, scene, world);
  if (followed.value === 'count') return assignCount(followed, target, place, scene, world);
  if (followed.value === 'sumIn') return assignSumIn(followed, target, scene, world);
  if (followed.value === 'sum') return assignSum(followed.of, target, place, scene, world);
  if (followed.value === 'field') return assignField(followed, target, place, scene, world);
  if (followed.value !== 'elsewhere') return [];
  const id = valueIn(followed.id, scene);
  if (typeof id !== 'string') return [];
  return put(world, `${followed.register}/${id}`, followed.path, target, (next) => {
    ensure(next, followed.register, id);
    return next.stored.get(`${followed.register}/${id}`) as Document;
  });
}

/** What is absent becomes something first; then one side stays, the other makes up for it. */
function assignReckoned(
  { operator, left, right }: Extract<Value, { value: 'reckoned' }>,
  target: unknown,
  place: Place,
  scene: Scene,
  world: World,
): World[] {
  const absent = [left, right].filter((each) => valueIn(each, scene) === null);
  if (absent.length > 0) return absent.flatMap((each) => assign(each, 1, place, scene, world));
  const [one, other] = [Number(valueIn(left, scene)), Number(valueIn(right, scene))];
  const wanted = Number(target);
  const [toLeft, toRight] = {
    '+': [wanted - other, wanted - one],
    '-': [wanted + other, one - wanted],
    '*': [wanted / other, wanted / one],
  }[operator] as [number, number];
  const isWhole = Number.isSafeInteger;
  return [
    ...(isWhole(toLeft) ? assign(left, toLeft, place, scene, world) : []),
    ...(isWhole(toRight) ? assign(right, toRight, place, scene, world) : []),
  ];
}

/** So many of the first lines say yes, the others no. */
function assignCount(
  { of, item }: Extract<Value, { value: 'count' }>,
  target: unknown,
  place: Place,
  scene: Scene,
  world: World,
): World[] {
  const lines = of.value === 'column' ? valueIn(of.of, scene) : null;
  if (of.value !== 'column' || !Array.isArray(lines) || typeof item !== 'boolean') return [];
  if (typeof target !== 'number' || target > lines.length) return [];
  const [name = ''] = of.path;
  const changed = lines.map((line: Document, at) => ({ ...line, [name]: at < target ? item : !item }));
  return assign(of.of, changed, place, scene, world);
}

/** The first line makes up for it. */
function assignSum(of: Value, target: unknown, place: Place, scene: Scene, world: World): World[] {
  const numbers = valueIn(of, scene);
  if (of.value !== 'column' || !Array.isArray(numbers) || typeof target !== 'number') return [];
  const lines = valueIn(of.of, scene) as readonly Document[];
  const [first, ...more] = lines;
  if (!first) return [];
  const rest = numbers.slice(1).reduce((sum: number, each) => sum + Number(each), 0);
  return assign(of.of, [{ ...first, [of.path[0] ?? '']: target - rest }, ...more], place, scene, world);
}

function assignField(
  value: Extract<Value, { value: 'field' }>,
  target: unknown,
  place: Place,
  scene: Scene,
  world: World,
): World[] {
  const { step, register, id } = place.draft;
  const [name = ''] = value.path;
  if (!value.before) {
    const given = place.given[name];
    if (given) {
      const theirs = given.place;
      return assign(given.value, target, theirs, { ...scene, ...sceneAt(theirs, scene) }, world);
    }
    const source = step.sets[name];
    if (source) return assign(source, target, place, scene, world);
    if (step.asks.includes(name) || step.mayAsk.includes(name)) {
      if (place.typed[0] === '-') return [];
      return put(world, `input.${place.typed.join('.')}`, value.path, target, (next) => {
        let input = next.input;
        for (const part of place.typed) {
          input[part] ??= {};
          input = input[part] as Document;
        }
        completeGroup(input, value.path, register.fields[name], next);
        return input;
      });
    }
    if (step.from === null) return [];
  }
  return put(world, `${register.name}/${id}`, value.path, target, (next) => {
    const record = ensure(next, register.name, id);
    completeGroup(record, value.path, register.fields[name], next);
    return record;
  });
}

const sceneAt = ({ draft }: Place, scene: Scene): Partial<Scene> => ({
  register: draft.register,
  id: draft.id,
  before: draft.before,
  after: draft.after,
  stored: scene.stored,
});

/** A part of a group is written into a whole group. */
function completeGroup(
  into: Document,
  path: readonly string[],
  field: Parameters<typeof sample>[0] | undefined,
  world: World,
): void {
  const [name = ''] = path;
  if (path.length > 1 && field && into[name] === undefined) into[name] = sample(field, world);
}

function put(
  world: World,
  where: string,
  path: readonly string[],
  target: unknown,
  into: (next: World) => Document,
): World[] {
  const spot = `${where}.${path.join('.')}`;
  const next = copyOf(world);
  const value = target instanceof Any ? target.value : target;
  // What is stored was not written at this very moment.
  if (value instanceof Date && value.getTime() === occasion.now.getTime()) return [];
  const settledTo = JSON.stringify(value ?? null);
  if (next.settled.has(spot) && next.settled.get(spot) !== settledTo) return [];
  let document = into(next);
  for (const part of path.slice(0, -1)) {
    document[part] ??= {};
    document = document[part] as Document;
  }
  const last = path.at(-1) ?? '';
  if (document[last] === value) return [];
  if (value === undefined) delete document[last];
  else document[last] = cloned(value);
  if (!(target instanceof Any)) next.settled.set(spot, settledTo);
  return [next];
}
