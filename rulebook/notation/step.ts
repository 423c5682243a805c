import type { ClauseId } from '../site/clauses/index.ts';
import type { Role } from '../site/roles.ts';
import type { Words } from '../site/words.ts';
import { all, any, type Condition, equals, moves, not, type Rule } from './condition.ts';
import { afterwards, asValue, type Operand, type Value } from './value.ts';

/** Where a step leads. The first outcome whose condition holds; the last one has none. */
export interface Outcome {
  readonly state: string;
  readonly when?: Condition;
}

/** Another record that moves in the same batch, or nothing does. */
export interface Companion {
  readonly register: string;
  readonly step: string;
  /** Which record: a reference of this one. */
  readonly id: Value;
  /** Their field that holds this record's id. */
  readonly back: string;
  /** Their inputs, given by this record's values. */
  readonly input: Readonly<Record<string, Value>>;
  /** Name under which the person's own input for the companion is given. */
  readonly as?: string;
  /** Only then; always, when left out. */
  readonly when?: Condition;
}

/** A line that appears in the duty log by itself, once. `{field}` stands for the field as a person reads it. */
export interface LogLine {
  readonly kind: string;
  readonly words: Words;
  /** Field with the time of the phone call that the line tells of. */
  readonly phoneAt?: string;
}

/** Who is told at once of a step, in the inbox. */
export interface Telling {
  readonly roles?: readonly Role[];
  /** Fields that hold a person's uid. */
  readonly people?: readonly string[];
  readonly words: Words;
  readonly when?: Condition;
  /** By e-mail too: what cannot wait until somebody opens the page. */
  readonly mail?: boolean;
}

/** An approvals field that gains one stamp. */
export interface Signs {
  readonly field: string;
  readonly roles: readonly Role[];
  /** Fields with people in whose place nobody signs: the one who asked, the one who borrows. */
  readonly notFor?: readonly string[];
}

/**
 * Who looks at a step before it is written. `rules`: firestore.rules, printed from the definition; it works without a
 * network. `server`: the callable `takeStep`, which plans it in a transaction and can do what rules can't: add up, look
 * at each line of a list, ask whether there is another record. `ownCallable`: a callable of its own, which does more
 * than the step. Reading is held by the rules in any case.
 */
export type Gate = 'rules' | 'server' | 'ownCallable';

/** One step of a register as the regulation states it. */
export interface Step {
  readonly title: Words;
  /** States it may be taken from; null opens a record. */
  readonly from: readonly string[] | null;
  /** Empty: the state stays as it is. */
  readonly to: readonly Outcome[];
  readonly by: Condition;
  /** Fields that the step sets and that must be there afterwards. */
  readonly asks: readonly string[];
  /** Fields that the step may set too; they are optional. */
  readonly mayAsk: readonly string[];
  /** Fields of type stamp that become `{by, at}` of this step. */
  readonly stamps: readonly string[];
  /** The approvals field that gains exactly one stamp, and the roles that may give it here. */
  readonly signs: Signs | null;
  /** Fields that follow from others; a person does not type them and cannot change them. */
  readonly sets: Readonly<Record<string, Value>>;
  /** Optional fields that are emptied. */
  readonly clears: readonly string[];
  readonly provided: readonly Rule[];
  readonly together: readonly Companion[];
  readonly log: LogLine | null;
  readonly tells: readonly Telling[];
  readonly gate: Gate;
  /** Taken all day by whoever may: it stands large on their first screen. */
  readonly often?: true;
  /** It may be taken of several records at once, each as if by itself; see `in-bulk.ts`. */
  readonly inBulk?: true;
  readonly cites: readonly ClauseId[];
}

/** A step as it is written down: where it names no gate, that of its register holds it. */
export interface StatedStep extends Omit<Step, 'gate'> {
  readonly gate?: Gate;
}

/** What a step says; what it leaves out is none. */
export interface StepTerms {
  readonly title: Words;
  readonly by: Condition;
  readonly cites: readonly ClauseId[];
  readonly asks?: readonly string[];
  readonly mayAsk?: readonly string[];
  readonly stamps?: readonly string[];
  readonly signs?: Signs;
  readonly sets?: Readonly<Record<string, Operand>>;
  readonly clears?: readonly string[];
  readonly provided?: readonly Rule[];
  readonly together?: readonly Companion[];
  readonly log?: LogLine;
  readonly tells?: readonly Telling[];
  readonly gate?: Gate;
  readonly often?: true;
  readonly inBulk?: true;
}

