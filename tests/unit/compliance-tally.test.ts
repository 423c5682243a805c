import fc from 'fast-check';
import { Timestamp } from 'firebase-admin/firestore';
import { describe, expect, it } from 'vitest';
import { carriedClauses, clauseWords } from '../../functions/src/compliance/carried-clauses.ts';
import {
  averageLateness,
  type Case,
  caseCount,
  clauseOf,
  groupsOf,
  keptOf,
  whoseIs,
} from '../../functions/src/compliance/tally.ts';
import { type DueDocument, untold } from '../../functions/src/deadlines/due.ts';
import { outcomeOf } from '../../functions/src/deadlines/outcome.ts';
import { dayLines } from '../../rulebook/chapters/day-lines.ts';
import { registers } from '../../rulebook/chapters/index.ts';
import { SYSTEM } from '../../rulebook/notation/record.ts';

const words = { zh: '回访到期', en: 'The visit is due' };
const DEADLINE = Date.UTC(2026, 8, 29, 10);

const aCase = fc.record({
  minutes: fc.integer({ min: -2_000, max: 2_000 }),
  isMet: fc.boolean(),
  clauses: fc.subarray(['R4.4.1.5', 'R4.4.2.5', 'R2.4.8'], { minLength: 1 }),
  concerns: fc.subarray(['anna', 'bo']),
  by: fc.option(fc.constantFrom('anna', 'bo', 'chen')),
});

const caseOf = ({
  minutes,
  isMet,
  clauses,
  concerns,
  by,
}: typeof aCase extends fc.Arbitrary<infer T> ? T : never): Case => {
  const ending = !isMet ? 'missed' : minutes <= 0 ? 'kept' : 'late';
  return {
    ...{
      register: 'keyLoans',
      record: 'loan',
      name: 'return',
      title: { zh: '', en: '' },
      text: { zh: '', en: '' },
    },
    ...{ clauses, concerns, roles: ['supervisor'], ending, by, isRunning: false },
    deadline: new Date(DEADLINE),
    endedAt: isMet ? new Date(DEADLINE + minutes * 60_000) : null,
  };
};

describe('[R7.2] the tally of deadlines', () => {
  it('is that of a naive one, in all and for each clause, in whatever order the cases come', () => {
    fc.assert(
      fc.property(fc.array(aCase, { maxLength: 30 }), (given) => {
        const cases = given.map(caseOf);
        const late = given.filter(({ isMet, minutes }) => isMet && minutes > 0);
        const kept = keptOf(cases);
        expect(kept).toEqual({
          kept: given.filter(({ isMet, minutes }) => isMet && minutes <= 0).length,
          late: late.length,
          missed: given.filter(({ isMet }) => !isMet).length,
          lateMinutes: late.reduce((sum, { minutes }) => sum + minutes, 0),
        });
        expect(caseCount(kept)).toBe(given.length);
        expect(averageLateness(kept)).toBe(late.length === 0 ? null : kept.lateMinutes / late.length);
        expect(keptOf(cases.toReversed())).toEqual(kept);
        for (const [clause, own] of groupsOf(cases, clauseOf))
          expect(own).toEqual(cases.filter(({ clauses }) => clauses[0] === clause));
      }),
    );
  });

  it('is of whoever is named in it last, else of who met it, else of the role', () => {
    const base = caseOf({
      minutes: 0,
      isMet: true,
      clauses: ['R2.4.8'],
      concerns: ['anna', 'bo'],
      by: 'chen',
    });
    expect(whoseIs(base)).toBe('bo');
    expect(whoseIs({ ...base, concerns: [] })).toBe('chen');
    expect(whoseIs({ ...base, concerns: [], by: null })).toBe('role:supervisor');
  });

  it('knows every clause that a deadline or a day’s duty carries, under its own name', () => {
    expect(carriedClauses).toEqual(expect.arrayContaining(['R4.4.1.7', 'R4.4.2.5', 'R2.4.8', 'R3.4.1.2']));
    expect(clauseWords('R4.3.2')).toEqual({
      zh: '4.3.2 负责人保管长期钥匙',
      en: '4.3.2 The supervisor has custody of the keys that are deposited for a long term.',
    });
  });
});

describe('[R7.2] how a deadline ends', () => {
  const visit = (takes: string | null, wants: string | null): DueDocument => ({
    ...{
      site: 'lakeside',
      register: 'followUps',
      record: 'visit',
      name: 'lapsing',
      rev: 1,
      title: words,
      before: words,
      text: words,
    },
    ...{ deadline: Timestamp.fromMillis(DEADLINE), at: Timestamp.fromMillis(DEADLINE), clauses: ['R2.4.14'] },
    ...{ ...untold, concerns: [], roles: ['steward'], daily: false, takes, wants, reminder: null },
  });
  const ending = (minutes: number, by: string, due = visit(null, 'visit')) =>
    outcomeOf(due, { at: new Date(DEADLINE + minutes * 60_000), by })?.data.ending ?? null;

  it('in time, late, or by the server, which ends what nobody has done', () => {
    expect([ending(0, 'anna'), ending(1, 'anna'), ending(-1, SYSTEM)]).toEqual(['kept', 'late', 'kept']);
    expect([ending(0, SYSTEM), ending(1, SYSTEM)]).toEqual(['missed', 'missed']);
    expect(outcomeOf(visit(null, null), null)?.data).toMatchObject({
      ending: 'missed',
      endedAt: null,
      by: null,
    });
  });

  it('[R2.4.14] of what lapses by itself, where a person can do it; what only the server does is no duty', () => {
    expect(ending(-1, 'anna', visit('lapse', 'visit'))).toBe('kept');
    expect(ending(1, SYSTEM, visit('lapse', 'visit'))).toBe('missed');
    expect(ending(1, SYSTEM, visit('expire', null))).toBe(null);
    expect(carriedClauses).toContain('R2.4.14');
  });
});

describe('[R2.4.8] the lines of a day', () => {
  it.each(dayLines.flatMap(({ name, of }) => of.map((each) => [name, each])))(
    '%s counts %s, which its register owes',
    (_line, each) => {
      const [register = '', name = ''] = each.split('.');
      const { due, owes } = registers(register);
      expect([...Object.keys(due), ...Object.keys(owes)]).toContain(name);
    },
  );
});
