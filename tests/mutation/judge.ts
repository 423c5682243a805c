import { inParallel } from '../support/derived/emulator.ts';
import type { Emulator } from './emulator.ts';
import type { Mutant } from './mutants.ts';
import type { Rule } from './parse.ts';
import { uidOf } from './questions.ts';
import { Reach } from './reach.ts';
import { CLAIM, NONE, type Schema } from './schemata.ts';
import { listed } from './survivors.ts';
import { isAnotherAnswer } from './verdict.ts';
import type { Asking } from './worlds.ts';

/** What became of a mutant. */
export interface Judgement {
  readonly mutant: Mutant;
  /** The question that it answers otherwise; null when it answers all alike. */
  readonly killedBy: Asking | null;
  readonly asked: number;
}

/** So many questions are put to a mutant; only helpers that many rules use are concerned by more. */
const MOST = 20_000;
/** Fewer are put to one of which a person has said why it survives. */
const MOST_OF_LISTED = 200;

/** Tests whose expectations come from the definitions that the rules are printed from. */
const DERIVED = ['matrix', 'alterations'];

export const isDerived = ({ question }: Asking): boolean => DERIVED.includes(question.test);

/** Neighbours are from different tests, and tell different things. */
function spread(askings: readonly Asking[]): Asking[] {
  const piles = new Map<string, Asking[]>();
  for (const asking of askings) {
    const { test, told, site } = asking.question;
    const key = `${test} ${told} ${site}`;
    piles.set(key, [...(piles.get(key) ?? []), asking]);
  }
  return inTurn([...piles.values()]);
}

/** The first of each, then the second of each, until all are taken. */
function inTurn<Item>(piles: readonly (readonly Item[])[]): Item[] {
  const longest = Math.max(0, ...piles.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => piles.flatMap((pile) => pile.slice(at, at + 1))).flat();
}

/** A mutant that is looser lets through what was refused, a stricter one the other way round: these first. */
function likelyFirst({ tends }: Mutant, askings: readonly Asking[]): readonly Asking[] {
  if (tends === null) return askings;
  const isLikely = ({ question }: Asking) => (question.told === 'allowed') === (tends === 'stricter');
  return [...askings.filter(isLikely), ...askings.filter((each) => !isLikely(each))];
}

/** Puts mutants to the questions that can tell them from the original. */
export class Judge {
  readonly #emulator: Emulator;
  readonly #askings: readonly Asking[];
  readonly #byRule = new Map<Rule, Asking[]>();
  readonly #killers = new Map<Rule, Asking[]>();
  readonly #faithful = new Set<Asking>();

  constructor(emulator: Emulator, askings: readonly Asking[], reach: Reach) {
    this.#emulator = emulator;
    // Who has no token can't be told which mutant is meant.
    const asked = askings.filter(({ question }) => uidOf(question.authorization) !== null);
    const [derived, byHand] = [asked.filter(isDerived), asked.filter((each) => !isDerived(each))];
    this.#askings = inTurn([spread(byHand), spread(derived)]);
    for (const asking of this.#askings)
      for (const rule of reach.rulesFor(asking.question)) {
        const known = this.#byRule.get(rule);
        if (known) known.push(asking);
        else this.#byRule.set(rule, [asking]);
      }
  }

  #relevant({ rule, block, id }: Mutant): readonly Asking[] {
    if (rule !== null) return this.#byRule.get(rule) ?? [];
    const operation = id.split(' ').at(-1) ?? '';
    return this.#askings.filter(({ question }) => Reach.wants(question, block, operation));
  }

  async all({ rules, mutants }: Schema): Promise<Judgement[]> {
    if (!(await this.#emulator.loadRules(rules)))
      throw new Error(`The rules with these mutants do not load:\n${mutants.map(({ id }) => id).join('\n')}`);
    return inParallel(mutants, (mutant, at) => this.#one(mutant, at + 1));
  }

  async #one(mutant: Mutant, number: number): Promise<Judgement> {
    const killers = mutant.rule ? (this.#killers.get(mutant.rule) ?? []) : [];
    const most = listed.has(mutant.id) ? MOST_OF_LISTED : MOST;
    const asked = [...new Set([...killers, ...likelyFirst(mutant, this.#relevant(mutant))])].slice(0, most);
    let count = 0;
    // Before a gap in the tests is told of, all is asked once more.
    for (const asking of listed.has(mutant.id) ? asked : [...asked, ...asked]) {
      count += 1;
      // Told twice: a busy emulator may stumble once.
      if (!(await this.#differs(asking, number)) || !(await this.#differs(asking, number))) continue;
      if (!(await this.#isFaithful(asking))) continue;
      if (mutant.rule)
        this.#killers.set(mutant.rule, [asking, ...killers.filter((each) => each !== asking)].slice(0, 6));
      return { mutant, killedBy: asking, asked: count };
    }
    return { mutant, killedBy: null, asked: count };
  }

  async #differs(asking: Asking, number: number): Promise<boolean> {
    const verdict = await this.#emulator.ask(asking, { [CLAIM]: number });
    return verdict !== null && isAnotherAnswer(asking.question.told, verdict);
  }

  /**
   * Whatever kills a mutant must be answered by the rules as they are as its test was told. It is not when the clock
   * has gone past what the test arranged, and when the switches make it cost more than a request may.
   */
  async #isFaithful(asking: Asking): Promise<boolean> {
    if (this.#faithful.has(asking)) return true;
    const verdict = await this.#emulator.ask(asking, { [CLAIM]: NONE });
    if (verdict === null || isAnotherAnswer(asking.question.told, verdict)) return false;
    this.#faithful.add(asking);
    return true;
  }
}
