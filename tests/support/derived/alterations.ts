import { addDays, formatISO, parseISO } from 'date-fns';
import type { Field } from '../../../rulebook/notation/field.ts';
import { touchedFields } from '../../../rulebook/notation/step.ts';
import type { Draft } from '../../../rulebook/reading/plan.ts';
import { serverTime } from '../../../rulebook/reading/server-time.ts';
import {
  type Document,
  hoursFromNow,
  linesOf,
  ME,
  occasion,
  pictureOf,
  sample,
  type World,
} from './world.ts';

// A document of a batch, altered in one place: each field at its bounds and beyond them, each field that the step has
// no business with, each part of the envelope. Whether an alteration is allowed is for the rulebook to say.

export interface Alteration {
  readonly shows: string;
  readonly after: Document;
  /** Another id than the draft's. */
  readonly id?: string;
}

const OTHER = 'somebody';
const MINUTE = 60_000;
const long = (length: number): string => 'x'.repeat(length);
/** Texts that read otherwise than they are written, or not at all, and some that only look so. */
const NASTY = [
  ...[' ', '\u3000', 'x ', ' x', 'x\ty', 'x\ny', 'x\r\ny', 'x\u0000y', 'x\u00a0y', 'x\u00ady', 'x\u200by'],
  ...['x\u2028y', 'x\u202ey', 'x\u2066y', '\ufeffx', 'x\u3164', 'x\ufe0f', 'x\ue000y', 'x\u{e0041}y'],
  ...['张 三', '张\u3000三', 'é', '\u{1f600}'],
];
const several = (count: number, begin: string): string[] =>
  Array.from({ length: count }, (_, at) => `${begin}${at}`);
const daysFrom = (first: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) =>
    formatISO(addDays(parseISO(first), at), { representation: 'date' }),
  );
const many = <Item>(count: number, item: Item): Item[] => Array.from({ length: count }, () => item);
const fullMinute = (minutes: number): Date => new Date((Math.floor(Date.now() / MINUTE) + minutes) * MINUTE);

/** Values at the bounds of a type, beyond them, and of another type. */
function valuesFor(field: Field, world: World): readonly unknown[] {
  switch (field.type) {
    case 'text':
      return field.pattern
        ? ['', '!', long(field.max + 1), 7, ...NASTY]
        : [long(field.max), long(field.max + 1), '', 7, ...NASTY];
    case 'whole':
      return [field.min, field.max, field.min - 1, field.max + 1, field.min + 0.5, String(field.min)];
    case 'number':
      return [field.min, field.max, field.min - 1, field.max + 1, String(field.min)];
    case 'yesNo':
      return [true, false, 'true'];
    case 'choice':
      return [...Object.keys(field.choices), 'other', 7];
    case 'choices': {
      const names = Object.keys(field.choices);
      return [[], ...names.map((each) => [each]), names, [...names, names[0]], ['other'], names[0]];
    }
    case 'instant':
      return [
        ...[hoursFromNow(2), hoursFromNow(-2), hoursFromNow(2).toISOString()],
        ...[
          '1999-12-31T23:59:59Z',
          '2000-01-01T00:00:00Z',
          '2199-12-31T23:59:59Z',
          '9999-01-01T00:00:00Z',
        ].map((each) => new Date(each)),
      ];
    case 'minute':
      return [fullMinute(-1), fullMinute(60), new Date(fullMinute(-1).getTime() + 1000), '08:30'];
    case 'day':
      return [
        ...[occasion.today, '2020-02-02', '2026-13-01', '2026-1-1', `${occasion.today} `, 7],
        ...['2026-02-29', '2024-02-29', '2100-02-29', '2000-02-29', '2026-04-31', '2026-12-31'],
        ...['1899-01-01', '2200-01-01'],
      ];
    case 'ref':
      return ['nowhere', 'a b', long(81), 7, '..', '__x__', '.x'];
    case 'texts':
      return [
        ...[
          several(field.items, 'x'),
          several(field.items + 1, 'x'),
          [],
          'x',
          ['x', 'x'],
          ['x y', 'X\u3000Y'],
        ],
        ...Array.from({ length: field.items }, (_, at) => several(at + 1, 'x').with(at, long(field.max + 1))),
        ...[linesOf(field, field.items), linesOf(field, field.items + 1), [...linesOf(field, 1), 'x']],
        ...[[long(field.max)], [''], [7], ['x\u001fx'], ...NASTY.map((each) => ['y', each])],
      ];
    case 'refs':
      return [
        ...[several(field.items, 'a'), several(field.items + 1, 'a'), ['a', 'a'], [], ['a b'], ['a', '']],
        ...[[7], 'a', ['a,b'], ['.'], ['__x__']],
      ];
    case 'days':
      return [
        daysFrom('2026-10-01', field.items),
        daysFrom('2026-10-01', field.items + 1),
        ['2026-10-01', '2026-10-01'],
        ['2026-02-30'],
        [],
        ['1 Oct'],
        [7],
        '2026-10-01',
        ['2026-10-01,2026-10-02'],
      ];
    case 'numbers':
      return [
        ...[many(field.items, field.min), many(field.items + 1, field.min), [], field.min],
        ...Array.from({ length: field.items }, (_, at) => at).flatMap((at) =>
          [field.max, field.max + 1, field.min - 1].map((value) => many(at + 1, field.min).with(at, value)),
        ),
        ['x'],
      ];
    case 'group':
      return [...groupsFor(field.fields, world), 'text'];
    case 'stamp':
      return [
        { by: OTHER, at: serverTime },
        { by: ME, at: hoursFromNow(-1) },
        { by: ME, at: serverTime, in: 'x' },
        ME,
      ];
    case 'approvals':
      return [
        {},
        { [String(field.roles[0])]: { by: OTHER, at: serverTime } },
        { clerk: { by: ME, at: serverTime } },
        ME,
      ];
    case 'bytes':
      return [
        ...[pictureOf(field.min), pictureOf(field.max), pictureOf(field.min - 1), pictureOf(field.max + 1)],
        ...[new Uint8Array(field.min), new TextEncoder().encode(`<html>${long(field.min)}`), 'bytes'],
      ];
  }
}

