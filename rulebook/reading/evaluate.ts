import type { Condition, Holds, Rule } from '../notation/condition.ts';
import { isDay } from '../notation/day.ts';
import { isNewId } from '../notation/ids.ts';
import { isMaskOf } from '../notation/mask.ts';
import { read, SYSTEM } from '../notation/record.ts';
import type { Register, Registers } from '../notation/register.ts';
import { resolve } from '../notation/resolve.ts';
import type { Value, Where } from '../notation/value.ts';
import { type Clock, closingInstant } from '../site/clock.ts';
import { handsOutNow, lentNow, type Sources, tendsNow } from './rights.ts';

type Document = { readonly [field: string]: unknown };

/** Everything that a condition may look at. */
export interface Scene {
  readonly registers: Registers;
  readonly register: Register;
  readonly id: string;
  readonly actor: string;
  readonly now: Date;
  /** Today's ISO date in the site's zone. */
  readonly today: string;
  readonly before: Document | null;
  readonly after: Document | null;
  readonly stored: Stored;
  /** A record that moves in the same batch, as it will stand. */
  readonly planned: (register: string, id: string) => Document | undefined;
  /** The line that a condition on lines looks at. */
  readonly row?: unknown;
}

/** What is known of the stored records. */
export interface Stored {
  /** A record: null when there is none, undefined when it has not been fetched yet. */
  (register: string, id: string): Document | null | undefined;
  /** The records that a question is about: null when it can't be asked here, undefined when it has not been asked yet. */
  readonly found?: (question: Question) => readonly Found[] | null | undefined;
}

/** Which records of a register are looked for; at most so many. */
export interface Question {
  readonly register: string;
  readonly where: readonly (readonly [field: string, operator: '==' | 'in', value: unknown])[];
  readonly limit: number;
}

export interface Found {
  readonly id: string;
  readonly data: Document;
}

/** A question that must be asked before the condition can be answered. */
export class Unasked extends Error {
  readonly question: Question;
  constructor(question: Question) {
    super(`${question.register} have not been looked for`);
    this.question = question;
  }
}

/** A question that can't be asked here, because who asks may not see the answer: it is left to the server. */
export class Unanswerable extends Error {}

/** A record that must be fetched before the condition can be answered. */
export class Missing extends Error {
  readonly register: string;
  readonly id: string;
  constructor(register: string, id: string) {
    super(`${register}/${id} has not been fetched`);
    this.register = register;
    this.id = id;
  }
}

/**
 * Answers a condition. Throws `Missing` when it needs a record that the scene has not fetched; `null` values make
 * comparisons false, as the printed rules do.
 */
export function evaluate(condition: Condition, scene: Scene): boolean {
  switch (condition.condition) {
    case 'all':
      return condition.of.every((each) => evaluate(each, scene));
    case 'any':
      return condition.of.some((each) => evaluate(each, scene));
    case 'not':
      return !evaluate(condition.of, scene);
    case 'rule':
      return evaluate(condition.of, scene);
    case 'equals':
      return same(valueIn(condition.left, scene), valueIn(condition.right, scene));
    case 'oneOf':
      return condition.choices.some((choice) => same(valueIn(condition.left, scene), choice));
    case 'includes': {
      const list = valueIn(condition.list, scene);
      return Array.isArray(list) && list.includes(valueIn(condition.item, scene));
    }
    case 'before': {
      const [left, right] = [valueIn(condition.left, scene), valueIn(condition.right, scene)];
      if (typeof left === 'string' && typeof right === 'string') return left < right;
      return left instanceof Date && right instanceof Date && left.getTime() < right.getTime();
    }
    case 'atLeast': {
      const [left, right] = [valueIn(condition.left, scene), valueIn(condition.right, scene)];
      return typeof left === 'number' && typeof right === 'number' && left >= right;
    }
    case 'present':
      return (valueIn(condition.of, scene) ?? null) !== null;
    case 'partition': {
      const [named, whole] = [
        condition.lists.flatMap((each) => itemsOf(valueIn(each, scene))),
        valueIn(condition.whole, scene),
      ];
      const every = new Set(itemsOf(whole));
      return (
        Array.isArray(whole) &&
        named.length === every.size &&
        named.every((each) => every.has(each)) &&
        new Set(named).size === named.length
      );
    }
    case 'disjoint': {
      const right = itemsOf(valueIn(condition.right, scene));
      return !itemsOf(valueIn(condition.left, scene)).some((each) => right.includes(each));
    }
    case 'masks': {
      const [first] = itemsOf(valueIn(condition.numbers, scene));
      return isMaskOf(valueIn(condition.masked, scene), first);
    }
    case 'none':
      return others(condition, scene, NONE)?.length === 0;
    case 'everyRow': {
      const lines = valueIn(condition.rows, scene);
      return itemsOf(lines).every((row) => evaluate(condition.of, { ...scene, row }));
    }
    case 'someRow':
      return itemsOf(valueIn(condition.rows, scene)).some((row) => evaluate(condition.of, { ...scene, row }));
    case 'exists':
      return stored(scene, condition.register, String(valueIn(condition.id, scene))) !== null;
    case 'staff':
      return isStaff(scene);
    case 'theServer':
      return scene.actor === SYSTEM;
    case 'noOne':
      return false;
    case 'holds':
      return isStaff(scene) && holdsOneOf(condition, scene);
    case 'keeps':
      return isStaff(scene) && keepsKind(String(valueIn(condition.kind, scene)), scene);
    case 'tends':
      return isStaff(scene) && tendsBuilding(valueIn(condition.building, scene), scene);
    case 'moves':
      return movesNow(condition, scene);
  }
}

