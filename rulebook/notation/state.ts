import type { Words } from '../site/words.ts';
import type { Condition } from './condition.ts';

/** Something that somebody has to do about a record while it is in a state. */
export interface Awaited {
  /** Any one of these steps answers it. It is awaited of whoever could take one: nobody is named a second time here. */
  readonly steps: readonly string[];
  /** Only then, and only of those for whom it holds; always, when left out. */
  readonly when?: Condition;
  /** How it is called where it is told; by the form and the state, when left out. */
  readonly words?: Words;
}

/**
 * A state of a register's records.
 *
 * - `waits`: nothing goes on before somebody takes one of the steps that it awaits: an approval, an issue;
 * - `runs`: it goes on by itself: a key is out, a household lives here;
 * - `ends`: nothing more is to be done.
 */
export interface State {
  readonly words: Words;
  readonly kind: 'waits' | 'runs' | 'ends';
  /**
   * In a state that waits, what is decided on the record's page; in one that runs, a word in passing that is given on the
   * spot, until one of the steps has left its mark.
   */
  readonly awaits: readonly Awaited[];
  /** How it is seen, where its kind does not tell: it wants attention, or it is as it should be. */
  readonly trait: 'amiss' | 'inOrder' | null;
}

/** The states of a register, by name. */
export type States = Readonly<Record<string, State>>;

/** `awaited(['acknowledge', 'object'], {words})`: one step or another, when more is to be said than its name. */
export const awaited = (steps: readonly string[], terms: Omit<Awaited, 'steps'> = {}): Awaited => ({
  steps,
  ...terms,
});

/** `waits('已申请', 'Requested', 'approve')`: it waits for whoever may take the step. */
export const waits = (zh: string, en: string, ...of: (string | Awaited)[]): State => ({
  words: { zh, en },
  kind: 'waits',
  awaits: of.map((each) => (typeof each === 'string' ? awaited([each]) : each)),
  trait: null,
});

/** `runs('借出', 'Out')`; with a word that is awaited meanwhile, that too. */
export const runs = (zh: string, en: string, ...awaits: Awaited[]): State => ({
  words: { zh, en },
  kind: 'runs',
  awaits,
  trait: null,
});

/** `ends('已归还', 'Returned')`. */
export const ends = (zh: string, en: string): State => ({
  words: { zh, en },
  kind: 'ends',
  awaits: [],
  trait: null,
});

/** `amiss(runs('丢失', 'Lost'))`: it wants attention, whoever looks. */
export const amiss = (state: State): State => ({ ...state, trait: 'amiss' });

/** `inOrder(runs('在柜', 'In cabinet'))`: it may stay so. */
export const inOrder = (state: State): State => ({ ...state, trait: 'inOrder' });
