import type { Findings } from './check.ts';
import { isDerived, type Judgement } from './judge.ts';
import { listed } from './survivors.ts';

const LEAST_KILLED = 0.95;

const percent = (part: number, whole: number): string =>
  `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;

const isKilled = ({ killedBy }: Judgement): boolean => killedBy !== null;

/** Killed by a test whose expectations nobody derived from the definitions. */
const isKilledByHand = ({ killedBy }: Judgement): boolean => killedBy !== null && !isDerived(killedBy);

/** What became of the mutants, in lines for a person to read, and whether all is as it should be. */
export function reportOf({ questions, judgements, isPartial }: Findings): {
  lines: string[];
  /** The ids of all that survive, listed or not. */
  survivors: string[];
  isFine: boolean;
} {
  const killed = judgements.filter(isKilled);
  const surviving = judgements.filter((each) => !isKilled(each));
  const alive = surviving.map(({ mutant }) => mutant.id);
  const known = new Set(judgements.map(({ mutant }) => mutant.id));
  const unlisted = surviving.filter(({ mutant }) => !listed.has(mutant.id));
  const stale = [...listed].filter((id) => (known.has(id) ? !alive.includes(id) : !isPartial));
  const operands = judgements.filter(({ mutant }) => mutant.isConstant);
  const asked = judgements.reduce((sum, each) => sum + each.asked, 0);
  const equivalent = surviving.length - unlisted.length;
  const isEnough = killed.length >= LEAST_KILLED * (judgements.length - equivalent);
  return {
    lines: [
      `${judgements.length} mutants, ${asked} times one of ${questions} questions`,
      `killed ${killed.length}, ${percent(killed.length, judgements.length)}; ${killed.filter(isKilledByHand).length} by tests written by hand`,
      `operands made true or made false: ${operands.length}, noticed ${percent(operands.filter(isKilled).length, operands.length)}`,
      `${alive.length} survive: ${equivalent} that no request can tell from the original, ${unlisted.length} without a reason`,
      ...unlisted.map(({ mutant, asked }) => `  survives ${asked} questions: ${mutant.id}`).sort(),
      ...stale.map((id) => `  listed as a survivor, but killed or gone: ${id}`),
      ...(isEnough
        ? []
        : [`too few: at least ${percent(LEAST_KILLED, 1)} of those that can be told must be killed`]),
    ],
    survivors: alive,
    isFine: unlisted.length === 0 && isEnough,
  };
}
