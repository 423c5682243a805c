import { shareOf } from '../../../../rulebook/notation/share.ts';
import type { Row } from '../../data/store.ts';

/** How many are asked, and how many of them have answered. */
export interface Returned {
  readonly asked: number;
  readonly answered: number;
}

/** Of a survey, and of each building in which somebody is asked. */
export interface Returns {
  readonly all: Returned;
  readonly byBuilding: ReadonlyMap<string, Returned>;
}

/** In percent; null where nobody is asked. */
export const rateOf = ({ asked, answered }: Returned): number | null => shareOf(answered, asked);

export const rateText = (rate: number | null): string => (rate === null ? '—' : `${rate.toFixed(1)} %`);

/** Of a steward: the buildings that are theirs, and what came back from them. */
export interface StewardReturned extends Returned {
  readonly uid: string;
  readonly name: string;
  readonly buildings: readonly string[];
}

/** Who tends which buildings, with what came back from them; who tends none of those that are asked is left out. */
export function byStewardOf({ byBuilding }: Returns, members: readonly Row[]): readonly StewardReturned[] {
  return members.flatMap(({ id, data }) => {
    const isSteward = data.state === 'active' && (data.roles as readonly string[]).includes('steward');
    const own = (data.buildings as readonly string[]).filter((building) => byBuilding.has(building));
    if (!isSteward || own.length === 0) return [];
    const returned = own.map((building) => byBuilding.get(building) as Returned);
    const sum = (field: keyof Returned) => returned.reduce((all, each) => all + each[field], 0);
    return [
      { uid: id, name: String(data.name), buildings: own, asked: sum('asked'), answered: sum('answered') },
    ];
  });
}