function groupsFor(fields: Readonly<Record<string, Field>>, world: World): Document[] {
  const whole = Object.fromEntries(
    Object.entries(fields).map(([name, inner]) => [name, sample(inner, world)]),
  );
  const without = Object.keys(fields).map((name) => ({ ...whole, [name]: undefined }));
  const within = Object.entries(fields).flatMap(([name, inner]) =>
    valuesFor(inner, world).map((value) => ({ ...whole, [name]: value })),
  );
  return [whole, { ...whole, other: 'x' }, ...without, ...within].map(withoutUndefined);
}

const withoutUndefined = (document: Document): Document =>
  Object.fromEntries(Object.entries(document).filter(([, value]) => value !== undefined));

const shown = (value: unknown): string => {
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 40)}… (${text.length})` : text;
};

/** The fields of the step and of the register, one after the other. */
function* ofFields({ register, step, before }: Draft, after: Document, world: World): Generator<Alteration> {
  const touched = touchedFields(step);
  for (const [name, field] of Object.entries(register.fields)) {
    const values = touched.includes(name) ? valuesFor(field, world) : [sample(field, world, 2)];
    for (const value of values)
      yield { shows: `${name}: ${shown(value)}`, after: { ...after, [name]: value } };
    if (after[name] !== undefined || before?.[name] !== undefined)
      yield { shows: `${name}: left out`, after: withoutUndefined({ ...after, [name]: undefined }) };
  }
  yield { shows: 'a field of its own', after: { ...after, other: 'x' } };
}

function* ofEnvelope({ register, step, name, before }: Draft, after: Document): Generator<Alteration> {
  const rev = Number(after.rev);
  const parts: Record<string, readonly unknown[]> = {
    rev: [rev + 1, rev - 1, String(rev), undefined],
    state: [...Object.keys(register.states).filter((state) => state !== after.state), 'other', undefined],
    opened: [
      { by: OTHER, at: serverTime },
      { by: ME, at: hoursFromNow(-1) },
      { by: ME, at: serverTime, in: 'x' },
      undefined,
    ],
    last: [
      { step: name, by: OTHER, at: serverTime },
      { step: name, by: ME, at: hoursFromNow(-1) },
      { step: name, by: ME, at: serverTime, in: 'x' },
      ...Object.keys(register.steps)
        .filter((other) => other !== name && !register.steps[other]?.served)
        .map((other) => ({ step: other, by: ME, at: serverTime })),
      undefined,
    ],
  };
  for (const [part, values] of Object.entries(parts))
    for (const value of values) {
      const isAsBefore = part === 'opened' && before === null && value === undefined;
      const shows = `${part}: ${isAsBefore ? 'left out' : shown(value)}`;
      yield { shows, after: withoutUndefined({ ...after, [part]: value }) };
    }
  if (step.from === null)
    for (const id of ['a b', long(81), 'other~id', '.a', '_a'])
      yield { shows: `id: ${shown(id)}`, after, id };
}

/** Every alteration of a draft. */
export function* alterationsOf(draft: Draft, after: Document, world: World): Generator<Alteration> {
  yield* ofFields(draft, after, world);
  yield* ofEnvelope(draft, after);
}
