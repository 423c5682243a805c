import { isDeepStrictEqual } from 'node:util';
import {
  type DocumentSnapshot,
  FieldValue,
  type QueryDocumentSnapshot,
  type Timestamp,
} from 'firebase-admin/firestore';
import { completeness } from '../../../../../rulebook/chapters/homes/completeness.ts';
import {
  householdFiles,
  householdPhones,
  households,
} from '../../../../../rulebook/chapters/homes/households.ts';
import { units } from '../../../../../rulebook/chapters/homes/units.ts';
import { maskedPhone } from '../../../../../rulebook/notation/mask.ts';
import { recordPath } from '../../../../../rulebook/reading/paths.ts';
import type { Alteration } from '../../../imports/outcome.ts';
import type { Brought } from '../../../imports/run.ts';
import { FAMILY_MAX, PHONES_MAX, REMARK_MAX } from './cells.ts';
import { documentsOf, type Fields, type ListedDocuments } from './documents.ts';
import type { PlannedHousehold } from './planned.ts';
import { inCell, type MoveInProblem, wrong } from './problems.ts';
import type { StoredUnit } from './stored.ts';
import { withNotes } from './with-notes.ts';

/** A document to write: new, or some fields of one that has not been touched since it was read. */
export type DocumentWrite =
  | { readonly path: string; readonly create: Fields }
  | {
      readonly path: string;
      readonly update: Fields;
      readonly unchangedSince: Timestamp;
      /** It had been taken back with its list. */
      readonly revives?: true;
      /** What stood in these fields before. */
      readonly before: Fields;
    };

/** What a row changes; the writes belong together. `same` and `known` write nothing. */
export interface RowChange {
  readonly kind: 'create' | 'update' | 'same' | 'known';
  readonly writes: readonly DocumentWrite[];
  readonly problems: readonly MoveInProblem[];
}

/** The state of what was taken back with its list. */
const UNDONE = 'undone';

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
 *
 * Who may not read the private file of the household that lives there (`isKeeper`) gets the same answer whatever the
 * row says of it: neither a comparison nor a problem tells whether a name or a number is right (R2.4.1.7, R2.4.16).
 */
export function changeOf(
  planned: PlannedHousehold,
  stored: StoredUnit,
  stamp: ImportStamp,
  isKeeper: boolean,
): RowChange {
  const listed = documentsOf(planned, stamp.today);
  const unitWith = (fields: Fields) =>
    writeOf(
      recordPath(stamp.site, units, planned.unit.id),
      stored.unit,
      { ...listed.unit, ...fields },
      stamp,
    );
  const stands: unknown = stored.unit.get('state');
  const isThere = stored.unit.exists && stands !== UNDONE;
  const state = isThere ? laterState(stands, listed) : listed.unitState;
  if (!listed.owned) return changed(stored.unit, [unitWith({ state })]);
  const current = currentOf(stored);
  // Not even whether they have moved in is taken from the row.
  if (current.length > 0 && !isKeeper) return knownAlready(unitWith({ state: stands ?? 'occupied' }));
  const { fullName } = listed.owned.file;
  const own = current.find((household) => isOwner(fullName, stored.files.get(household.id)));
  if (!own && current.length > 0) return refused(otherHousehold(planned));
  const problems = own ? differencesFrom(planned, listed.owned, stored, own.id) : [];
  if (problems.length > 0) return refused(...problems);
  // Nobody deletes a household, so the number is always free; of two imports at once the second one collides and
  // looks again.
  const id = own?.id ?? `${planned.unit.id}~${stored.households.length + 1}`;
  const unit = unitWith({ household: id, state });
  return changed(own, [unit, ...householdWrites(id, stored, listed.owned, own, stamp)]);
}

/** The unit and the household that a row brings, without its private part, which moves with it alone. */
export const broughtBy = ({ writes }: RowChange): Brought[] =>
  writes.flatMap((write) => {
    const [register = '', id = '', beneath] = write.path.split('/').slice(2);
    if (beneath !== undefined) return [];
    if ('create' in write) return [{ register, id, rev: 1 }];
    return write.revives ? [{ register, id, rev: Number(write.update.rev) }] : [];
  });

/**
 * What a row puts in the place of something else, in the unit and in the open part of its household: of a private file
 * nobody is told here what stood in it.
 */
export const alteredBy = ({ writes }: RowChange): Omit<Alteration, 'row' | 'sheet' | 'room'>[] =>
  writes.flatMap((write) => {
    const [register = '', , beneath] = write.path.split('/').slice(2);
    if (beneath !== undefined || 'create' in write || write.revives) return [];
    return Object.entries(write.before).flatMap(([field, before]) =>
      before === undefined || DERIVED.has(field)
        ? []
        : [{ register, field, before, after: write.update[field] }],
    );
  });

/** Follows from something else that is told. */
const DERIVED = new Set(['household', 'completeness', 'maskedPhone']);

/** The households that live in the unit now. */
export const currentOf = ({ households: all }: StoredUnit): QueryDocumentSnapshot[] =>
  all.filter((household) => household.get('state') === 'current');

type Owned = NonNullable<ListedDocuments['owned']>;

