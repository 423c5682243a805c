import type { Firestore } from 'firebase-admin/firestore';
import { accountOf } from '../../../../rulebook/chapters/fees/reckoning/account.ts';
import {
  accountRegisters,
  entriesOf,
  type HouseholdRecords,
} from '../../../../rulebook/chapters/fees/reckoning/entries.ts';
import { registers } from '../../../../rulebook/chapters/index.ts';
import { moneyText } from '../../../../rulebook/notation/money.ts';
import type { RecordData } from '../../../../rulebook/notation/record.ts';
import { collectionPath } from '../../../../rulebook/reading/paths.ts';
import { inGroups } from '../../many.ts';
import { fromFirestore } from '../../records/documents.ts';
import type { ReportLine, ReportScene } from '../../reports/parts-of.ts';
import type { Proof } from '../../reports/proof.ts';
import { billSteps, reckonHousehold } from './keep-account.ts';

const HOUSEHOLDS_AT_ONCE = 200;

/**
 * R3.4.1.2 Reckons every household anew from its bills, payments, refunds and chases, and holds what its bills say was paid
 * against it. Each that disagrees is told, and put right in a transaction of its own: a bill says again what its receipts
 * say. A payment in the very minute of the proof may be told too.
 */
export async function proveAccounts(scene: ReportScene): Promise<Proof> {
  const { db, site, now } = scene;
  const { docs } = await db
    .collection(collectionPath(site, registers('households')))
    .select('room')
    .get();
  const rooms = new Map(docs.map((each) => [each.id, String(each.get('room'))]));
  const wrong: ReportLine[] = [];
  for (const group of inGroups([...rooms.keys()].sort(), HOUSEHOLDS_AT_ONCE)) {
    for (const [household, records] of await recordsOf(db, site, group)) {
      const line = lineOf(household, rooms.get(household) ?? household, records, scene);
      if (line === null) continue;
      wrong.push(line);
      await reckonHousehold(db, site, household, now, { opens: false });
    }
  }
  return { looked: rooms.size, wrong };
}

/** The records of some households that follow each other by their ids. */
async function recordsOf(
  db: Firestore,
  site: string,
  households: readonly string[],
): Promise<ReadonlyMap<string, HouseholdRecords>> {
  const [first, last] = [households[0], households.at(-1)];
  const records = new Map(
    households.map((household) => [
      household,
      { bills: [], payments: [], refunds: [], arrears: [] } as Mutable,
    ]),
  );
  for (const register of accountRegisters) {
    const { docs } = await db
      .collection(collectionPath(site, registers(register)))
      .where('household', '>=', first)
      .where('household', '<=', last)
      .get();
    for (const each of docs) {
      const data = fromFirestore(each.data()) as RecordData;
      records.get(String(data.household))?.[register].push({ id: each.id, data });
    }
  }
  return records;
}

type Mutable = { -readonly [Register in keyof HouseholdRecords]: HouseholdRecords[Register][number][] };

/** What the bills say and what the receipts say, where they disagree. */
function lineOf(
  household: string,
  room: string,
  records: HouseholdRecords,
  { time, now }: ReportScene,
): ReportLine | null {
  const day = time.calendar.day(now);
  const account = accountOf(entriesOf(records, time), day);
  if (billSteps({ records, account, day }).length === 0) return null;
  const said = records.bills.reduce((all, { data }) => all + Number(data.paid ?? 0), 0);
  const reckoned = account.bills.reduce(
    (all, { paid }) => all + paid.management + paid.utility + paid.service,
    0,
  );
  const cells = [room, moneyText(said), moneyText(reckoned)].map((text) => ({ zh: text, en: text }));
  return { register: 'households', record: household, cells };
}
