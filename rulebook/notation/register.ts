import type { ClauseId } from '../site/clauses/index.ts';
import type { Words } from '../site/words.ts';
import { type Condition, noOne, staff } from './condition.ts';
import type { Deadline } from './deadline.ts';
import type { Field } from './field.ts';
import type { Gate, StatedStep, Step } from './step.ts';
import { asValue, type Literal, type Operand, type Value } from './value.ts';

/** A query that lists and checks use; its composite index is printed from here. */
export interface List {
  readonly title: Words;
  readonly where: readonly (readonly [
    field: string,
    operator: '==' | 'in' | 'array-contains',
    value: Literal | readonly Literal[],
  ])[];
  readonly order: readonly (readonly [field: string, direction: 'asc' | 'desc'])[];
}

/** One register of the regulations: its form, its fields, who may do what, and what falls due. */
export interface Register {
  readonly name: string;
  /** The regulation's own name of the form. */
  readonly form: Words;
  readonly fields: Readonly<Record<string, Field>>;
  readonly states: Readonly<Record<string, Words>>;
  readonly get: Condition;
  readonly list: Condition;
  readonly steps: Readonly<Record<string, Step>>;
  readonly deadlines: Readonly<Record<string, Deadline>>;
  readonly lists: Readonly<Record<string, List>>;
  /** Columns of the list and of the printed form. */
  readonly columns: readonly string[];
  /** How a record is called in notices and lists; `{field}` stands for a field. */
  readonly subject: string;
  /** Ids made of fields, where a record must be found without a query; otherwise random. */
  readonly identity: Value | null;
  /** Kept as a subcollection below a record of `register`, as the one document `id`. */
  readonly beneath: { readonly register: string; readonly collection: string; readonly id: string } | null;
  /** Its rules are written by hand in the frame of firestore.rules, at this path below the site. */
  readonly framed: string | null;
  readonly cites: readonly ClauseId[];
}

export interface RegisterTerms {
  readonly form: Words;
  readonly cites: readonly ClauseId[];
  readonly fields: Readonly<Record<string, Field>>;
  readonly states: Readonly<Record<string, Words>>;
  readonly read?: Condition;
  readonly get?: Condition;
  readonly list?: Condition;
  /** Who holds the steps that don't say otherwise; the rules when left out. */
  readonly gate?: Gate;
  readonly steps: Readonly<Record<string, StatedStep>>;
  readonly deadlines?: Readonly<Record<string, Deadline>>;
  readonly lists?: Readonly<Record<string, List>>;
  readonly columns: readonly string[];
  readonly subject: string;
  readonly identity?: Operand;
  readonly beneath?: Register['beneath'];
  readonly framed?: string;
}

/** Defines a register. Any active member may read it unless it says otherwise. */
export const register = (name: string, terms: RegisterTerms): Register => ({
  name,
  form: terms.form,
  fields: terms.fields,
  states: terms.states,
  get: terms.get ?? terms.read ?? staff,
  list: terms.list ?? (terms.beneath ? noOne : (terms.read ?? staff)),
  steps: Object.fromEntries(
    Object.entries(terms.steps).map(([step, stated]) => [step, { gate: terms.gate ?? 'rules', ...stated }]),
  ),
  deadlines: terms.deadlines ?? {},
  lists: terms.lists ?? {},
  columns: terms.columns,
  subject: terms.subject,
  identity: terms.identity === undefined ? null : asValue(terms.identity),
  beneath: terms.beneath ?? null,
  framed: terms.framed ?? null,
  cites: terms.cites,
});

/** A list of a register, newest first unless it says otherwise. */
export const listed = (
  title: Words,
  where: List['where'] = [],
  order: List['order'] = [['opened.at', 'desc']],
): List => ({ title, where, order });

/** Finds a register by its name; throws on an unknown one. */
export type Registers = (name: string) => Register;

export const registersOf = (registers: readonly Register[]): Registers => {
  const byName = new Map(registers.map((each) => [each.name, each]));
  return (name) => {
    const found = byName.get(name);
    if (!found) throw new Error(`No register is called '${name}'`);
    return found;
  };
};

/** The step of a register; throws on an unknown one. */
export function stepOf(of: Register, name: string): Step {
  const step = of.steps[name];
  if (!step) throw new Error(`Register '${of.name}' has no step '${name}'`);
  return step;
}
