import type { ClauseId } from '../site/clauses/index.ts';
import type { Words } from '../site/words.ts';
import { staff } from './condition.ts';
import type { Due } from './due.ts';
import type { Field } from './field.ts';
import type { Gathered } from './gathered.ts';
import type { Owed } from './owed.ts';
import { type Reader, type Reading, readingBy } from './readers.ts';
import type { Part } from './report.ts';
import type { States } from './state.ts';
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
export interface Register extends Reading {
  readonly name: string;
  /** The regulation's own name of the form. */
  readonly form: Words;
  readonly fields: Readonly<Record<string, Field>>;
  readonly states: States;
  readonly steps: Readonly<Record<string, Step>>;
  readonly due: Readonly<Record<string, Due>>;
  readonly owes: Readonly<Record<string, Owed>>;
  readonly lists: Readonly<Record<string, List>>;
  /** What it contributes to the reports, each by its name; they stand there before whatever else is overdue. */
  readonly tells: Readonly<Record<string, readonly Part[]>>;
  /** Columns of the list and of the printed form. */
  readonly columns: readonly string[];
  /** How a record is called in notices and lists; `{field}` stands for a field. */
  readonly subject: string;
  /** What a row says of it beside its name: what is asked for, and why. */
  readonly detail: string;
  /** Texts by whose beginning a record is found when somebody types; several in one are typed with '-' between them: a room. */
  readonly foundBy: readonly (readonly string[])[];
  /** States of records that a field of another record may name; a form offers no others. */
  readonly chosenFrom: readonly string[];
  /** In which order they are offered. */
  readonly order: List['order'][number];
  /** Ids made of fields, where a record must be found without a query; otherwise random. */
  readonly identity: Value | null;
  /** Kept as a subcollection below a record of `register`, as the one document `id`. */
  readonly beneath: { readonly register: string; readonly collection: string; readonly id: string } | null;
  /** Which records of another register the server lists in it by itself. */
  readonly gathers: Gathered | null;
  /** Its rules are written by hand in the frame of firestore.rules, at this path below the site. */
  readonly framed: string | null;
  /** Where it stands among the registers of its chapter: the smaller the earlier, and by its name. */
  readonly rank: number;
  readonly cites: readonly ClauseId[];
}

/** What a definition says of a register. */
export interface RegisterTerms {
  readonly form: Words;
  readonly cites: readonly ClauseId[];
  readonly fields: Readonly<Record<string, Field>>;
  readonly states: States;
  /** Who may read a record: all staff, unless somebody is named. */
  readonly readers?: readonly Reader[];
  /** False: each record is found by its id alone. */
  readonly isListed?: boolean;
  /** Who holds the steps that don't say otherwise; the rules when left out. */
  readonly gate?: Gate;
  readonly steps: Readonly<Record<string, StatedStep>>;
  readonly due?: Readonly<Record<string, Due>>;
  /** What each working day owes. */
  readonly owes?: Readonly<Record<string, Owed>>;
  readonly lists?: Readonly<Record<string, List>>;
  readonly tells?: Readonly<Record<string, readonly Part[]>>;
  readonly columns: readonly string[];
  readonly subject: string;
  readonly detail?: string;
  readonly foundBy?: readonly (string | readonly string[])[];
  /** All states but these; every one, when left out. */
  readonly chosenFrom?: { readonly not: readonly string[] };
  /** By what it is found first, or newest first, when left out. */
  readonly order?: Register['order'];
  readonly identity?: Operand;
  readonly beneath?: Register['beneath'];
  readonly gathers?: Gathered;
  readonly framed?: string;
  readonly rank?: number;
}

const NEWEST_FIRST: Register['order'] = ['opened.at', 'desc'];

/** Defines a register. All staff may read and list it unless it says otherwise. */
export const register = (name: string, terms: RegisterTerms): Register => ({
  name,
  form: terms.form,
  fields: terms.fields,
  states: terms.states,
  ...readingBy(terms.readers ?? [staff], terms.isListed ?? !terms.beneath),
  steps: Object.fromEntries(
    Object.entries(terms.steps).map(([step, stated]) => [step, { gate: terms.gate ?? 'rules', ...stated }]),
  ),
  due: terms.due ?? {},
  owes: terms.owes ?? {},
  lists: terms.lists ?? {},
  tells: terms.tells ?? {},
  columns: terms.columns,
  subject: terms.subject,
  detail: terms.detail ?? '',
  ...findingOf(terms),
  identity: terms.identity === undefined ? null : asValue(terms.identity),
  beneath: terms.beneath ?? null,
  gathers: terms.gathers ?? null,
  framed: terms.framed ?? null,
  rank: terms.rank ?? 50,
  cites: terms.cites,
});

/** Throws for a state to leave out that is none. */
function findingOf(terms: RegisterTerms): Pick<Register, 'foundBy' | 'chosenFrom' | 'order'> {
  const foundBy = (terms.foundBy ?? []).map((each) => (typeof each === 'string' ? [each] : each));
  const [[first] = []] = foundBy;
  const { not = [] } = terms.chosenFrom ?? {};
  const unknown = not.find((state) => !Object.hasOwn(terms.states, state));
  if (unknown !== undefined) throw new Error(`There is no state '${unknown}' to leave out`);
  return {
    foundBy,
    chosenFrom: Object.keys(terms.states).filter((state) => !not.includes(state)),
    order: terms.order ?? (first === undefined ? NEWEST_FIRST : [first, 'asc']),
  };
}

/** A list of a register, newest first unless it says otherwise. */
export const listed = (
  title: Words,
  where: List['where'] = [],
  order: List['order'] = [NEWEST_FIRST],
): List => ({ title, where, order });

/** Finds a register by its name; throws on an unknown one. */
export type Registers = (name: string) => Register;

/** Registers by their names. */
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

/** The list of a register; throws on an unknown one. */
export function listOf(of: Register, name: string): List {
  const list = of.lists[name];
  if (!list) throw new Error(`Register '${of.name}' has no list '${name}'`);
  return list;
}
