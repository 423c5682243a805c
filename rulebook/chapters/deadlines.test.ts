import { describe, expect, test } from 'vitest';
import { EVENING, opened, termsOf } from '../../tests/support/deadlines.ts';
import type { Due } from '../notation/due.ts';
import type { Field } from '../notation/field.ts';
import type { RecordData } from '../notation/record.ts';
import type { Register } from '../notation/register.ts';
import { dueAt, settingsOf } from '../reading/due.ts';
import { describeDue } from '../reading/due-words.ts';
import { mentions } from '../reading/mentions.ts';
import { siteTime } from '../site/settings.ts';
import { allRegisters, registers } from './index.ts';

/** What a field of a time holds: stamped in the evening, or agreed for a week later. */
const timeIn = ({ type }: Field): unknown =>
  ({
    stamp: { by: 'somebody', at: EVENING },
    instant: new Date('2026-12-01T02:00:00Z'),
    day: '2026-12-01',
    money: 100,
  })[type as string];

/**
 * Records of a register in the first state in which it falls due: one for each choice that its condition speaks of, and
 * of the fields that it speaks of none, or one alone.
 */
function* recordsOf({ fields }: Register, { while: [state = ''], when }: Due): Generator<RecordData> {
  const times = Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => {
      const time = timeIn(field);
      return time === undefined ? [] : [[name, time]];
    }),
  );
  const record = { ...opened(EVENING, times), state };
  yield record;
  for (const name of when ? mentions(when) : []) {
    const field = fields[name];
    const choices = field?.type === 'choice' ? Object.keys(field.choices) : [];
    for (const choice of choices) yield { ...record, [name]: choice };
  }
  // How much it is about is there with all of them.
  const spokenOf = when ? [...mentions(when)].filter((name) => fields[name]?.type !== 'money') : [];
  for (const only of [null, ...spokenOf]) {
    const absent = spokenOf.filter((name) => name !== only).map((name) => [name, undefined]);
    yield { ...record, ...Object.fromEntries(absent) };
  }
}

/** When it falls due of the first of these of which it does. */
function dueOfSome(register: Register, name: string): Date | null {
  for (const record of recordsOf(register, termsOf(register.name, name))) {
    const falls = dueAt(register, name, record, siteTime(null));
    if (falls) return falls;
  }
  return null;
}

describe('whatever falls due', () => {
  const all = allRegisters.flatMap((register) =>
    Object.entries(register.due).map(([name, terms]) => ({
      title: `${register.name}.${name}`,
      register,
      name,
      terms,
    })),
  );
  test.each(all)('$title falls due after its record was opened', ({ register, name }) => {
    expect(dueOfSome(register, name)?.getTime()).toBeGreaterThan(EVENING.getTime());
  });

  test.each(all)('$title is pure: the same record, the same time', ({ register, name }) => {
    expect(dueOfSome(register, name)).toEqual(dueOfSome(register, name));
  });

  test.each(all)('$title can be said in words', ({ register, terms }) => {
    const { zh, en } = describeDue(terms, { register, settings: registers('settings') });
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).toMatch(/^['a-z]/);
  });
});

describe('which settings move what falls due', () => {
  const named: (readonly [string, string, string[]])[] = [
    ['keyLoans', 'return', ['zone', 'closing']],
    ['keyLoans', 'papers', ['zone']],
    ['areaKeyHandovers', 'return', ['zone', 'midShiftEnd']],
    ['attachments', 'retention', ['zone', 'idCopyRetentionDays']],
    ['disclosures', 'expiry', ['zone']],
  ];
  test.each(named)('[R5.1.1] %s.%s hangs on %j', (register, name, settings) => {
    expect([...settingsOf(termsOf(register, name))].sort()).toEqual([...settings].sort());
  });
});
