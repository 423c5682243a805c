import type { Firestore } from 'firebase-admin/firestore';
import {
  type MeterReadingField,
  meterReadingList,
} from '../../../../../rulebook/chapters/fees/meter-reading-list.ts';
import { registers } from '../../../../../rulebook/chapters/index.ts';
import { collectionPath } from '../../../../../rulebook/reading/paths.ts';
import type { Refusal } from '../../../../../rulebook/reading/plan.ts';
import type { Words } from '../../../../../rulebook/site/words.ts';
import { type Importing, listCallable } from '../../../imports/list-callable.ts';
import { type ImportOutcome, toldOf } from '../../../imports/outcome.ts';
import type { Problem } from '../../../imports/problems.ts';
import { eachOf, IN_MOST, inGroups } from '../../../many.ts';
import type { Document } from '../../../records/documents.ts';
import { askWhether, StepRefused, takeStep } from '../../../records/take-step.ts';
import { type ListedReading, readableReadings, readReadings, wrong } from './meter-readings.ts';
import { withPlainRooms } from './rooms.ts';

/** What the meters showed, typed by whoever went round with a list, or exported by a reading device (R3.4.1.2). */
export const importMeterReadings = listCallable(readableReadings, {}, (importing) =>
  takeInReadings(importing),
);

type ReadingImport = Importing<Readonly<Record<never, never>>>;

const AT_ONCE = 8;

interface Meter {
  readonly id: string;
  readonly data: Document;
}

/** A row with its meter, or what is wrong with it. */
interface Compared {
  readonly listed: ListedReading;
  readonly meter: Meter;
}

/**
 * Takes in a list of readings through the rulebook's own step, so that a reading below the last one needs its reason
 * here too. A list with any problem is refused as a whole, unless its good rows are asked for; what is there already
 * changes nothing.
 */
export async function takeInReadings(importing: ReadingImport): Promise<ImportOutcome> {
  const { db, site, rows, corrections, dryRun } = importing;
  const list = readReadings(rows, corrections);
  const meters = await metersOf(
    db,
    site,
    list.items.map(({ number }) => number),
  );
  const problems: Problem[] = [...list.problems];
  const fresh: Compared[] = [];
  let same = 0;
  for (const listed of list.items) {
    const meter = meters.get(listed.number);
    const fault = faultOf(listed, meter);
    if (fault) problems.push(fault);
    else if (meter && !isThere(listed, meter)) fresh.push({ listed, meter });
    else same += 1;
  }
  const takenOf = async (asked: readonly Compared[], check: boolean): Promise<readonly Compared[]> => {
    const taken: Compared[] = [];
    await eachOf(asked, AT_ONCE, async (each) => {
      const refusals = await take(importing, each, check);
      problems.push(...refusals);
      if (refusals.length === 0) taken.push(each);
    });
    return taken;
  };
  const good = await takenOf(fresh, true);
  const written = !dryRun && (problems.length === 0 || (importing.partly === true && good.length + same > 0));
  // What somebody has read meanwhile is left out and told of.
  const create = written ? (await takenOf(good, false)).length : good.length;
  return {
    ...toldOf(list),
    ...{ create, update: 0, same, known: 0, written, left: list.rows - create - same },
    problems: problems.toSorted((one, other) => one.row - other.row),
  };
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
  const at = (field: MeterReadingField, words: Words, value: string): Problem => ({
    ...{ row: listed.row, cell: listed.cells[field], field, words, value },
    clause: meterReadingList.columns[field].cites,
  });
  if (!meter) return at('number', wrong.noMeter, listed.number);
  const { room, latestOn, latest, latestReading } = meter.data;
  if (listed.room !== null && withPlainRooms(listed.room) !== withPlainRooms(String(room)))
    return at('room', wrong.otherRoom, listed.room);
  const isReadThatDay = latestReading !== undefined && latestOn === listed.readOn;
  if (isReadThatDay && latest !== listed.reading)
    return at('reading', wrong.readAlready, String(listed.reading));
  return null;
}

const isThere = ({ readOn, reading }: ListedReading, { data }: Meter): boolean =>
  data.latestReading !== undefined && data.latestOn === readOn && data.latest === reading;

/** Takes the step, or asks whether it would be taken; resolves with what the rulebook says against it. */
async function take(
  { db, site, actor, now }: ReadingImport,
  { listed, meter }: Compared,
  check: boolean,
): Promise<readonly Problem[]> {
  const { reading, readOn, estimated, reason } = listed;
  const input = {
    ...{ meter: meter.id, reading, readOn },
    ...(estimated ? { estimated } : {}),
    ...(reason === null ? {} : { reason }),
  };
  const asked = {
    ...{ site, register: 'meterReadings', step: 'take', id: `${meter.id}~${readOn}` },
    ...{ actor, input, once: true },
  };
  try {
    await (check ? askWhether(db, asked, now) : takeStep(db, asked, now));
    return [];
  } catch (error) {
    if (!(error instanceof StepRefused)) throw error;
    return error.refusals.map((refusal) => problemOf(listed, refusal));
  }
}

function problemOf(listed: ListedReading, { words, cites, fields }: Refusal): Problem {
  const { row, cells } = listed;
  const named = fields.find((each): each is MeterReadingField => each in cells);
  const field = named ?? 'reading';
  const [clause = meterReadingList.cites[0]] = cites;
  const said = listed[field];
  const value = said === null ? {} : { value: String(said) };
  return { row, cell: cells[field], field, words, clause: clause as Problem['clause'], ...value };
}
