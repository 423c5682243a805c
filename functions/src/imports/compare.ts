import { isDeepStrictEqual } from 'node:util';
import type { DocumentSnapshot, Timestamp } from 'firebase-admin/firestore';
import { completeness } from '../../../rulebook/completeness.ts';
import { maskedPhone } from '../../../rulebook/mask.ts';
import { recordPath } from '../../../rulebook/paths.ts';
import { householdFiles, households } from '../../../rulebook/registers/households.ts';
import { units } from '../../../rulebook/registers/units.ts';
import { PHONES_MAX } from './cells.ts';
import { documentsOf, type Fields, type ListedDocuments } from './documents.ts';
import type { PlannedHousehold } from './planned.ts';
import { inCell, type Problem, wrong } from './problems.ts';
import type { StoredUnit } from './stored.ts';

/** A document to write: new, or some fields of one that has not been touched since it was read. */
export type DocumentWrite =
  | { readonly path: string; readonly create: Fields }
  | { readonly path: string; readonly update: Fields; readonly unchangedSince: Timestamp };

/** What a row changes; the writes belong together. `same` writes nothing. */
export interface RowChange {
  readonly kind: 'create' | 'update' | 'same';
  readonly writes: readonly DocumentWrite[];
  readonly problem: Problem | null;
}

/** Who imports where and when. */
export interface ImportStamp {
  readonly site: string;
  readonly by: string;
  readonly at: Timestamp;
  /** ISO date at the site. */
  readonly today: string;
}

/**
 * What a row of the list changes in what is stored. What the list leaves blank stays as it is, telephones are
 * added to, and a unit that is lived in or renovated is not emptied.
 */
export function changeOf(planned: PlannedHousehold, stored: StoredUnit, stamp: ImportStamp): RowChange {
  const listed = documentsOf(planned, stamp.today);
  const unitPath = recordPath(stamp.site, units, planned.unit.id);
  const state = stored.unit.exists ? laterState(stored.unit.get('state'), listed) : listed.unitState;
  const unit = writeOf(unitPath, stored.unit, { ...listed.unit, state }, stamp);
  if (!listed.owned) return changed(stored.unit, [unit]);
  const { fullName } = listed.owned.file;
  const current = stored.households.filter((household) => household.get('state') === 'current');
  const own = current.find((household) => isOwner(fullName, stored.files.get(household.id)));
  if (!own && current.length > 0) return refusedAt(planned);
  return changed(own, [unit, ...householdWrites(planned, stored, listed.owned, own, stamp)]);
}

/** The household and its private file, which tell of each other's changes. */
function householdWrites(
  { unit }: PlannedHousehold,
  stored: StoredUnit,
  owned: NonNullable<ListedDocuments['owned']>,
  own: DocumentSnapshot | undefined,
  stamp: ImportStamp,
): (DocumentWrite | null)[] {
  // Nobody deletes a household, so the number is always free; of two imports at once the second one collides and
  // looks again.
  const id = own?.id ?? `${unit.id}~${stored.households.length + 1}`;
  const before = own && stored.files.get(id);
  const told = merged(owned.file, before?.data() ?? {});
  const fileFields = { household: id, ...told, state: 'kept' };
  const file = writeOf(recordPath(stamp.site, householdFiles, id), before, fileFields, stamp);
  const derived = file ? derivedOf({ ...before?.data(), ...told }) : {};
  const fields = { ...owned.household, ...derived, state: 'current' };
  return [writeOf(recordPath(stamp.site, households, id), own, fields, stamp, file !== null), file];
}

const changed = (before: DocumentSnapshot | undefined, all: readonly (DocumentWrite | null)[]): RowChange => {
  const writes = all.filter((write) => write !== null);
  const kind = !before?.exists ? 'create' : writes.length > 0 ? 'update' : 'same';
  return { kind, writes, problem: null };
};

const refusedAt = ({ row, ownerCell }: PlannedHousehold): RowChange => ({
  kind: 'same',
  writes: [],
  problem: inCell(row, ownerCell, 'ownerName', wrong.otherHousehold, 'R3.4.5.2'),
});

const isOwner = (fullName: unknown, file: DocumentSnapshot | undefined): boolean =>
  file?.exists === true && plainName(file.get('fullName')) === plainName(fullName);

const plainName = (name: unknown): string => String(name).normalize('NFKC').replace(/\s/gu, '').toLowerCase();

/** An import moves a household in; it never moves one out. */
function laterState(state: unknown, { unitState, owned }: ListedDocuments): unknown {
  if (unitState === 'occupied' && (state === 'vacant' || state === 'unsold')) return 'occupied';
  return state === 'unsold' && owned ? 'vacant' : state;
}

function merged(listed: Fields, stored: Fields): Fields {
  const known = Array.isArray(stored.phones) ? stored.phones : [];
  const told = Array.isArray(listed.phones) ? listed.phones : [];
  const isKnown = told.every((phone) => known.includes(phone));
  const phones = isKnown ? known : [...new Set([...told, ...known])].slice(0, PHONES_MAX);
  return { ...listed, phones };
}

/** What the open part of a household shows of its private file. */
function derivedOf(file: Fields): Fields {
  const [phone] = Array.isArray(file.phones) ? file.phones : [];
  return {
    completeness: completeness(file),
    ...(typeof phone === 'string' ? { maskedPhone: maskedPhone(phone) } : {}),
  };
}

function writeOf(
  path: string,
  before: DocumentSnapshot | undefined,
  fields: Fields,
  { by, at }: ImportStamp,
  always = false,
): DocumentWrite | null {
  const last = { step: 'import', by, at };
  const data = before?.data();
  if (!data || !before?.updateTime) return { path, create: { ...fields, rev: 1, opened: { by, at }, last } };
  const different = Object.entries(fields).filter(([name, value]) => !isDeepStrictEqual(value, data[name]));
  if (different.length === 0 && !always) return null;
  const update = { ...Object.fromEntries(different), rev: Number(data.rev) + 1, last };
  return { path, update, unchangedSince: before.updateTime };
}
