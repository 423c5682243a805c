import type { DocumentSnapshot, Firestore, QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { collectionPath, recordPath } from '../../../rulebook/paths.ts';
import { householdFiles, households } from '../../../rulebook/registers/households.ts';
import { units } from '../../../rulebook/registers/units.ts';

/** What is stored of one unit before the import. */
export interface StoredUnit {
  readonly unit: DocumentSnapshot;
  /** Every household that the unit ever had. */
  readonly households: readonly QueryDocumentSnapshot[];
  /** Private files of the current ones, by household. */
  readonly files: ReadonlyMap<string, DocumentSnapshot>;
}

/** Firestore takes thirty values in one `in`. */
const UNITS_PER_QUERY = 30;

/**
 * Fetches units with their households and the private files of those that live there now: one read per document
 * and one query for each thirty units.
 */
export async function fetchStored(
  db: Firestore,
  site: string,
  unitIds: readonly string[],
): Promise<ReadonlyMap<string, StoredUnit>> {
  if (unitIds.length === 0) return new Map();
  const [unitSnapshots, queries] = await Promise.all([
    db.getAll(...unitIds.map((id) => db.doc(recordPath(site, units, id)))),
    Promise.all(
      inGroups(unitIds, UNITS_PER_QUERY).map((ids) =>
        db.collection(collectionPath(site, households)).where('unit', 'in', ids).get(),
      ),
    ),
  ]);
  const found = queries.flatMap(({ docs }) => docs);
  const current = found.filter((household) => household.get('state') === 'current').map(({ id }) => id);
  const fileSnapshots =
    current.length > 0
      ? await db.getAll(...current.map((id) => db.doc(recordPath(site, householdFiles, id))))
      : [];
  const files = new Map(current.map((id, index) => [id, fileSnapshots[index]!]));
  const ofUnit = new Map<unknown, QueryDocumentSnapshot[]>(unitIds.map((id) => [id, []]));
  for (const household of found) ofUnit.get(household.get('unit'))?.push(household);
  return new Map(
    unitSnapshots.map((unit) => [unit.id, { unit, households: ofUnit.get(unit.id) ?? [], files }]),
  );
}

/** Cuts a list into groups of at most `size`, in order. */
export const inGroups = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, group) =>
    items.slice(group * size, (group + 1) * size),
  );
