import type { Firestore } from 'firebase-admin/firestore';
import { roomTextOf } from '../../../../../rulebook/chapters/homes/room-text.ts';
import {
  buildingName,
  entranceName,
  type UnitName,
  unitLabel,
} from '../../../../../rulebook/chapters/homes/unit-name.ts';
import { units } from '../../../../../rulebook/chapters/homes/units.ts';
import { collectionPath } from '../../../../../rulebook/reading/paths.ts';
import type { PlannedHousehold, PlannedUnit } from './planned.ts';
import { inCell, type MoveInProblem, severalKnown, unitTwice } from './problems.ts';

/** A unit as the desk keeps it, in whatever spelling. */
export type KnownUnit = UnitName & { readonly id: string };

/** Every unit of a site: '1#' and '一栋' can't be asked for by the name that a list gives them. */
export async function fetchKnownUnits(db: Firestore, site: string): Promise<readonly KnownUnit[]> {
  const { docs } = await db
    .collection(collectionPath(site, units))
    .select('building', 'entrance', 'room', 'state')
    .get();
  // What was taken back with its list is not known any more, and comes in anew.
  const standing = docs.filter((unit) => unit.get('state') !== 'undone');
  return standing.map((unit) => {
    const told = (field: string) => String(unit.get(field) ?? '');
    return { id: unit.id, building: told('building'), entrance: told('entrance'), room: told('room') };
  });
}

/** The rows of a list with the units that they mean, and those that mean none or the same one. */
export interface Met {
  readonly planned: readonly PlannedHousehold[];
  readonly problems: readonly MoveInProblem[];
}

/**
 * Takes the known unit where a row names one, however both are spelled, so that none is registered twice (R3.4.5.4). A
 * row without an entrance means the only unit of its building with that room; what is new is named as its building is. Pure.
 */
export function metWith(known: readonly KnownUnit[], listed: readonly PlannedHousehold[]): Met {
  const find = finder(known);
  const spelled = spellings(known);
  const rows = new Map<string, string>();
  const planned: PlannedHousehold[] = [];
  const problems: MoveInProblem[] = [];
  for (const row of listed) {
    const [unit, ...others] = find(row.unit);
    const found = unit ?? spelled(row.unit);
    const place = row.sheet === undefined ? String(row.row) : `${row.row} (${row.sheet})`;
    const before = rows.get(found.id);
    rows.set(found.id, before ?? place);
    if (others.length > 0 && unit) {
      problems.push(inCell(row, 'room', severalKnown([unit, ...others].map(unitLabel)), 'R3.4.5.4'));
    } else if (before !== undefined) {
      problems.push(inCell(row, 'room', unitTwice(place, before), 'R3.4.5.2'));
    } else planned.push({ ...row, unit: { ...row.unit, ...found } });
  }
  return { planned, problems };
}

/** Finds the units that a listed one may be: one, or none, or those that can't be told apart. */
type NamedUnit = Pick<PlannedUnit, 'id' | 'building' | 'entrance' | 'hasEntrance' | 'room'>;

function finder(known: readonly KnownUnit[]): (unit: NamedUnit) => readonly KnownUnit[] {
  const whole = new Map<string, KnownUnit[]>();
  const withoutEntrance = new Map<string, KnownUnit[]>();
  for (const unit of known) {
    const { building, entrance, room } = plainOf(unit);
    add(whole, keyOf(building, entrance, room), unit);
    add(withoutEntrance, keyOf(building, room), unit);
  }
  return (unit) => {
    const { building, entrance, room } = unit;
    const found = unit.hasEntrance
      ? whole.get(keyOf(building, entrance, room))
      : withoutEntrance.get(keyOf(building, room));
    const spelledAlike = found?.filter(({ id }) => id === unit.id) ?? [];
    return spelledAlike.length > 0 && unit.hasEntrance ? spelledAlike : (found ?? []);
  };
}

/** Finds the units that a text names: '3-1-1202', '3栋1单元1202室', or without the entrance '3-1202'. */
export function unitsNamed(known: readonly KnownUnit[]): (text: string) => readonly KnownUnit[] {
  const find = finder(known);
  return (text) => {
    const { building, entrance, before, room } = roomTextOf(text);
    const named = building ?? before;
    if (named === null) return [];
    return find({ id: '', building: named, entrance: entrance ?? '', hasEntrance: entrance !== null, room });
  };
}

/** A new unit of a building that the desk calls '1#' is of that building too, and of its entrance. */
function spellings(known: readonly KnownUnit[]): (unit: PlannedUnit) => PlannedUnit {
  const buildings = new Map<string, string>();
  const entrances = new Map<string, string>();
  for (const unit of known) {
    const building = buildingName(unit.building);
    const entrance = keyOf(building, entranceName(unit.entrance));
    // Of two spellings the plain one, which lists are read as.
    if (buildings.get(building) !== building) buildings.set(building, unit.building);
    if (entrances.get(entrance) !== entranceName(unit.entrance)) entrances.set(entrance, unit.entrance);
  }
  return (unit) => ({
    ...unit,
    building: buildings.get(unit.building) ?? unit.building,
    entrance: entrances.get(keyOf(unit.building, unit.entrance)) ?? unit.entrance,
  });
}

const keyOf = (...parts: readonly string[]): string => parts.join('\n');

function add(units: Map<string, KnownUnit[]>, key: string, unit: KnownUnit): void {
  const alike = units.get(key);
  if (alike) alike.push(unit);
  else units.set(key, [unit]);
}

/** As lists are read: a room that was kept as '12栋2单元301室' is 301 of entrance 2. */
function plainOf({ building, entrance, room }: UnitName): UnitName {
  const told = roomTextOf(room);
  const own = buildingName(building);
  const isOther = told.building !== null && told.building !== own;
  if (isOther) return { building: own, entrance: entranceName(entrance), room };
  const before = told.before === own ? null : told.before;
  return { building: own, entrance: told.entrance ?? before ?? entranceName(entrance), room: told.room };
}
