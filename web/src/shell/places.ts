import type { Place } from '../chapters/chapter-pages.ts';
import { main } from '../generated/navigation.ts';

/** A place that stands before all chapters. */
export interface MainPlace extends Place {
  /** First parts of other addresses that belong here. */
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
const placeless = ['notices', 'search', 'unsent'];

export const firstOf = (path: string): string => path.split('/')[1] ?? '';

/** Where an address belongs; whatever no main place holds is somewhere among the registers. */
export function placeAt(path: string): MainPlace | undefined {
  const first = firstOf(path);
  if (placeless.includes(first)) return undefined;
  return (
    mainPlaces.find((place) => place.path === `/${first}` || place.holds?.includes(first)) ?? registersPlace
  );
}