/** The conditions that do not hold, each with its words and clauses. */
export const refusals = (rules: readonly Rule[], scene: Scene): Rule[] =>
  rules.filter((each) => !evaluate(each, scene));

export function valueIn(value: Value, scene: Scene): unknown {
  switch (value.value) {
    case 'literal':
      return value.literal;
    case 'actor':
      return scene.actor;
    case 'now':
      return scene.now;
    case 'today':
      return scene.today;
    case 'ownId':
      return scene.id;
    case 'joined':
      return value.parts.map((part) => String(valueIn(part, scene))).join('');
    case 'size': {
      const sized = valueIn(value.of, scene);
      return Array.isArray(sized) || typeof sized === 'string' ? sized.length : null;
    }
    case 'reckoned':
      return reckon(value.operator, valueIn(value.left, scene), valueIn(value.right, scene));
    case 'column':
      return itemsOf(valueIn(value.of, scene)).map((line) => read(line, value.path) ?? null);
    case 'sum':
      return itemsOf(valueIn(value.of, scene)).reduce<unknown>((sum, each) => reckon('+', sum, each), 0);
    case 'count':
      return itemsOf(valueIn(value.of, scene)).filter((each) => same(each, value.item)).length;
    case 'next': {
      const counter = counterOf(value, scene);
      return counter && `${counter.scope}-${String(counter.last + 1).padStart(value.digits, '0')}`;
    }
    case 'sumIn': {
      const found = others(value, scene, SUMMED_MOST);
      if (found === null || found.length >= SUMMED_MOST) return null;
      return found.reduce<unknown>((sum, { data }) => reckon('+', sum, read(data, value.path)), 0);
    }
    case 'year': {
      const day = valueIn(value.of, scene);
      return isDay(day) ? day.slice(0, 4) : null;
    }
    case 'row':
      return read(scene.row, value.path) ?? null;
    case 'kindAbout': {
      const [register, id] = [valueIn(value.register, scene), valueIn(value.id, scene)];
      const about = stored(scene, String(register), String(id));
      return about === null ? '' : (about.kind ?? 'repair');
    }
    case 'closing': {
      const day = valueIn(value.of, scene);
      const [settings, clock] = [stored(scene, 'settings', 'site'), stored(scene, 'clock', 'site')];
      if (typeof day !== 'string' || typeof settings?.closing !== 'string' || !clock) return null;
      return closingInstant(day, settings.closing, clock as unknown as Clock, scene.now);
    }
    case 'later': {
      const [than, by] = [valueIn(value.than, scene), valueIn(value.by, scene)];
      if (!(than instanceof Date) || typeof by !== 'number') return null;
      return new Date(than.getTime() + by * (value.unit === 'h' ? 3_600_000 : 60_000));
    }
    case 'field': {
      const followed = resolve(value, scene.register, scene.registers);
      if (followed.value !== 'field') return valueIn(followed, scene);
      return read(value.before ? scene.before : scene.after, value.path) ?? null;
    }
    case 'elsewhere': {
      const followed = resolve(value, scene.register, scene.registers);
      if (followed.value !== 'elsewhere') return valueIn(followed, scene);
      const id = valueIn(followed.id, scene);
      if (typeof id !== 'string' || id === '') return null;
      const planned = followed.after ? scene.planned(followed.register, id) : undefined;
      const found = read(planned ?? stored(scene, followed.register, id), followed.path);
      return found ?? followed.otherwise ?? null;
    }
  }
}

/** The record itself, and one that would be too many. */
const NONE = 2;
/** More records than these are not added up. */
const SUMMED_MOST = 500;

