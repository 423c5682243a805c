/** A home somebody walks to. */
interface Home {
  readonly building: string;
  readonly room: string;
}

const inWalkingOrder = (one: Home, other: Home): number =>
  compared(one.building, other.building) || compared(one.room, other.room);

const compared = (one: string, other: string): number => one.localeCompare(other, 'zh', { numeric: true });

/**
 * R2.4.14 Spreads each building's homes evenly over the days, in walking order: no day has more than one home more of a
 * building than another, and neighbours are visited on the same day.
 */
export function spreadOver<Of extends Home>(
  homes: readonly Of[],
  days: readonly string[],
): (readonly [Of, string])[] {
  const ordered = [...homes].sort(inWalkingOrder);
  const buildings = [...new Set(ordered.map(({ building }) => building))];
  return buildings.flatMap((building) => {
    const own = ordered.filter((home) => home.building === building);
    return own.map((home, at) => [home, days[Math.floor((at * days.length) / own.length)] ?? ''] as const);
  });
}
