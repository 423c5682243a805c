import { touchedFields } from '../../../rulebook/notation/step.ts';
import { types } from '../../../rulebook/notation/types/index.ts';
import type { Draft } from '../../../rulebook/reading/plan.ts';
import { serverTime } from '../../../rulebook/reading/server-time.ts';
import { aroundIn, type Document, hoursFromNow, ME, sample, type World } from './world.ts';

// A document of a batch, altered in one place: each field at its bounds and beyond them, each field that the step has
// no business with, each part of the envelope. Whether an alteration is allowed is for the rulebook to say.

export interface Alteration {
  readonly shows: string;
  readonly after: Document;
  /** Another id than the draft's. */
  readonly id?: string;
}

const OTHER = 'somebody';
const long = (length: number): string => 'x'.repeat(length);

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
    const values = touched.includes(name) ? types.edges(field, aroundIn(world)) : [sample(field, world, 2)];
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
        .filter((other) => other !== name && register.steps[other]?.gate === 'rules')
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
