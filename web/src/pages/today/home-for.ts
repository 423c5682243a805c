import type { HomeAction } from '../../../../rulebook/printing/home.ts';
import type { Role } from '../../../../rulebook/site/roles.ts';

/** So many have room beside the queue. */
const LARGE_MOST = 6;
/** Whoever does little all day sees what else they can begin. */
const LARGE_LEAST = 2;

/** What somebody can begin at all, as their first screen shows it; a step that their roles never take is not there. */
export function homeFor(
  home: readonly HomeAction[],
  { held, keepsKeys }: { readonly held: readonly Role[]; readonly keepsKeys: boolean },
) {
  const mine = home
    .filter(
      ({ takers }) =>
        takers === null || takers.roles.some((role) => held.includes(role)) || (takers.keepers && keepsKeys),
    )
    .toSorted((one, other) => Number(other.isOften) - Number(one.isOften));
  const many = mine.filter(({ isOften }) => isOften).length;
  const large = Math.min(Math.max(many, LARGE_LEAST), LARGE_MOST);
  return { often: mine.slice(0, large), others: mine.slice(large) };
}
