import { registers } from '../../../rulebook/chapters/index.ts';
import type { Field } from '../../../rulebook/notation/field.ts';
import type { Register } from '../../../rulebook/notation/register.ts';
import type { Occasion, Stored } from '../../../rulebook/reading/plan.ts';
import { defaultSettings, siteTime } from '../../../rulebook/site/settings.ts';
import { clockOf } from '../../../rulebook/site/site-clock.ts';

export type Document = Record<string, unknown>;

/** What is stored at a site, and what a person types. */
export interface World {
  readonly stored: Map<string, Document>;
  readonly input: Document;
  /** Places whose value is settled; they are not changed again. */
  readonly settled: Map<string, unknown>;
}

export const ME = 'me';
const SOMEBODY = 'somebody';
export const HOUR = 3_600_000;
const MINUTE = 60_000;

/** The moment that all worlds stand at. The emulator's clock runs on; no world depends on less than an hour. */
export const occasion: Occasion = (() => {
  const now = new Date();
  return { registers, actor: ME, now, today: siteTime(null).calendar.day(now) };
})();

export const hoursFromNow = (hours: number): Date => new Date(occasion.now.getTime() + hours * HOUR);

export const storedIn =
  (world: World): Stored =>
  (register, id) =>
    (register === 'rights' ? rightsIn(world, id) : world.stored.get(`${register}/${id}`)) ?? null;

/** What the server has reckoned of a membership and what was laid down beside it. */
function rightsIn(world: World, uid: string): Document | undefined {
  const { state, roles, buildings } = world.stored.get(`members/${uid}`) ?? {};
  const beside = world.stored.get(`rights/${uid}`) ?? { keeps: {}, keys: {}, standsIn: [] };
  return state === undefined ? undefined : { ...beside, state, roles, buildings };
}

/** Every document of a world, by `register/id`. */
export function everythingIn(world: World): [string, Document][] {
  const uids = [...world.stored.keys()].flatMap((key) => (key.startsWith('members/') ? [key.slice(8)] : []));
  const rights = uids.map((uid): [string, Document] => [`rights/${uid}`, rightsIn(world, uid) ?? {}]);
  return [...new Map([...world.stored, ...rights])];
}

export const copyOf = (world: World): World => ({
  stored: new Map([...world.stored].map(([key, data]) => [key, structuredClone(data)])),
  input: structuredClone(world.input),
  settled: new Map(world.settled),
});

const opened = { by: SOMEBODY, at: hoursFromNow(-30) };
const envelope = (state: string): Document => ({
  state,
  rev: 3,
  opened,
  last: { step: 'before', by: SOMEBODY, at: hoursFromNow(-29) },
});

const memberNamed = (uid: string, roles: readonly string[]): Document => ({
  ...envelope('active'),
  name: uid,
  language: 'zh',
  roles: [...roles],
  buildings: [],
});

/** A site with its settings, and me, an active member without a role. */
export function emptyWorld(): World {
  const world: World = { stored: new Map(), input: {}, settled: new Map() };
  const settings = {
    ...defaultSettings,
    name: '湖畔花园',
    nameEnglish: 'Lakeside Garden',
    contacts: '0571-00000000',
  };
  world.stored.set('settings/site', { ...envelope('current'), ...structuredClone(settings) });
  world.stored.set('clock/site', { ...clockOf(settings.zone, occasion.now) });
  world.stored.set(`members/${ME}`, memberNamed(ME, []));
  world.stored.set(`members/${SOMEBODY}`, memberNamed(SOMEBODY, []));
  return world;
}

/** The record that stands for a register where any will do. */
export const usualId = (register: string, number = 1): string => {
  if (register === 'members') return number === 1 ? SOMEBODY : `${SOMEBODY}-${number}`;
  if (register === 'settings') return 'site';
  const { beneath } = registers(register);
  return beneath?.register === 'households' ? usualId('households', number) : `${register}-${number}`;
};

/** Sees to it that a record is stored, with everything it must have. */
export function ensure(world: World, register: string, id: string, state?: string): Document {
  const key = `${register}/${id}`;
  const known = world.stored.get(key);
  if (known) return known;
  const definition = registers(register);
  const made: Document = register === 'members' ? memberNamed(id, []) : {};
  world.stored.set(key, made);
  if (register === 'members') return made;
  for (const [name, field] of Object.entries(definition.fields)) {
    if (!field.optional) made[name] = sample(field, world);
  }
  const states = Object.keys(definition.states);
  if (states.length > 0) Object.assign(made, envelope(state ?? states[0] ?? ''));
  return made;
}

const texts = ['text', 'A1', '08:30', 'Asia/Shanghai', '138****0000', '王家', '李家', '****000'];

/** So many lines that a field of several texts takes; those of a pattern are telephone numbers, and their mask is among the texts. */
export const linesOf = ({ pattern }: Extract<Field, { type: 'texts' }>, count: number): string[] =>
  Array.from({ length: count }, (_, at) =>
    pattern ? String(13_800_000_000 + at * 10_000) : `line ${at + 1}`,
  );

/** A valid value for a field; the records it refers to are stored. */
export function sample(field: Field, world: World, number = 1): unknown {
  switch (field.type) {
    case 'text': {
      const pattern = field.pattern;
      const isFit = (each: string) => !pattern || new RegExp(pattern).test(each);
      const [fits, other] = texts.filter(isFit);
      if (fits === undefined) throw new Error(`No sample text fits ${pattern}`);
      const longer = `${fits}${number}`;
      if (pattern) return number === 1 ? fits : isFit(longer) ? longer : (other ?? longer);
      return number === 1 ? fits : `another ${number}`;
    }
    case 'whole':
    case 'number':
      return Math.min(field.max, Math.max(field.min, 1) + number - 1);
    case 'yesNo':
      return number % 2 === 0;
    case 'choice':
      return Object.keys(field.choices)[number - 1] ?? Object.keys(field.choices)[0];
    case 'choices':
      return Object.keys(field.choices).slice(0, 1);
    case 'instant':
      return hoursFromNow(-24 * number);
    case 'minute':
      return new Date(Math.floor((occasion.now.getTime() - number * HOUR) / MINUTE) * MINUTE);
    case 'day':
      return number === 1 ? occasion.today : '2020-02-02';
    case 'ref': {
      const id = usualId(field.register, number);
      ensure(world, field.register, id);
      return id;
    }
    case 'texts':
      return linesOf(field, Math.min(number, field.items));
    case 'refs':
      return [usualId(field.register)];
    case 'days':
      return ['2026-10-01'];
    case 'numbers':
      return [field.min];
    case 'group':
      return Object.fromEntries(
        Object.entries(field.fields).map(([name, inner]) => [name, sample(inner, world, number)]),
      );
    case 'stamp':
      return { by: SOMEBODY, at: hoursFromNow(-25) };
    case 'approvals':
      return {};
    case 'bytes':
      return pictureOf(field.min);
  }
}

/** A content of so many bytes that begins as a PNG does. */
export const pictureOf = (size: number): Uint8Array => {
  const picture = new Uint8Array(size);
  picture.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return picture;
};

/** Gives a person a role, as their own. */
export function grant(world: World, uid: string, role: string): void {
  const member = ensure(world, 'members', uid);
  member.roles = [...new Set([...(member.roles as string[]), role])];
}

export const fieldOf = (register: Register, name: string): Field | undefined => register.fields[name];