/** The household and its private part; the household tells of every change of it. */
function householdWrites(
  id: string,
  stored: StoredUnit,
  owned: Owned,
  own: DocumentSnapshot | undefined,
  stamp: ImportStamp,
): (DocumentWrite | null)[] {
  const before = { file: own && stored.files.get(id), phone: own && stored.phones.get(id) };
  const fileFields = {
    household: id,
    ...owned.file,
    ...addedTo(before.file, owned),
    ...keptOf(before.file),
    state: 'kept',
  };
  const phones = allPhones(owned.phones, before.phone);
  const file = writeOf(recordPath(stamp.site, householdFiles, id), before.file, fileFields, stamp);
  const phonePath = recordPath(stamp.site, householdPhones, id);
  const phone = writeOf(phonePath, before.phone, { household: id, phones, state: 'kept' }, stamp);
  const isTold = file !== null || phone !== null;
  const derived = isTold ? derivedOf({ ...before.file?.data(), ...fileFields }, phones) : {};
  // A form of address that somebody has chosen since stays; the list has none.
  const name = own ? {} : { displayName: owned.displayName };
  const fields = { ...owned.household, ...name, ...derived, state: 'current' };
  return [writeOf(recordPath(stamp.site, households, id), own, fields, stamp, isTold), file, phone];
}

const changed = (before: DocumentSnapshot | undefined, all: readonly (DocumentWrite | null)[]): RowChange => {
  const writes = all.filter((write) => write !== null);
  const isThere = before?.exists === true && before.get('state') !== UNDONE;
  const kind = !isThere ? 'create' : writes.length > 0 ? 'update' : 'same';
  return { kind, writes, problems: [] };
};

/** The unit is no secret; its household stays as it is, looked at by nobody. */
const knownAlready = (unit: DocumentWrite | null): RowChange => ({
  kind: unit ? 'update' : 'known',
  writes: unit ? [unit] : [],
  problems: [],
});

const refused = (...problems: MoveInProblem[]): RowChange => ({ kind: 'same', writes: [], problems });

const otherHousehold = (planned: PlannedHousehold): MoveInProblem =>
  inCell(planned, 'ownerName', wrong.otherHousehold, 'R3.4.5.2');

/** What an import does not decide: another ID number than the one kept, and more telephones than a file has room for. */
function differencesFrom(
  planned: PlannedHousehold,
  owned: Owned,
  stored: StoredUnit,
  id: string,
): MoveInProblem[] {
  const file = stored.files.get(id);
  const [kept, listed] = [file?.get('idNumber'), owned.file.idNumber];
  const differs = listed !== undefined && kept !== undefined && plain(kept) !== plain(listed);
  const isFull = allPhones(owned.phones, stored.phones.get(id)).length > PHONES_MAX;
  const { family = [], remark = '' } = addedTo(file, owned);
  return [
    ...(differs ? [inCell(planned, 'idNumber', wrong.otherIdNumber, 'R2.4.16')] : []),
    ...(isFull ? [inCell(planned, 'phones', wrong.phonesFull, 'R2.4.16')] : []),
    ...(family.length > FAMILY_MAX ? [inCell(planned, 'ownerName', wrong.familyFull, 'R2.4.16')] : []),
    ...(remark.length > REMARK_MAX ? [inCell(planned, 'remark', wrong.remarkFull, 'R2.4.16')] : []),
  ];
}

const isOwner = (fullName: unknown, file: DocumentSnapshot | undefined): boolean =>
  file?.exists === true && plain(file.get('fullName')) === plain(fullName);

/** As it is compared: blanks, capitals and full-width signs make no difference. */
const plain = (text: unknown): string => String(text).normalize('NFKC').replace(/\s/gu, '').toLowerCase();

/** Who the household is stays as it was written in its file, to the letter. */
function keptOf(file: DocumentSnapshot | undefined): Fields {
  const { fullName, idNumber, tenancy } = file?.data() ?? {};
  const kept = Object.entries({ fullName, idNumber, tenancy });
  return Object.fromEntries(kept.filter(([, value]) => value !== undefined));
}

interface Added {
  readonly family?: readonly string[];
  readonly remark?: string;
}

/** Co-owners and notes are added to what the desk knows. */
function addedTo(file: DocumentSnapshot | undefined, { file: { remark }, family, notes }: Owned): Added {
  const known = (file?.get('family') ?? []) as readonly string[];
  const others = family.filter((name) => !known.some((each) => each.includes(name)));
  const before: unknown = remark ?? file?.get('remark');
  const noted = withNotes(typeof before === 'string' ? before : null, notes);
  return {
    ...(others.length > 0 ? { family: [...known, ...others] } : {}),
    ...(notes.length > 0 ? { remark: noted } : {}),
  };
}

/** Those of the list first, then those that were known; nothing is lost. */
function allPhones(told: readonly string[], before: DocumentSnapshot | undefined): unknown[] {
  const stored: unknown = before?.get('phones');
  const known: unknown[] = Array.isArray(stored) ? stored : [];
  return told.every((phone) => known.includes(phone)) ? known : [...new Set([...told, ...known])];
}

/** An import moves a household in; it never moves one out. */
function laterState(state: unknown, { unitState, owned }: ListedDocuments): unknown {
  if (unitState === 'occupied' && (state === 'vacant' || state === 'unsold')) return 'occupied';
  return state === 'unsold' && owned ? 'vacant' : state;
}

/** What the open part of a household shows of its private part. */
function derivedOf(file: Fields, [phone]: readonly unknown[]): Fields {
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
  const stood = Object.fromEntries(different.map(([name]) => [name, data[name]]));
  const since = { unchangedSince: before.updateTime, before: stood };
  if (data.state !== UNDONE) return { path, update, ...since };
  return { path, update: { ...update, undoneWhy: FieldValue.delete() }, ...since, revives: true };
}
