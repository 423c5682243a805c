import type { Condition } from '../../../rulebook/notation/condition.ts';
import type { Register } from '../../../rulebook/notation/register.ts';
import type { Role } from '../../../rulebook/site/roles.ts';

/**
 * Returns true iff somebody with these roles may list of a register what they have opened themselves and no more: its
 * rules let the rest be seen by roles that they do not hold.
 */
export const seesOwnAlone = ({ list }: Register, held: readonly Role[]): boolean =>
  partsOf(list).some(
    (part) => part.condition === 'any' && part.of.some(isOwn) && !part.of.some((each) => isHeld(each, held)),
  );

const partsOf = (condition: Condition): readonly Condition[] =>
  condition.condition === 'all' ? condition.of.flatMap(partsOf) : [condition];

/** What the person who asks has opened. */
const isOwn = (part: Condition): boolean =>
  part.condition === 'equals' &&
  part.left.value === 'field' &&
  part.left.path.join('.') === 'opened.by' &&
  part.right.value === 'actor';

const isHeld = (part: Condition, held: readonly Role[]): boolean =>
  part.condition !== 'holds' ? !isOwn(part) : part.roles.some((role) => held.includes(role));
