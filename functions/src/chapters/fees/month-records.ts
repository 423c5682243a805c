import type { Firestore, Query } from 'firebase-admin/firestore';
import type { FeeKind } from '../../../../rulebook/chapters/fees/common.ts';
import type {
  BillBefore,
  Charge,
  Household,
  Month,
  Reduction,
  SharedCost,
  Tariff,
  Unit,
} from '../../../../rulebook/chapters/fees/reckoning/bill.ts';
import { type Stay, shiftedMonth } from '../../../../rulebook/chapters/fees/reckoning/days.ts';
import type { Meter, Reading } from '../../../../rulebook/chapters/fees/reckoning/metered.ts';
import type { UnitUse } from '../../../../rulebook/chapters/homes/unit-uses.ts';
import { registers } from '../../../../rulebook/chapters/index.ts';
import { daysOf } from '../../../../rulebook/notation/period.ts';
import type { RecordData } from '../../../../rulebook/notation/record.ts';
import { collectionPath } from '../../../../rulebook/reading/paths.ts';
import { fromFirestore } from '../../records/documents.ts';

type Found = { readonly id: string; readonly data: RecordData };

/** So many months back readings and bills are looked at: what was read or corrected late still comes on a bill. */
const MONTHS_BACK = 2;

/** Everything that the bills of a month are reckoned from. One read for each record, and none twice. */
export async function monthRecords(db: Firestore, site: string, month: string): Promise<Month> {
  const { last } = daysOf(month);
  const earliest = daysOf(shiftedMonth(month, -MONTHS_BACK)).first;
  const of = async (
    register: string,
    narrow: (query: Query) => Query = (query) => query,
  ): Promise<Found[]> => {
    const { docs } = await narrow(db.collection(collectionPath(site, registers(register)))).get();
    return docs.map((each) => ({ id: each.id, data: fromFirestore(each.data()) as RecordData }));
  };
  const months = Array.from({ length: MONTHS_BACK }, (_month, back) => shiftedMonth(month, -back - 1));
  const [units, current, former, tariffs, reductions, charges, costs, meters, readings, bills] =
    await Promise.all([
      of('units'),
      of('households', (all) => all.where('state', '==', 'current')),
      of('households', (all) => all.where('moveOutDate', '>=', earliest)),
      of('tariffs'),
      of('feeReductions', (all) => all.where('state', 'in', ['approved', 'ended'])),
      of('charges', (all) => all.where('state', '==', 'entered').where('month', 'in', [month, ...months])),
      of('sharedCosts', (all) => all.where('state', '==', 'entered').where('month', '==', month)),
      of('meters'),
      of('meterReadings', (all) => all.where('readOn', '>=', earliest).where('readOn', '<=', last)),
      of('bills', (all) => all.where('month', 'in', months)),
    ]);
  const households = [...current, ...former];
  return {
    month,
    units: unitsOf(
      units.filter(({ data }) => data.state !== 'undone'),
      households,
      meters,
      readings,
    ),
    households: households.map(householdOf).sort((one, other) => one.id.localeCompare(other.id)),
    tariffs: tariffs.map(tariffOf),
    reductions: reductions.map(
      ({ data }): Reduction => ({
        household: String(data.household),
        kinds: data.kinds as FeeKind[],
        percent: Number(data.percent),
        ...stretch(data),
      }),
    ),
    charges: charges.map(chargeOf),
    sharedCosts: costs.map(sharedCostOf),
    before: bills.filter(({ data }) => data.state !== 'reversed').map(billBefore),
  };
}

const stretch = (data: RecordData) => ({ from: textOr(data.from), until: textOr(data.until) });
const textOr = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const buildingsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(({ building }) => String(building)) : [];

const householdOf = ({ id, data }: Found): Household => ({
  ...{ id, building: String(data.building), room: String(data.room) },
});

/** Who lives in each unit: the household that names it, and the one that the unit names beside its home. */
function unitsOf(
  units: readonly Found[],
  households: readonly Found[],
  meters: readonly Found[],
  readings: readonly Found[],
): Unit[] {
  const byId = new Map(households.map((each) => [each.id, each]));
  const atHome = grouped(households, ({ data }) => String(data.unit));
  const metersOf = grouped(meters, ({ data }) => String(data.unit));
  const readingsOf = grouped(readings, ({ data }) => String(data.meter));
  return units.map(({ id, data }) => {
    const named = typeof data.household === 'string' ? byId.get(data.household) : undefined;
    const living = new Set([...(atHome.get(id) ?? []), ...(named && named.data.unit !== id ? [named] : [])]);
    return {
      id,
      building: String(data.building),
      room: `${String(data.building)}-${String(data.entrance)}-${String(data.room)}`,
      use: (data.use ?? 'dwelling') as UnitUse,
      area: Number(data.area ?? 0),
      stays: [...living].map(stayOf),
      meters: (metersOf.get(id) ?? []).map((meter) => meterOf(meter, readingsOf.get(meter.id) ?? [])),
    };
  });
}

const stayOf = ({ id, data }: Found): Stay => ({
  household: id,
  from: textOr(data.moveInDate),
  until: data.state === 'former' ? textOr(data.moveOutDate) : null,
});

function grouped(records: readonly Found[], by: (record: Found) => string): Map<string, Found[]> {
  const groups = new Map<string, Found[]>();
  for (const each of records) groups.set(by(each), [...(groups.get(by(each)) ?? []), each]);
  return groups;
}

function meterOf({ id, data }: Found, readings: readonly Found[]): Meter {
  const taken = readings.map(
    ({ id: reading, data: shown }): Reading => ({
      id: reading,
      readOn: String(shown.readOn),
      reading: Number(shown.reading),
      previousOn: String(shown.previousOn),
      previous: Number(shown.previous),
      correctedBy: textOr(shown.correctedBy),
    }),
  );
  const { removedOn, finalReading } = data;
  const isDown = typeof removedOn === 'string' && typeof finalReading === 'number';
  const last = isDown
    ? [
        { id: `${id}~final`, readOn: removedOn, reading: finalReading, previousOn: String(data.latestOn) },
      ].map((each): Reading => ({ ...each, previous: Number(data.latest), correctedBy: null }))
    : [];
  return {
    id,
    kind: String(data.kind),
    installedOn: String(data.installedOn),
    removedOn: isDown ? removedOn : null,
    multiplier: Number(data.multiplier ?? 1),
    digits: typeof data.digits === 'number' ? data.digits : null,
    readings: [...taken, ...last],
  };
}

const tariffOf = ({ id, data }: Found): Tariff => ({
  id,
  title: String(data.title),
  kind: data.kind as FeeKind,
  basis: data.basis as Tariff['basis'],
  price: Number(data.price),
  tiers: (data.tiers ?? []) as Tariff['tiers'],
  uses: (data.uses ?? []) as UnitUse[],
  buildings: buildingsIn(data.buildings),
  meterKind: textOr(data.meterKind),
  ...stretch(data),
});

const chargeOf = ({ id, data }: Found): Charge => ({
  id,
  household: String(data.household),
  kind: data.kind as FeeKind,
  title: String(data.title),
  amount: Number(data.amount),
  month: String(data.month),
});

const sharedCostOf = ({ id, data }: Found): SharedCost => ({
  id,
  title: String(data.title),
  kind: data.kind as FeeKind,
  amount: Number(data.amount),
  by: data.by as SharedCost['by'],
  buildings: buildingsIn(data.buildings),
});

const billBefore = ({ data }: Found): BillBefore => ({
  household: String(data.household),
  month: String(data.month),
  total: Number(data.total),
  lines: data.lines as BillBefore['lines'],
});
