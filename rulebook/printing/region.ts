import type { Condition, Rule } from '../notation/condition.ts';
import type { Field } from '../notation/field.ts';
import { type Register, type Registers, stepOf } from '../notation/register.ts';
import { resolve } from '../notation/resolve.ts';
import { isHeldByRules, movesTogether, reckonedFields, type Step, touchedFields } from '../notation/step.ts';
import {
  and,
  binary,
  call,
  choose,
  everyNode,
  isLiteral,
  keyOf,
  list,
  literal,
  member,
  type Node,
  name,
  namesIn,
  not,
  or,
  replaced,
  texts,
} from '../notation/tree.ts';
import { type Checking, checkNode, optionalCheck } from '../notation/types/checks.ts';
import { types } from '../notation/types/index.ts';
import type { Value } from '../notation/value.ts';
import { conditionNode, type Printing } from './conditions.ts';
import { gathered } from './implications.ts';
import { type Reference, readAnyway } from './reads.ts';
import { certainIn, mostShared } from './sharing.ts';
import type { PrintedFunction } from './text.ts';
import { fieldNode, ID, isCertain, ME, recordNode, THE, valueNode, WAS } from './values.ts';

/** What is printed of one register. */
export interface Region {
  readonly register: Register;
  readonly allowed: readonly { readonly operation: string; readonly condition: Node }[];
  /** Who may read what stood in a record before; null where all staff may. */
  readonly past: Node | null;
  readonly functions: readonly PrintedFunction[];
  /** The steps that the rules hold, each with its comment. */
  readonly steps: readonly PrintedStep[];
}

export interface PrintedStep {
  readonly called: string;
  readonly comment: string;
  readonly isOpening: boolean;
  readonly body: Node;
}

/** What the printer knows of a step while it prints its conditions. */
interface StepGiven {
  /** References whose record the step reads anyway. */
  readonly anyway: ReadonlySet<Reference>;
  readonly filledIn: ReadonlySet<string>;
  /** Its helpers are named after it. */
  readonly called: string;
}

/** A record that somebody reads. */
const READ = member(name('resource'), 'data');

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A rule's name and its words, as they stand above it. */
const told = ({ name: called, words, cites }: Rule): string => `${called}: ${words.zh} [${cites.join(' ')}]`;

/** A pattern of more signs is written once. */
const LONG = 40;

/** Names that a printed function is given, where it speaks of them; `id` is that of the path, known everywhere. */
const PARAMETERS = ['me', 'the'];

/** Prints what one register's definition says. */
export class RegionPrinter {
  readonly #register: Register;
  readonly #registers: Registers;
  readonly #functions = new Map<string, PrintedFunction>();
  /** How many steps and reads ask for each rule, by its name. */
  readonly #askedBy: ReadonlyMap<string, number>;
  /** Names by which helpers are given a document. */
  readonly #given = new Set<string>();

  constructor(register: Register, registers: Registers) {
    this.#register = register;
    this.#registers = registers;
    this.#askedBy = askedBy(register);
  }

