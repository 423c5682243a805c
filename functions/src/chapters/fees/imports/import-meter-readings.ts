import type { Firestore } from 'firebase-admin/firestore';
import {
  type MeterReadingField,
  meterReadingList,
} from '../../../../../rulebook/chapters/fees/meter-reading-list.ts';
import { registers } from '../../../../../rulebook/chapters/index.ts';
import { collectionPath } from '../../../../../rulebook/reading/paths.ts';
import type { Words } from '../../../../../rulebook/site/words.ts';
import { type RowStep, takeInBySteps } from '../../../imports/by-steps.ts';
import { type Importing, listCallable } from '../../../imports/list-callable.ts';
import { problemIn, refusedIn } from '../../../imports/listed.ts';
import type { ImportOutcome } from '../../../imports/outcome.ts';
import type { Problem } from '../../../imports/problems.ts';
import { IN_MOST, inGroups } from '../../../many.ts';
import type { Document } from '../../../records/documents.ts';
import { type ListedReading, readableReadings, readReadings, wrong } from './meter-readings.ts';
import { withPlainRooms } from './rooms.ts';

/** What the meters showed, typed by whoever went round with a list, or exported by a reading device (R3.4.1.2). */
export const importMeterReadings = listCallable(readableReadings, {}, (importing) =>
  takeInReadings(importing),
);

type ReadingImport = Importing<Readonly<Record<never, never>>>;

interface Meter {
  readonly id: string;
  readonly data: Document;
}

/** Takes in a list of readings: one below the last one needs its reason here too. */
export async function takeInReadings(importing: ReadingImport): Promise<ImportOutcome> {
  const { db, site, rows, corrections } = importing;
  const list = readReadings(rows, corrections);
  const meters = await metersOf(
    db,
    site,
    list.items.map(({ number }) => number),
  );
  const stepOf = (listed: ListedReading): RowStep => {
    const meter = meters.get(listed.number);
    const problem = faultOf(listed, meter);
    if (problem) return { is: 'wrong', problem };
    return !meter || isThere(listed, meter) ? { is: 'same' } : { is: 'step', step: taking(listed, meter) };
  };
  return takeInBySteps(importing, list, {
    stepOf,
    problemOf: (listed, refusal) => refusedIn(meterReadingList, listed, refusal, 'reading'),
  });
}

async function metersOf(
  db: Firestore,
  site: string,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, Meter>> {
  const all = db.collection(collectionPath(site, registers('meters'))).where('state', '==', 'inUse');
  const found = await Promise.all(
    inGroups([...new Set(numbers)], IN_MOST).map((group) => all.where('number', 'in', group).get()),
  );
  return new Map(
    found
      .flatMap(({ docs }) => docs)
      .map((each) => [String(each.get('number')), { id: each.id, data: each.data() }] as const),
  );
}

function faultOf(listed: ListedReading, meter: Meter | undefined): Problem | null {
  const at = (field: MeterReadingField, words: Words): Problem =>
    problemIn(listed, field, words, meterReadingList.columns[field].cites);
  if (!meter) return at('number', wrong.noMeter);
  const { room, latestOn, latest, latestReading } = meter.data;
  if (listed.room !== null && withPlainRooms(listed.room) !== withPlainRooms(String(room)))
    return at('room', wrong.otherRoom);
  const isReadThatDay = latestReading !== undefined && latestOn === listed.readOn;
  if (isReadThatDay && latest !== listed.reading) return at('reading', wrong.readAlready);
  return null;
}

const isThere = ({ readOn, reading }: ListedReading, { data }: Meter): boolean =>
  data.latestReading !== undefined && data.latestOn === readOn && data.latest === reading;

function taking({ reading, readOn, estimated, reason }: ListedReading, { id }: Meter) {
  const input = {
    ...{ meter: id, reading, readOn },
    ...(estimated ? { estimated } : {}),
    ...(reason === null ? {} : { reason }),
  };
  return { register: 'meterReadings', step: 'take', id: `${id}~${readOn}`, input };
}