/** The other records of which something is so; null where a value that they should have is missing. */
function others(
  { register, where }: { readonly register: string; readonly where: Where },
  scene: Scene,
  limit: number,
): readonly Found[] | null {
  const terms = where.map(
    ([field, operator, value]) =>
      [field, operator, operator === '==' ? valueIn(value, scene) : value] as const,
  );
  if (terms.some(([, , value]) => value === null)) return null;
  const question: Question = { register, where: terms, limit };
  const found = scene.stored.found?.(question);
  if (found === undefined) throw new Unasked(question);
  if (found === null) throw new Unanswerable(register);
  return found.filter(({ id }) => register !== scene.register.name || id !== scene.id);
}

/** Where a series stands, the numbers that records of the same batch have taken included. */
export interface Counter {
  readonly id: string;
  readonly scope: string;
  readonly last: number;
}

/** The counter of a series in its scope; null where the scope is none. Throws `Missing` as `evaluate` does. */
export function counterOf(
  { series, scope }: Extract<Value, { value: 'next' }>,
  scene: Scene,
): Counter | null {
  const within = valueIn(scope, scene);
  if (typeof within !== 'string' || !isNewId(within)) return null;
  const id = `${series}~${within}`;
  const counter = scene.planned('counters', id) ?? stored(scene, 'counters', id);
  return { id, scope: within, last: typeof counter?.last === 'number' ? counter.last : 0 };
}

/** Of whole numbers, exactly or not at all: null where something is missing, or the result is too large to be exact. */
function reckon(operator: '+' | '-' | '*', left: unknown, right: unknown): number | null {
  if (typeof left !== 'number' || typeof right !== 'number') return null;
  const made = operator === '+' ? left + right : operator === '-' ? left - right : left * right;
  const isExact = [left, right, made].every(Number.isSafeInteger);
  // Zero has no sign.
  return isExact ? made + 0 : null;
}

function stored(scene: Scene, register: string, id: string): Document | null {
  const found = scene.stored(register, id);
  if (found === undefined) throw new Missing(register, id);
  return found;
}

/** Returns true iff the record is there once the batch is committed. Throws `Missing` as `evaluate` does. */
export const stands = (scene: Scene, register: string, id: string): boolean =>
  scene.planned(register, id) !== undefined || stored(scene, register, id) !== null;

const same = (left: unknown, right: unknown): boolean =>
  left instanceof Date && right instanceof Date
    ? left.getTime() === right.getTime()
    : (left ?? null) === (right ?? null);

function isStaff(scene: Scene): boolean {
  return scene.actor === SYSTEM || rightsOf(scene)?.state === 'active';
}

const rightsOf = (scene: Scene): Sources | null =>
  stored(scene, 'rights', scene.actor) as unknown as Sources | null;

const itemsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function holdsOneOf({ roles, own, notFor }: Holds, scene: Scene): boolean {
  const rights = scene.actor === SYSTEM ? null : rightsOf(scene);
  if (rights === null) return false;
  const has = (held: readonly string[]): boolean => roles.some((role) => held.includes(role));
  if (has(rights.roles)) return true;
  if (own) return false;
  const people = notFor.map((each) => valueIn(each, scene));
  return lentNow(rights, scene.now).some((lent) => has(lent.roles) && !people.includes(lent.absent));
}

function keepsKind(kind: string, scene: Scene): boolean {
  const rights = scene.actor === SYSTEM ? null : rightsOf(scene);
  return rights !== null && handsOutNow(rights, kind, scene.now);
}

function tendsBuilding(building: unknown, scene: Scene): boolean {
  const rights = scene.actor === SYSTEM ? null : rightsOf(scene);
  return rights !== null && tendsNow(rights, String(building), scene.now);
}

function movesNow(condition: Extract<Condition, { condition: 'moves' }>, scene: Scene): boolean {
  const id = valueIn(condition.id, scene);
  if (typeof id !== 'string' || id === '') return false;
  const planned = scene.planned(condition.register, id);
  if (!planned) return false;
  return (
    condition.steps.includes(String(read(planned, ['last', 'step']))) && planned[condition.back] === scene.id
  );
}

/** Answers a condition, fetching the records that it looks at. */
export async function answer(
  condition: Condition,
  scene: Omit<Scene, 'stored'>,
  fetch: (register: string, id: string) => Promise<Document | null>,
  known: Map<string, Document | null> = new Map(),
): Promise<boolean> {
  const told: Scene = { ...scene, stored: (register, id) => known.get(`${register}/${id}`) };
  for (;;) {
    try {
      return evaluate(condition, told);
    } catch (error) {
      if (!(error instanceof Missing)) throw error;
      known.set(`${error.register}/${error.id}`, await fetch(error.register, error.id));
    }
  }
}
