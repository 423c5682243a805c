import type { DocumentSnapshot, Firestore, QueryDocumentSnapshot } from 'firebase-admin/firestore';
import {
  householdFiles,
  householdPhones,
  households,
} from '../../../../../rulebook/chapters/homes/households.ts';
import { units } from '../../../../../rulebook/chapters/homes/units.ts';
import type { Register } from '../../../../../rulebook/notation/register.ts';
import { collectionPath, recordPath } from '../../../../../rulebook/reading/paths.ts';
import { IN_MOST, inGroups } from '../../../many.ts';
import type { PlannedUnit } from './planned.ts';

/** What is stored of one unit before the import. */
export interface StoredUnit {
  readonly unit: DocumentSnapshot;
  /** Every household that the unit ever had. */
  readonly households: readonly QueryDocumentSnapshot[];
  /** Private files and telephone numbers of the current ones, by household. */
  readonly files: ReadonlyMap<string, DocumentSnapshot>;
  readonly phones: ReadonlyMap<string, DocumentSnapshot>;
}

const DOCUMENTS_PER_FETCH = 500;

/**
 * Fetches units by their ids, with their households and the private parts of those that live there now: one read
 * per document, and one query for the households of up to thirty buildings, because a list covers whole buildings.
 */
export async function fetchStored(
  db: Firestore,
  site: string,
  listed: readonly PlannedUnit[],
): Promise<ReadonlyMap<string, StoredUnit>> {
  const unitSnapshots = await fetchAll(
    db,
    listed.map(({ id }) => recordPath(site, units, id)),
  );
  const ofUnit = new Map<unknown, QueryDocumentSnapshot[]>(listed.map(({ id }) => [id, []]));
  const buildings = [...new Set(listed.map(({ building }) => building))];
  for (const some of inGroups(buildings, IN_MOST)) {
    const found = await db.collection(collectionPath(site, households)).where('building', 'in', some).get();
    for (const household of found.docs) ofUnit.get(household.get('unit'))?.push(household);
  }
  const current = [...ofUnit.values()].flat().filter((household) => household.get('state') === 'current');
  const partsOf = async (register: Register) => {
    const parts = await fetchAll(
      db,
      current.map(({ id }) => recordPath(site, register, id)),
    );
    return new Map(parts.map((part) => [part.ref.parent.parent?.id ?? '', part]));
  };
  const [files, phones] = [await partsOf(householdFiles), await partsOf(householdPhones)];
  return new Map(
    unitSnapshots.map((unit) => [unit.id, { unit, households: ofUnit.get(unit.id) ?? [], files, phones }]),
  );
}

async function fetchAll(db: Firestore, paths: readonly string[]): Promise<DocumentSnapshot[]> {
  const groups = inGroups(paths, DOCUMENTS_PER_FETCH);
  const fetched: DocumentSnapshot[] = [];
  for (const group of groups) fetched.push(...(await db.getAll(...group.map((path) => db.doc(path)))));
  return fetched;
}
