import { type Firestore, Timestamp } from 'firebase-admin/firestore';
import { allRegisters, registers } from '../../../rulebook/chapters/index.ts';
import { type Holders, type InUse, type Owed, owedName } from '../../../rulebook/notation/owed.ts';
import type { RecordData } from '../../../rulebook/notation/record.ts';
import type { Register } from '../../../rulebook/notation/register.ts';
import { hasForm } from '../../../rulebook/notation/step.ts';
import { fallsAt } from '../../../rulebook/reading/due.ts';
import { collectionPath } from '../../../rulebook/reading/paths.ts';
import type { SiteTime } from '../../../rulebook/site/settings.ts';
import { plainly } from '../consequences/plainly.ts';
import { type DueDocument, untold } from '../deadlines/due.ts';
import type { People } from '../notices/people.ts';
import { type OpenDocument, type OpenMatter, openOf } from '../open/document.ts';
import { matterOfDue } from '../open/matters.ts';

/** What a day owes though nobody has opened a record for it: below the day's duty log. */
export const obligationPath = (site: string, day: string, name: string): string =>
  `${obligationsPath(site, day)}/${name}`;
export const obligationsPath = (site: string, day: string): string => `sites/${site}/dutyLog/${day}/due`;

/** One thing that the days owe, with the register whose records do it. */
export interface Duty {
  readonly register: Register;
  readonly name: string;
  readonly owed: Owed;
}

/** Everything that the days owe. */
export const duties: readonly Duty[] = allRegisters.flatMap((register) =>
  Object.entries(register.owes).map(([name, owed]) => ({ register, name, owed })),
);

/** The duty that an entry of a day is about: `count~vacant` is one of `count`. */
export const dutyOf = (entry: string): Duty | null =>
  duties.find(({ name, owed }) => (owed.each === null ? entry === name : entry.startsWith(`${name}~`))) ??
  null;

/** Which deadline it is: `keyLoans.return`. What a day owes is named by the register whose records do it. */
export function matterOf({ register, name }: { readonly register: string; readonly name: string }): string {
  const duty = register === 'dutyLog' ? dutyOf(name) : null;
  return duty ? `${duty.register.name}.${duty.name}` : `${register}.${name}`;
}

/** When a day's duty falls due. */
export const dutyDue = ({ register, owed }: Duty, day: string, each: string | null, time: SiteTime): Date => {
  const at = fallsAt(register, { at: owed.by }, ofDay(owed, day, each), time);
  if (!at) throw new Error(`'${register.name}' owes something on ${day} that is never due`);
  return at;
};

/** As the words of a duty and the time of it see its day. */
function ofDay({ met, each: of }: Owed, day: string, each: string | null): RecordData {
  // `opened.by` is a part of a stamp.
  const [field, part] = of?.field.split('.') ?? [];
  const own = field === undefined ? {} : { [field]: part === undefined ? each : { [part]: each } };
  return { [met.day]: day, ...own } as unknown as RecordData;
}

/** What a business day owes. */
export async function obligationsOf(
  db: Firestore,
  site: string,
  day: string,
  time: SiteTime,
  people: People,
): Promise<DueDocument[]> {
  if (!time.calendar.isWorkday(day)) return [];
  const found = await Promise.all(
    duties.map(async (duty) => {
      const all = await eachOf(db, site, duty, people);
      return all.map((each) => ({ ...dueOf(site, day, duty, each, people, time), of: all.length }));
    }),
  );
  return found.flat();
}

/** Of whom or what a day owes one: for a single one of the day, null. */
async function eachOf(
  db: Firestore,
  site: string,
  { register, owed: { each } }: Duty,
  people: People,
): Promise<readonly (string | null)[]> {
  if (each === null) return [null];
  return 'role' in each ? doingIt(db, site, each, people) : valuesInUse(db, site, register, each);
}

function dueOf(
  site: string,
  day: string,
  duty: Duty,
  each: string | null,
  people: People,
  time: SiteTime,
): DueDocument {
  const { register, owed } = duty;
  const at = Timestamp.fromDate(dutyDue(duty, day, each, time));
  const rendering = { register, nameOf: people.nameOf, stamp: time.calendar.stamp };
  const record = ofDay(owed, day, each);
  return {
    site,
    register: 'dutyLog',
    record: day,
    name: owedName(duty.name, each),
    title: owed.title,
    before: owed.before,
    text: plainly(owed.words, record, rendering),
    clauses: [...owed.cites],
    concerns: concernedBy(duty, each, people),
    roles: [...owed.roles, ...(owed.rolesOf?.[each ?? ''] ?? [])],
    deadline: at,
    at,
    ...untold,
    rev: 0,
    daily: false,
    takes: null,
    owed: true,
    wants: null,
    reminder: null,
    // Whoever works here may read the day's book.
  };
}

/** What stands in the index of a day's duty while nobody has done it; null of a duty that there is no more. */
export function openOwed(due: DueDocument, people: People, time: SiteTime): OpenDocument | null {
  const duty = dutyOf(due.name);
  if (!duty) return null;
  const { register, owed, name } = duty;
  const day = ofDay(owed, due.record, owed.each ? due.name.slice(name.length + 1) : null);
  const rendering = { register, nameOf: people.nameOf, stamp: time.calendar.stamp };
  const subject = plainly({ zh: register.subject, en: register.subject }, day, rendering);
  const about = { register: due.register, record: due.record, rev: 0, subject, since: due.deadline };
  const among = { beganBy: null, began: null, of: owed.each ? (due.of ?? null) : null };
  const matter = { ...matterOfDue(due, people), steps: begunBy(register) };
  return openOf(
    { ...about, ...among, audience: 'staff', isAmiss: false },
    { [due.name]: { ...matter, by: [...matter.for] } },
  );
}

/** The steps by which a record that does a duty is begun. */
const begunBy = (register: Register): OpenMatter['steps'] =>
  Object.entries(register.steps).flatMap(([step, terms]) =>
    terms.from === null && hasForm(terms) ? [{ step, title: terms.title }] : [],
  );

/** The choices that some record has. One read each, however many records there are. */
async function valuesInUse(db: Firestore, site: string, of: Register, each: InUse): Promise<string[]> {
  const field = of.fields[each.field];
  if (field?.type !== 'choice') throw new Error(`'${of.name}' has no choices called '${each.field}'`);
  const { states } = registers(each.register);
  const counted = Object.keys(states).filter((state) => !each.not.includes(state));
  const records = db.collection(collectionPath(site, registers(each.register)));
  const inUse = records.where('state', 'in', counted).limit(1);
  const values = Object.keys(field.choices);
  const found = await Promise.all(values.map((value) => inUse.where(each.of, '==', value).get()));
  return values.filter((_value, place) => found[place]?.empty === false);
}

/** Those who hold the role and have begun what it is for. One read each. */
async function doingIt(db: Firestore, site: string, each: Holders, people: People): Promise<string[]> {
  const records = db.collection(collectionPath(site, registers(each.register)));
  const own = people.own([each.role]);
  const found = await Promise.all(own.map((uid) => records.where('opened.by', '==', uid).limit(1).get()));
  return own.filter((_uid, place) => found[place]?.empty === false);
}

/** Who does it at this moment: a naming that is yet to come or over is none. Who stands in for them is told with them. */
export function concernedBy({ owed }: Duty, each: string | null, people: People): string[] {
  if (owed.concerns === 'each') return each === null ? [] : [each];
  return owed.concerns === 'keepers' ? people.keeping(each ?? '') : [];
}
