import type { Condition } from '../notation/condition.ts';
import type { Step } from '../notation/step.ts';
import type { Value } from '../notation/value.ts';

/** Fields that a step fills in: what speaks of them is open until it is taken. */
export const openFields = (step: Step): ReadonlySet<string> =>
  new Set([...step.asks, ...step.mayAsk, ...Object.keys(step.sets), ...step.stamps]);

/** The condition with whatever speaks of the open fields taken as met: who may, once they are filled in rightly. */
export function hopefully(condition: Condition, open: ReadonlySet<string>): Condition {
  if (condition.condition === 'all' || condition.condition === 'any') {
    return { ...condition, of: condition.of.map((each) => hopefully(each, open)) };
  }
  if (condition.condition === 'rule') return { ...condition, of: hopefully(condition.of, open) };
  return [...mentions(condition)].some((name) => open.has(name)) ? { condition: 'all', of: [] } : condition;
}

const known = new WeakMap<object, ReadonlySet<string>>();

/** Names of the record's own fields that a condition or a value speaks of. Each is looked through once. */
export function mentions(condition: Condition | Value): ReadonlySet<string> {
  const before = known.get(condition);
  if (before) return before;
  const found = new Set<string>();
  const look = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    const { value, path, before } = part as Partial<Extract<Value, { value: 'field' }>>;
    if (value === 'field' && !before && path?.[0]) found.add(path[0]);
    for (const inner of Object.values(part)) look(inner);
  };
  look(condition);
  known.set(condition, found);
  return found;
}
