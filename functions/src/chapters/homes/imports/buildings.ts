import type { ListedBuilding } from '../../../imports/outcome.ts';
import type { KnownUnit } from './known-units.ts';
import type { PlannedHousehold } from './planned.ts';

/** Spellings that are told of one building. */
const SPELLINGS_MOST = 8;

/** How the buildings of a list were understood, and which of them the desk has already (R2.4.2). Pure. */
export function buildingsOf(
  planned: readonly PlannedHousehold[],
  known: readonly KnownUnit[],
): readonly ListedBuilding[] {
  const there = new Set(known.map(({ building }) => building));
  const listed = new Map<string, { written: Set<string>; rows: number }>();
  for (const { unit, values, sheet } of planned) {
    const before = listed.get(unit.building) ?? { written: new Set(), rows: 0 };
    if (before.written.size < SPELLINGS_MOST)
      before.written.add(values.building ?? sheet ?? values.room ?? unit.building);
    listed.set(unit.building, { ...before, rows: before.rows + 1 });
  }
  return [...listed].map(([name, { written, rows }]) => ({
    ...{ name, written: [...written], rows },
    isKnown: there.has(name),
  }));
}
