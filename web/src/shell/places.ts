import { isWithin } from '../chapters/addresses.ts';
import type { Place } from '../chapters/chapter-pages.ts';
import { main } from '../generated/navigation.ts';

/** A place that stands before all chapters. */
export interface MainPlace extends Place {
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

export const mainPlaces: readonly MainPlace[] = [today, ...main];

/** These stand in the bar at the top. */
const placeless = ['/notices', '/search', '/unsent'];

/** Where an address belongs; whatever no main place holds is somewhere among the registers. */
export function placeAt(path: string): MainPlace | undefined {
  if (path === today.path) return today;
  if (placeless.includes(path)) return undefined;
  const holds = ({ path: own, holds: others = [] }: MainPlace) =>
    [own, ...others].some((beginning) => isWithin(path, beginning));
  return main.find(holds) ?? registersPlace;
}