type To = string | readonly Outcome[];

const step = (from: Step['from'], to: To | null, terms: StepTerms): StatedStep => ({
  title: terms.title,
  from,
  to: to === null ? [] : typeof to === 'string' ? [{ state: to }] : to,
  by: terms.by,
  asks: terms.asks ?? [],
  mayAsk: terms.mayAsk ?? [],
  stamps: terms.stamps ?? [],
  signs: terms.signs ?? null,
  sets: Object.fromEntries(Object.entries(terms.sets ?? {}).map(([name, value]) => [name, asValue(value)])),
  clears: terms.clears ?? [],
  provided: terms.provided ?? [],
  together: terms.together ?? [],
  log: terms.log ?? null,
  tells: terms.tells ?? [],
  ...(terms.gate === undefined ? {} : { gate: terms.gate }),
  ...(terms.often ? { often: terms.often } : {}),
  ...(terms.inBulk ? { inBulk: terms.inBulk } : {}),
  cites: terms.cites,
});

/** The step that opens a record. */
export const opens = (to: string, terms: StepTerms): StatedStep => step(null, to, terms);

/** A step from one of the states: `from('requested').to('approved', {...})`, `from('out').stays({...})`. */
export const from = (...states: string[]) => ({
  to: (to: To, terms: StepTerms): StatedStep => step(states, to, terms),
  stays: (terms: StepTerms): StatedStep => step(states, null, terms),
});

interface CompanionTerms {
  readonly at: Operand;
  readonly back: string;
  readonly input?: Readonly<Record<string, Operand>>;
  readonly as?: string;
  readonly when?: Condition;
}

/** The record `at` of `register` takes `step` in the same batch, with its field `back` naming this record. */
export const companion = (register: string, stepName: string, terms: CompanionTerms): Companion => ({
  register,
  step: stepName,
  id: asValue(terms.at),
  back: terms.back,
  input: Object.fromEntries(Object.entries(terms.input ?? {}).map(([name, value]) => [name, asValue(value)])),
  ...(terms.as === undefined ? {} : { as: terms.as }),
  ...(terms.when === undefined ? {} : { when: terms.when }),
});

/** What a companion demands of the batch, as a condition: that it moves, and with what this record gives it. */
export const movesTogether = (with_: Companion): Condition => {
  const { register, step: taken, id, back, input, when } = with_;
  const moved = all(
    moves(register, id, [taken], back),
    ...Object.entries(input).map(([name, value]) => equals(afterwards(register, id, name), value)),
  );
  return when ? any(not(when), moved) : moved;
};

/** Returns true iff people take the step, not the server by itself. */
const isForPeople = ({ by }: Step): boolean => by.condition !== 'theServer';

/** Returns true iff people take the step and the rules hold it. */
export const isHeldByRules = (step: Step): boolean => step.gate === 'rules' && isForPeople(step);

/** Returns true iff people take the step through the callable `takeStep`. */
export const isHeldByServer = (step: Step): boolean => step.gate === 'server' && isForPeople(step);

/** Returns true iff people take the step from its form, whichever of the two gates holds it. */
export const hasForm = (step: Step): boolean => isHeldByRules(step) || isHeldByServer(step);

/** Every field that a step may change. */
export const touchedFields = (step: Step): string[] => [
  ...new Set([
    ...step.asks,
    ...step.mayAsk,
    ...step.stamps,
    ...(step.signs ? [step.signs.field] : []),
    ...Object.keys(step.sets),
    ...step.clears,
  ]),
];

/** Fields that a step reckons, counts or numbers: the result keeps the bounds of its field, or the step is refused. */
export const reckonedFields = ({ sets }: Pick<Step, 'sets'>): string[] =>
  Object.keys(sets).filter((name) => ['reckoned', 'sum', 'count', 'next'].includes(sets[name]?.value ?? ''));
