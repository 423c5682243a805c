import { describe, expect, test } from 'vitest';
import type { Due } from '../notation/due.ts';
import type { RecordData } from '../notation/record.ts';
import { dueAt, settingsOf } from '../reading/due.ts';
import { describeDue } from '../reading/due-words.ts';
import { type Settings, siteTime } from '../site/settings.ts';
import { allRegisters, registers } from './index.ts';

const MORNING = new Date('2026-11-24T02:00:00Z'); // 10:00 at the site
const EVENING = new Date('2026-11-24T11:00:00Z'); // 19:00, after closing

/** A record opened at a time. */
const opened = (at: Date, fields: Readonly<Record<string, unknown>> = {}): RecordData => ({
  state: '',
  rev: 1,
  opened: { by: 'somebody', at },
  last: { by: 'somebody', at, step: 'open' },
  ...fields,
});

const termsOf = (register: string, name: string): Due => {
  const due = registers(register).due[name];
  if (!due) throw new Error(`Nothing called ${name} falls due in ${register}`);
  return due;
};

/** When it falls due by the site's clock, in the first state in which it runs; null when nothing is owed. */
function due(register: string, name: string, record: RecordData, settings: Partial<Settings> = {}) {
  const site = siteTime(settings);
  const state = record.state || String(stateIn(register, name)[0]);
  const at = dueAt(registers(register), name, { ...record, state }, site);
  return at && site.calendar.stamp(at);
}

const stateIn = (register: string, name: string) => termsOf(register, name).while;

describe('key loans', () => {
  const issued = (at: Date, fields = {}) => opened(at, { issued: { by: 'keeper', at }, ...fields });

  test('[R4.4.2.5][R4.4.3.5] back by the end of the working day', () => {
    expect(due('keyLoans', 'return', issued(MORNING))).toBe('2026-11-24 18:00');
  });

  test('[R4.4.2.5] lent after closing: by the end of that day', () => {
    expect(due('keyLoans', 'return', issued(EVENING))).toBe('2026-11-25 00:00');
  });

  test('[R4.4.2.5] the site’s own closing time holds', () => {
    expect(due('keyLoans', 'return', issued(MORNING), { closing: '17:30' })).toBe('2026-11-24 17:30');
  });

  test('[R4.4.2.5] an earlier time that was agreed holds; a later one does not', () => {
    const noon = new Date('2026-11-24T04:00:00Z');
    const tomorrow = new Date('2026-11-25T04:00:00Z');
    expect(due('keyLoans', 'return', issued(MORNING, { dueBy: noon }))).toBe('2026-11-24 12:00');
    expect(due('keyLoans', 'return', issued(MORNING, { dueBy: tomorrow }))).toBe('2026-11-24 18:00');
  });

  test('[R4.4.2.5] nothing is owed before the key has been issued, nor once it is back', () => {
    expect(due('keyLoans', 'return', opened(MORNING))).toBeNull();
    expect(due('keyLoans', 'return', { ...issued(MORNING), state: 'returned' })).toBeNull();
  });

  test('[R4.4.1.4] papers of an emergency are owed by the end of the same day, key back or not', () => {
    expect(due('keyLoans', 'papers', issued(MORNING, { papers: 'owed' }))).toBe('2026-11-25 00:00');
    expect(due('keyLoans', 'papers', issued(MORNING, { papers: 'complete' }))).toBeNull();
    expect(due('keyLoans', 'papers', issued(MORNING))).toBeNull();
    expect(stateIn('keyLoans', 'papers')).toEqual(['out', 'returned']);
  });

  test('[R4.4.2.5] borrower and issuer are told first', () => {
    expect(termsOf('keyLoans', 'return').concerns).toEqual(['borrowedBy', 'issued.by']);
  });
});

