import type { UnitName } from '../../../../rulebook/chapters/homes/unit-name.ts';
import { masksEndingIn } from '../../../../rulebook/notation/mask.ts';
import { readingFailed } from '../../data/failures.ts';
import type { Query, Row } from '../../data/store.ts';
import { useRows, type Watched } from '../../data/watch.ts';
import { inOrderOf } from '../../language/order.ts';
import type { Words } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import { readTyped, type Typed } from '../../typed/read-typed.ts';

/** More than this is no answer to a search; the list says so. */
export const FOUND_MOST = 50;
/** As many as one query may name. */
const UNITS_MOST = 30;
/** As many masked numbers as one query may name. */
const MASKS_MOST = 30;
/** After every letter that a text may go on with. */
const LAST = '\uf8ff';

/** What the field says in which a household is looked for. */
export const findingHouseholds: Readonly<Record<'label' | 'placeholder', Words>> = {
  label: { zh: '按房号、姓氏或电话查找', en: 'Find by room, surname or telephone' },
  placeholder: { zh: '房号、姓氏或电话，如 1-1-502', en: 'Room, surname or telephone' },
};

export interface Found {
  /** Undefined while they are being read. */
  readonly rows: readonly Row[] | undefined;
  readonly isCut: boolean;
  readonly problem: Words | null;
  /** They were found by the surname of a longer name. */
  readonly isBySurname: boolean;
}

/** The households of a room, a name or a telephone number, or of what the first two begin with. Null asks nothing. */
export function useFoundHouseholds(text: string | null): Found {
  const { site } = useSession();
  const typed = readTyped(text ?? '');
  const { room, otherRoom, bare, names, phone, tail } = typed;
  const [name = null, surname = null] = names;
  const of = (query: Query | null) => (text === null ? null : query);
  const asked = [
    useRows(of(room === '' ? null : beginningWith(site, 'room', room))),
    useRows(of(name === null ? null : beginningWith(site, 'displayName', name))),
    useRows(of(surname === null ? null : beginningWith(site, 'displayName', surname))),
    useOfBareRoom(text === null ? null : bare),
    useRows(of(phone === null ? null : withPhone(site, [phone]))),
    useRows(of(otherRoom === null ? null : beginningWith(site, 'room', otherRoom))),
    useWithTail(text === null ? null : tail),
  ];
  const failure = asked.find((each) => each.failure != null)?.failure;
  const isReading = asked.some(({ value }, place) => value === undefined && isAsked(place, typed));
  const rows = new Map(asked.flatMap(({ value = [] }) => value).map((row) => [row.id, row]));
  const [byRoom, byName] = asked;
  return {
    rows: isReading && text !== null ? undefined : inOrderOf('room', [...rows.values()].slice(0, FOUND_MOST)),
    isCut: asked.some(({ value = [] }) => value.length >= FOUND_MOST) || rows.size > FOUND_MOST,
    problem: failure == null ? null : readingFailed(failure),
    isBySurname: surname !== null && byRoom?.value?.length === 0 && byName?.value?.length === 0,
  };
}

const isAsked = (place: number, { room, otherRoom, bare, names, phone, tail }: Typed): boolean =>
  [
    ...[room !== '', names.length > 0, names.length > 1, bare !== null],
    ...[phone !== null, otherRoom !== null, tail !== null],
  ][place] ?? false;

const beginningWith = (site: string, field: 'room' | 'displayName', text: string): Query => ({
  from: `sites/${site}/households`,
  where: [
    ['state', '==', 'current'],
    [field, '>=', text],
    [field, '<', text + LAST],
  ],
  order: [[field, 'asc']],
  limit: FOUND_MOST,
});

const withPhone = (site: string, masks: readonly string[]): Query => ({
  from: `sites/${site}/households`,
  where: [
    ['state', '==', 'current'],
    ['maskedPhone', 'in', masks],
  ],
  limit: FOUND_MOST,
});

/** By the last digits of the number that everybody sees (R2.4.16), in as many questions as there are beginnings for. */
function useWithTail(tail: string | null): Watched<readonly Row[]> {
  const { site } = useSession();
  const masks = tail === null ? [] : masksEndingIn(tail);
  const nth = (place: number): Query | null => {
    const some = masks.slice(place * MASKS_MOST, (place + 1) * MASKS_MOST);
    return some.length === 0 ? null : withPhone(site, some);
  };
  const all = [
    ...[useRows(nth(0)), useRows(nth(1)), useRows(nth(2))],
    ...[useRows(nth(3)), useRows(nth(4)), useRows(nth(5))],
  ];
  const failure = all.find((each) => each.failure != null)?.failure ?? null;
  const isReading = all.some(({ value }, place) => value === undefined && nth(place) !== null);
  return { value: isReading ? undefined : all.flatMap(({ value = [] }) => value), failure };
}

/** The units that a room means which was typed whole, or without its entrance; undefined while they are being read. */
export function useFoundUnits(text: string): Watched<readonly Row[]> {
  const { site } = useSession();
  const { room, otherRoom, bare } = readTyped(text);
  const whole = partsOf(room);
  const other = partsOf(otherRoom);
  const ofBuilding = bare !== null && bare.building !== null ? bare : null;
  const asked = [whole, other, ofBuilding];
  const all = [
    useRows(whole && unitNamed(site, whole)),
    useRows(other && unitNamed(site, other)),
    useRows(ofBuilding && unitsCalled(site, ofBuilding)),
  ];
  const failure = all.find((each) => each.failure != null)?.failure ?? null;
  const isReading = all.some(({ value }, place) => value === undefined && asked[place] !== null);
  const rows = new Map(all.flatMap(({ value = [] }) => value).map((row) => [row.id, row]));
  return { value: isReading ? undefined : [...rows.values()], failure };
}

/** Building, entrance and room where all three were typed. */
function partsOf(room: string | null): UnitName | null {
  const [, building, entrance, own] = /^([^-]+)-([^-]+)-([^-]*\d[^-]*)$/.exec(room ?? '') ?? [];
  return building !== undefined && entrance !== undefined && own !== undefined
    ? { building, entrance, room: own }
    : null;
}

const unitNamed = (site: string, { building, entrance, room }: UnitName): Query => ({
  from: `sites/${site}/units`,
  where: [
    ['building', '==', building],
    ['entrance', '==', entrance],
    ['room', '==', room],
  ],
  limit: UNITS_MOST,
});

/** Of a room without its building or entrance, by way of the units that are called so. */
function useOfBareRoom(bare: Typed['bare']) {
  const { site } = useSession();
  const units = useRows(bare && unitsCalled(site, bare));
  const ids = units.value?.map(({ id }) => id) ?? [];
  const households = useRows(
    ids.length === 0
      ? null
      : { from: `sites/${site}/households`, where: [['unit', 'in', ids]], limit: FOUND_MOST },
  );
  const isNone = units.value?.length === 0;
  const current = households.value?.filter(({ data }) => data.state === 'current');
  return { value: isNone ? [] : current, failure: units.failure ?? households.failure };
}

/** Units of a room's number alone, or with their building. */
export const unitsCalled = (site: string, { building, room }: NonNullable<Typed['bare']>): Query => ({
  from: `sites/${site}/units`,
  where: [...(building === null ? [] : [['building', '==', building] as const]), ['room', '==', room]],
  limit: UNITS_MOST,
});
