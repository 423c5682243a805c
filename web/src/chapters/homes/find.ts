import { readingFailed } from '../../data/failures.ts';
import type { Query, Row } from '../../data/store.ts';
import { useRows } from '../../data/watch.ts';
import { inOrderOf } from '../../language/order.ts';
import type { Words } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import { readTyped, type Typed } from '../../typed/read-typed.ts';

/** More than this is no answer to a search; the list says so. */
export const FOUND_MOST = 50;
/** As many as one query may name. */
const UNITS_MOST = 30;
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
  const { room, bare, names, phone } = typed;
  const [name = null, surname = null] = names;
  const of = (query: Query | null) => (text === null ? null : query);
  const asked = [
    useRows(of(room === '' ? null : beginningWith(site, 'room', room))),
    useRows(of(name === null ? null : beginningWith(site, 'displayName', name))),
    useRows(of(surname === null ? null : beginningWith(site, 'displayName', surname))),
    useOfBareRoom(text === null ? null : bare),
    useRows(of(phone === null ? null : withPhone(site, phone))),
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

const isAsked = (place: number, { room, bare, names, phone }: Typed): boolean =>
  [room !== '', names.length > 0, names.length > 1, bare !== null, phone !== null][place] ?? false;

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

const withPhone = (site: string, phone: string): Query => ({
  from: `sites/${site}/households`,
  where: [
    ['state', '==', 'current'],
    ['maskedPhone', '==', phone],
  ],
  limit: FOUND_MOST,
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

const unitsCalled = (site: string, { building, room }: NonNullable<Typed['bare']>): Query => ({
  from: `sites/${site}/units`,
  where: [...(building === null ? [] : [['building', '==', building] as const]), ['room', '==', room]],
  limit: UNITS_MOST,
});