describe('area keys', () => {
  test('[R11.1.1.2] back by the end of the middle shift', () => {
    expect(due('areaKeyHandovers', 'return', opened(MORNING))).toBe('2026-11-24 22:00');
    expect(due('areaKeyHandovers', 'return', opened(MORNING), { midShiftEnd: '21:00' })).toBe(
      '2026-11-24 21:00',
    );
  });
});

describe('incidents', () => {
  test('[R4.4.1.8][R4.4.3.8] solved before the end of the same day', () => {
    expect(due('keyIncidents', 'sameDay', opened(MORNING))).toBe('2026-11-25 00:00');
    expect(due('keyIncidents', 'sameDay', opened(EVENING))).toBe('2026-11-25 00:00');
    expect(stateIn('keyIncidents', 'sameDay')).not.toContain('solved');
  });
});

describe('what else falls due of the keys', () => {
  test('[R4.4.4.1.6] a sealed key is sealed again by the end of the day on which it came back', () => {
    const record = opened(new Date('2026-11-01T02:00:00Z'), { cameBack: { by: 'keeper', at: MORNING } });
    expect(due('keys', 'reseal', record)).toBe('2026-11-24 18:00');
    expect(stateIn('keys', 'reseal')).toEqual(['awaitingReseal']);
  });

  test('[R4.4.1.3] the new key after a lock change is pressed for from that day on, daily', () => {
    expect(due('lockChanges', 'delivery', opened(MORNING))).toBe('2026-11-24 18:00');
    expect(termsOf('lockChanges', 'delivery').daily).toBe(true);
  });

  test('[R4.4.1.7] a count that was started is finished the same day', () => {
    expect(due('keyCounts', 'finish', opened(MORNING))).toBe('2026-11-24 18:00');
  });

  test('[R4.4.1.10] a delegation ends at its time, by itself', () => {
    expect(due('keyKeepers', 'expiry', opened(MORNING, { until: EVENING }))).toBe('2026-11-24 19:00');
    expect(termsOf('keyKeepers', 'expiry').takes).toBe('expire');
  });

  test('[R1.3] a disclosure ends at its time, by itself', () => {
    expect(due('disclosures', 'expiry', opened(MORNING, { until: EVENING }))).toBe('2026-11-24 19:00');
    expect(due('disclosures', 'expiry', opened(MORNING))).toBeNull();
    expect(termsOf('disclosures', 'expiry').takes).toBe('expire');
  });

  test.each(['idCard', 'letterOfAuthority', 'entryPass'])(
    '[R2.4.1.7] a copy of %s is removed after the retention time',
    (kind) => {
      const days = { idCopyRetentionDays: 30 };
      expect(due('attachments', 'retention', opened(MORNING, { kind }), days)).toBe('2026-12-24 10:00');
    },
  );

  test.each(['signature', 'photo', 'developerProof'])('[R2.4.1.7] a %s stays', (kind) => {
    expect(due('attachments', 'retention', opened(MORNING, { kind }))).toBeNull();
  });
});

describe('whatever falls due', () => {
  const all = allRegisters.flatMap((register) =>
    Object.entries(register.due).map(([name, terms]) => ({
      title: `${register.name}.${name}`,
      register,
      name,
      terms,
    })),
  );
  const site = siteTime(null);
  const stamp = { by: 'somebody', at: EVENING };
  const fields = {
    issued: stamp,
    cameBack: stamp,
    until: new Date('2026-12-01T02:00:00Z'),
    papers: 'owed',
    kind: 'idCard',
  };
  const record = ({ while: [state = ''] }: Due) => ({ ...opened(EVENING, fields), state });

  test.each(all)('$title falls due after its record was opened', ({ register, name, terms }) => {
    expect(dueAt(register, name, record(terms), site)?.getTime()).toBeGreaterThan(EVENING.getTime());
  });

  test.each(all)('$title is pure: the same record, the same time', ({ register, name, terms }) => {
    expect(dueAt(register, name, record(terms), site)).toEqual(dueAt(register, name, record(terms), site));
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
