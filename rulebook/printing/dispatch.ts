import { indented } from './text.ts';

/** A step among those of its register. */
export interface Arm {
  readonly called: string;
  /** How much is looked at when it is taken. */
  readonly size: number;
  readonly text: string;
}

/** A step, or two halves: the names before that of the second half's first step, and the others. */
type Dispatch =
  | { readonly arm: Arm }
  | { readonly before: Dispatch; readonly from: string; readonly after: Dispatch };

interface Halving {
  readonly dispatch: Dispatch;
  readonly size: number;
  /** Of all its arms together, what finding them costs, each by its size. */
  readonly cost: number;
}

/** What a comparison costs where it holds, and where it does not: it counts against the 1,000 expressions. */
const HOLDS = 5;
const FAILS = 7;

/**
 * The steps of a register by their names, halved again and again: the one that is taken is found after few comparisons,
 * the dearest after the fewest.
 */
export function dispatchText(arms: readonly Arm[]): string {
  return textOf(halved(arms.toSorted((left, right) => (left.called < right.called ? -1 : 1))).dispatch);
}

function halved(arms: readonly Arm[], known = new Map<string, Halving>()): Halving {
  const [only, ...more] = arms;
  if (only === undefined) throw new Error('A register without steps has no dispatch');
  if (more.length === 0) return { dispatch: { arm: only }, size: only.size, cost: 0 };
  const key = `${only.called} ${arms.length}`;
  const found = known.get(key);
  if (found) return found;
  const ways = more.map(({ called }, at): Halving => {
    const [before, after] = [halved(arms.slice(0, at + 1), known), halved(arms.slice(at + 1), known)];
    return {
      dispatch: { before: before.dispatch, from: called, after: after.dispatch },
      size: before.size + after.size,
      cost: before.cost + HOLDS * before.size + after.cost + FAILS * after.size,
    };
  });
  const best = ways.reduce((least, way) => (way.cost < least.cost ? way : least));
  known.set(key, best);
  return best;
}

function textOf(dispatch: Dispatch): string {
  if ('arm' in dispatch) return dispatch.arm.text;
  const [before, after] = [dispatch.before, dispatch.after].map((half) => indented(textOf(half)));
  return `taken < '${dispatch.from}' ? (\n${before}\n) : (\n${after}\n)`;
}