  region(): Region {
    const printed = Object.entries(this.#register.steps)
      .filter(([, step]) => isHeldByRules(step))
      .map(([called, step]) => this.#step(called, step));
    // Each step that is passed by costs seven of the 1,000 expressions: the dearest stand first.
    const steps = printed.toSorted((a, b) => this.#sizeOf(b.body) - this.#sizeOf(a.body));
    const allowed = [...this.#reads(), ...writesOf(steps)];
    const past = this.#past();
    return { register: this.#register, allowed, past, steps, functions: [...this.#functions.values()] };
  }

  // ---- Reading ----

  #reads(): Region['allowed'] {
    const { get, list: listing } = this.#register;
    const [one, many] = [this.#readable(get, READ, 'read'), this.#readable(listing, READ, 'list')];
    if (keyOf(one) === keyOf(many)) return [{ operation: 'read', condition: this.#reading('mayRead', one) }];
    return [
      { operation: 'get', condition: this.#reading('mayGet', one) },
      { operation: 'list', condition: this.#reading('mayList', many) },
    ];
  }

  /** Who may read what stood in the record before. Where all staff may, the frame says it. */
  #past(): Node | null {
    const { past } = this.#register;
    if (past.condition === 'staff') return null;
    return this.#reading('mayReadPast', this.#readable(past, recordNode(this.#register, ID), 'past'));
  }

  #readable(condition: Condition, record: Node, called: string): Node {
    const node = this.#condition(condition, record, called);
    return isLiteral(node, false) ? node : and(binary('==', member(ME, 'state'), literal('active')), node);
  }

  /** Who asks is looked up once: a condition that speaks of them is given them. */
  #reading(called: string, condition: Node): Node {
    if (condition.node === 'literal') return condition;
    if (condition.node !== 'and') return call('isStaff');
    const same = [...this.#functions.values()].find(({ body }) => keyOf(body) === keyOf(condition));
    if (same === undefined)
      this.#functions.set(called, { name: called, parameters: ['me'], body: condition });
    return call(same?.name ?? called, call('me'));
  }

  // ---- Steps ----

  #step(called: string, step: Step): PrintedStep {
    this.#expectDrawsInHeldByRules(called, step);
    const given: StepGiven = {
      anyway: readAnyway(step, this.#register, this.#registers),
      filledIn: new Set([...step.asks, ...step.stamps]),
      called: `${called}Step`,
    };
    const parts = [
      this.#envelope(step, given),
      this.#condition(step.by, THE, given.called, given),
      ...this.#fields(step, given),
      ...this.#signature(step, given),
      ...step.provided.map((each) => this.#provided(each, given)),
      ...step.together.map((each) => this.#condition(movesTogether(each), THE, given.called, given)),
    ].filter((part) => !isLiteral(part, true));
    const body = and(...this.#conjunction(gathered(parts), given.called));
    const comment = `${step.title.zh} ${called} [${step.cites.join(' ')}]`;
    return { called, comment, isOpening: step.from === null, body };
  }

  /** In a batch that the rules look at, nothing can move that another gate holds. */
  #expectDrawsInHeldByRules(called: string, { together }: Step): void {
    for (const { register, step } of together) {
      if (isHeldByRules(stepOf(this.#registers(register), step))) continue;
      throw new Error(
        `The rules hold '${this.#register.name}.${called}', but not '${register}.${step}', which it draws in`,
      );
    }
  }

  /** Who, from which state to which, with which fields: what every step asks, in one call of the frame. */
  #envelope(step: Step, given: StepGiven): Node {
    const sure = Object.keys(step.sets).filter((each) => this.#isSure(step, each));
    const asked = [...new Set([...step.asks, ...step.stamps, ...sure])];
    const others = touchedFields(step).filter((each) => !asked.includes(each));
    const to = this.#outcome(step, given);
    if (step.from !== null) return call('moves', ME, texts(step.from), to, texts(asked), texts(others));
    const { identity } = this.#register;
    const opened = call('opens', ME, to, texts(asked), texts(others));
    if (identity === null) return and(opened, call('isNewId', ID));
    return and(opened, binary('==', ID, this.#value(identity, given)));
  }

  #outcome(step: Step, given: StepGiven): Node {
    const outcomes = step.to.map(({ state, when }) => ({ state: literal(state), when }));
    if (outcomes.length === 0) return member(WAS, 'state');
    return outcomes.reduceRight<Node>(
      (otherwise, { state, when }) =>
        when ? choose(this.#condition(when, THE, given.called, given), state, otherwise) : state,
      literal(null),
    );
  }

  #fields(step: Step, given: StepGiven): Node[] {
    const isReadAnyway = (register: string, value: Node): boolean =>
      value.node === 'member' &&
      keyOf(value.of) === keyOf(THE) &&
      given.anyway.has(`${register}/${value.name}`);
    const asked = step.asks.map((each) => this.#asked(each, { isReadAnyway }));
    const may = step.mayAsk.map((each) => this.#optional(each, { isReadAnyway }));
    const stamped = step.stamps.map((each) => call('isStamp', member(THE, each)));
    const cleared = step.clears.map((each) => not(binary('in', literal(each), THE)));
    const set = Object.entries(step.sets).map(([each, value]) =>
      this.#isSure(step, each)
        ? binary('==', member(THE, each), this.#value(value, given))
        : call('isSetTo', THE, literal(each), this.#value(value, given)),
    );
    // What is reckoned keeps the bounds of its field like what is typed.
    const bounded = reckonedFields(step).map((each) => this.#asked(each, { isReadAnyway }));
    return [...asked, ...may, ...stamped, ...cleared, ...set, ...bounded];
  }

  /** A field that the step sets, and sets to something whatever else holds. */
  #isSure({ sets }: Pick<Step, 'sets'>, each: string): boolean {
    const value = sets[each];
    if (!this.#field(each).optional || reckonedFields({ sets }).includes(each)) return true;
    const followed = value && resolve(value, this.#register, this.#registers);
    if (followed?.value === 'literal') return followed.literal !== null;
    return (
      followed?.value === 'elsewhere' &&
      (followed.otherwise !== undefined ||
        isCertain(followed.path, this.#registers(followed.register), new Set()))
    );
  }

  #asked(each: string, checking: Checking): Node {
    const field = this.#field(each);
    const whole = this.#composite(each, field);
    if (whole) return call(whole, member(THE, each));
    return checkNode(member(THE, each), types.prints(field, member(THE, each), checking));
  }

  #optional(each: string, checking: Checking): Node {
    const field = this.#field(each);
    const whole = this.#composite(each, field);
    if (!whole) return optionalCheck(THE, each, types.prints(field, member(THE, each), checking));
    return or(not(binary('in', literal(each), THE)), call(whole, member(THE, each)));
  }

  /** A field whose check is long is checked by a function of its own where several steps may set it. */
  #composite(each: string, field: Field): string | null {
    const isOfParts = field.type === 'group' || field.type === 'numbers';
    const isLong = field.type === 'text' && (field.pattern ?? '').length > LONG && this.#isSetOften(each);
    if (!isOfParts && !isLong) return null;
    const called = `is${capitalised(each)}`;
    const body = checkNode(name('value'), types.prints(field, name('value'), { isReadAnyway: () => false }));
    this.#define({ name: called, parameters: ['value'], body });
    return called;
  }

  #isSetOften(field: string): boolean {
    const steps = Object.values(this.#register.steps).filter(isHeldByRules);
    return steps.filter(({ asks, mayAsk }) => [...asks, ...mayAsk].includes(field)).length > 1;
  }

  #signature(step: Step, { filledIn }: StepGiven): Node[] {
    if (!step.signs) return [];
    const { field, roles, notFor = [] } = step.signs;
    const people = list(notFor.map((each) => fieldNode(THE, each.split('.'), this.#register, filledIn)));
    return [call('signs', ME, literal(field), texts(roles), people)];
  }

  // ---- Rules of the regulation ----

  /** A rule that one step alone asks stands in it, its words above; one that several ask is a function. */
  #provided(each: Rule, given: StepGiven): Node {
    if ((this.#askedBy.get(each.name) ?? 0) > 1) return this.#rule(each);
    return { node: 'told', comment: told(each), of: this.#condition(each.of, THE, each.name, given) };
  }

  /** A document that the rule can't do without is given to it: the step may have it at hand. */
  #rule(each: Rule, record = THE): Node {
    const body = this.#condition(each.of, THE, each.name);
    const documents = new Map(certainIn(body).map((fetched) => [fetched.key, fetched]));
    const names = new Map<string, string>();
    for (const [key, { register }] of documents) names.set(key, unused(register, [...names.values()]));
    const inside = replaced(body, new Map([...names].map(([key, its]) => [key, name(its)])));
    const needed = [...names].filter(([, its]) => namesIn(inside, [its]).length > 0);
    const own = namesIn(inside, PARAMETERS);
    this.#define({
      name: each.name,
      parameters: [...own, ...needed.map(([, its]) => its)],
      body: inside,
      comment: told(each),
    });
    const given = [...own.map(name), ...needed.flatMap(([key]) => documents.get(key)?.node ?? [])];
    return replaced(call(each.name, ...given), new Map([[keyOf(THE), record]]));
  }

  #define(printed: PrintedFunction): void {
    const known = this.#functions.get(printed.name);
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(printed)) {
      throw new Error(`Register '${this.#register.name}' has two different rules called '${printed.name}'`);
    }
    this.#functions.set(printed.name, printed);
  }

  /** How many nodes are looked at, those of the region's own functions included. */
  #sizeOf(of: Node): number {
    let size = 0;
    for (const each of everyNode(of)) {
      const called = each.node === 'call' && each.of === null ? this.#functions.get(each.name) : undefined;
      size += 1 + (called ? this.#sizeOf(called.body) : 0);
    }
    return size;
  }

  // ---- Documents that are asked several times ----

  /**
   * Conditions that look into one document several times become a function of that document, which is then fetched
   * and named once: each mention of it costs some 20 of the 1,000 expressions.
   */
  #conjunction(parts: readonly Node[], called: string): readonly Node[] {
    const most = mostShared(parts);
    if (most === null) return parts;
    const { fetched, first, last } = most;
    const inside = parts.slice(first, last + 1);
    const its = unused(fetched.register, namesIn(and(...inside), [...this.#given]));
    this.#given.add(its);
    const named = inside.map((part) => replaced(part, new Map([[fetched.key, name(its)]])));
    const body = and(...this.#conjunction(named, called));
    const others = namesIn(body, [...PARAMETERS, ...this.#given]).filter((each) => each !== its);
    const helper = this.#helper(`${called}In${capitalised(its)}`, [its, ...others], body);
    const use = call(helper, fetched.node, ...others.map(name));
    return this.#conjunction([...parts.slice(0, first), use, ...parts.slice(last + 1)], called);
  }

  /** The name under which a helper is defined; one that is the same is not defined again. */
  #helper(wanted: string, parameters: readonly string[], body: Node): string {
    for (let number = 1; ; number += 1) {
      const called = number === 1 ? wanted : `${wanted}${number}`;
      const printed = { name: called, parameters, body };
      const known = this.#functions.get(called);
      if (known === undefined) this.#functions.set(called, printed);
      if (known === undefined || JSON.stringify(known) === JSON.stringify(printed)) return called;
    }
  }

  // ---- What stands in the definition ----

  /** `called` is what the condition is of: helpers are named after it. */
  #condition(condition: Condition, record: Node, called: string, given: Partial<StepGiven> = {}): Node {
    const place: Printing = {
      register: this.#register,
      registers: this.#registers,
      record,
      filledIn: given.filledIn ?? new Set(),
      readAnyway: given.anyway ?? new Set(),
      rule: (each) => this.#rule(each, record),
      share: (parts) => this.#conjunction(parts, called),
    };
    return conditionNode(condition, place);
  }

  #value(value: Value, { filledIn }: StepGiven): Node {
    return valueNode(value, { register: this.#register, registers: this.#registers, record: THE, filledIn });
  }

  #field(called: string): Field {
    const field = this.#register.fields[called];
    if (!field) throw new Error(`Register '${this.#register.name}' has no field '${called}'`);
    return field;
  }
}

/** What may be written: the operations of the steps that the rules hold. */
function writesOf(steps: readonly PrintedStep[]): Region['allowed'] {
  if (steps.length === 0) return [];
  const operations = [
    ...(steps.some(({ isOpening }) => isOpening) ? ['create'] : []),
    ...(steps.some(({ isOpening }) => !isOpening) ? ['update'] : []),
  ];
  const written = member(name('request'), 'resource', 'data');
  const condition = call('write', call('me'), call('taken'), written);
  return [{ operation: operations.join(', '), condition }];
}

/** How many steps and reads ask for each rule that is not within another one, by its name. */
function askedBy({ steps, get, list: listing }: Register): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const count = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    const { condition, name: called } = part as Partial<Rule>;
    if (condition === 'rule' && called !== undefined) counts.set(called, (counts.get(called) ?? 0) + 1);
    for (const inner of Object.values(part)) count(inner);
  };
  for (const { provided, by, to, together, sets } of Object.values(steps).filter(isHeldByRules)) {
    count([provided, by, to, together, sets]);
  }
  count([get, listing]);
  return counts;
}

/** The name, or with a number when it is taken. */
function unused(wanted: string, taken: readonly string[]): string {
  const free = (number: number) => (number === 1 ? wanted : `${wanted}${number}`);
  let number = 1;
  while (taken.includes(free(number))) number += 1;
  return free(number);
}
