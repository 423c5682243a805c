import { Bytes, FieldValue, GeoPoint, Timestamp } from 'firebase/firestore/lite';
import { describe, expect, it } from 'vitest';
import { expectOnlyTruth } from '../../support/rules/attempts.ts';
import { movings, type NamedAttempt, openings } from '../../support/rules/every-step.ts';
import type { Data } from '../../support/rules/people.ts';
import { myStamp } from '../../support/rules/person.ts';
import { openWorld } from '../../support/rules/world.ts';

// What a field holds is of one type and of a bounded size: whatever else is sent is refused, and by a plain no.

const world = openWorld('field-types');

const typeOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (value instanceof Timestamp) return 'timestamp';
  if (value instanceof Bytes) return 'bytes';
  if (value === myStamp) return 'map';
  if (value instanceof FieldValue) return 'nothing';
  return Array.isArray(value) ? 'list' : typeof value;
};

/** One value of every type. */
const samples: readonly unknown[] = [
  null,
  true,
  7.5,
  '',
  ['x'],
  { x: 1 },
  Timestamp.fromMillis(0),
  Bytes.fromUint8Array(new Uint8Array([1])),
  new GeoPoint(30, 120),
];

const isMap = (value: unknown): value is Data => typeOf(value) === 'object';

/** What may not stand where this value stands. */
function* wrongFor(value: unknown): Generator<readonly [string, unknown]> {
  for (const sample of samples) {
    if (typeOf(sample) === typeOf(value) && !isMap(sample)) continue;
    yield [`a value of type ${typeOf(sample)}`, sample];
  }
  if (typeof value === 'string') yield ['an endless text', '长'.repeat(5000)];
  if (typeof value === 'number') {
    yield ['a number beyond measure', 1e15];
    yield ['a number below measure', -1e15];
    yield ['no number', Number.NaN];
  }
  if (Array.isArray(value)) {
    yield ['an endless list', Array.from({ length: 1000 }, () => value[0])];
    yield ['a list of maps', [{ x: 1 }]];
    yield ['a list of nulls', [null]];
  }
  if (isMap(value)) {
    for (const [name, part] of Object.entries(value)) {
      yield [`without ${name}`, Object.fromEntries(Object.entries(value).filter(([each]) => each !== name))];
      for (const [what, wrong] of wrongFor(part)) yield [`${what} in ${name}`, { ...value, [name]: wrong }];
    }
    yield ['more than it has', { ...value, more: 1 }];
  }
}

/**
 * Rules have no loop, so a long list is joined to one text and that is looked at. A map among its items breaks the
 * joining: it denies, but not by a plain no.
 */
const joined = ['found', 'missing', 'entrants', 'phones', 'family', 'unexpected'];

function liesOf(fields: Data): Record<string, Data> {
  const lies: Record<string, Data> = {};
  for (const [name, value] of Object.entries(fields))
    for (const [what, wrong] of wrongFor(value)) {
      if (joined.includes(name) && what === 'a list of maps') continue;
      lies[`${name}: ${what}`] = { [name]: wrong };
    }
  return lies;
}

/** The fields that the step writes; one that has none of its own writes the state. */
const written = (fields: Data): Data => (Object.keys(fields).length > 0 ? fields : { state: 'none' });

const titleOf = ({ register, step }: NamedAttempt) => `[R2.4.6 R5.1.1] ${register} ${step}`;

describe('a field holds what it is for', () => {
  for (const attempt of [...openings, ...movings])
    it(`${titleOf(attempt)}: each field in turn is of another type`, async () => {
      const site = await world.site();
      const batch = await attempt.arrange(site, attempt.uid);
      const lies = liesOf(written(batch().fields()));
      expect(Object.keys(lies).length).toBeGreaterThan(0);
      await expectOnlyTruth(batch, lies);
    });

  it('[R4.4.1.7 R2.4.6] a map in a list that is joined is refused, though the joining breaks on it', async () => {
    const tried = new Set<string>();
    for (const { arrange, uid } of [...openings, ...movings]) {
      const batch = await arrange(await world.site(), uid);
      for (const name of joined.filter((each) => each in batch().fields())) {
        const withMap = batch().forged({ [name]: [{ x: 1 }] });
        await expect(withMap.send(), name).rejects.toThrow(/Unsupported operation|evaluation error/);
        tried.add(name);
      }
    }
    expect([...tried].sort()).toEqual([...joined].sort());
  });
});
