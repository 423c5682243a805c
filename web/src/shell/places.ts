import type { Role } from '../../../rulebook/site/roles.ts';
import { isWithin } from '../chapters/addresses.ts';
import type { Place } from '../chapters/chapter-pages.ts';
import { main } from '../generated/navigation.ts';
import type { FirstIconName } from '../kit/icon.tsx';

/** A place that stands before all chapters. */
export interface MainPlace extends Place {
  readonly icon: FirstIconName;
  /** Beginnings of other addresses that belong here. */
  readonly holds?: readonly string[];
}

const today: MainPlace = { path: '/', icon: 'today', words: { zh: '今日', en: 'Today' } };

/** Where everything is that has no place of its own. */
export const registersPlace: MainPlace = {
  path: '/registers',
  icon: 'list',
  words: { zh: '登记簿', en: 'Registers' },
};

/** These stand in the bar at the top. */
const placeless = ['/notices', '/search', '/unsent'];

/** The main places of somebody who holds these roles now. */
export const placesFor = (held: readonly Role[]): readonly MainPlace[] =>
  [today, ...main].filter(({ roles }) => !roles || roles.some((role) => held.includes(role)));

/** Where an address belongs, of these places; whatever none of them holds is somewhere among the registers. */
export function placeAt(path: string, places: readonly MainPlace[]): MainPlace | undefined {
  if (path === today.path) return today;
  if (placeless.includes(path)) return undefined;
  const holds = ({ path: own, holds: others = [] }: MainPlace) =>
    [own, ...others].some((beginning) => isWithin(path, beginning));
  return places.find((place) => place !== today && holds(place)) ?? registersPlace;
}
