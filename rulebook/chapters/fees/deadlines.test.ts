import { describe, expect, test } from 'vitest';
import * as deadlines from '../../../tests/support/deadlines.ts';
import { registers } from '../index.ts';

const { EVENING, MORNING, opened, stateIn, termsOf } = deadlines;

/** Of a site that works from Monday to Friday; the 24th, on which all begins, is a Tuesday. */
const due = (
  register: string,
  name: string,
  record: Parameters<typeof deadlines.due>[2],
  settings: object = {},
) => deadlines.due(register, name, record, { workdays: [1, 2, 3, 4, 5], ...settings });

const by = 'somebody';
const stamp = (at: Date) => ({ by, at });
const FRIDAY = new Date('2026-11-27T02:00:00Z');

/** The stages in their order: what is to be done, by whom beside the steward, and what comes after it. */
const stages = [
  {
    ...{ state: 'dunningNotice', owed: 'serveDunning', served: 'dunningServed', roles: [] },
    ...{ next: 'toDeadlineNotice', days: 'dunningDays', clause: 'R3.4.1.2' },
    ...{ on: '2026-12-03 18:00', sooner: '2026-11-26 18:00' },
  },
  {
    ...{ state: 'deadlineNotice', owed: 'serveDeadline', served: 'deadlineServed', roles: [] },
    ...{ next: 'toStewardVisit', days: 'deadlineDays', clause: 'R3.4.1.3.1' },
    ...{ on: '2026-12-03 18:00', sooner: '2026-11-26 18:00' },
  },
  {
    ...{ state: 'stewardVisit', owed: 'visitAsSteward', served: 'stewardVisited', roles: [] },
    ...{ next: 'toAssistantVisit', days: 'stewardDays', clause: 'R3.4.1.3.2' },
    ...{ on: '2026-12-08 18:00', sooner: '2026-11-26 18:00' },
  },
  {
    ...{
      state: 'assistantVisit',
      owed: 'visitAsAssistant',
      served: 'assistantVisited',
      roles: ['assistant'],
    },
    ...{ next: 'toManagerDecision', days: 'assistantDays', clause: 'R3.4.1.3.3' },
    ...{ on: '2026-12-08 18:00', sooner: '2026-11-26 18:00' },
  },
];

const entered = opened(MORNING, { entered: stamp(MORNING), owed: 10_000 });

describe('a household that is chased', () => {
  test.each(stages)('[$clause] $owed within three working days, or as the site says', (stage) => {
    const { owed, served, state, roles } = stage;
    expect(due('arrears', owed, entered)).toBe('2026-11-27 18:00');
    expect(due('arrears', owed, entered, { serveWithin: 5 })).toBe('2026-12-01 18:00');
    expect(due('arrears', owed, { ...entered, [served]: stamp(MORNING) })).toBeNull();
    expect(stateIn('arrears', owed)).toEqual([state]);
    expect(termsOf('arrears', owed)).toMatchObject({ concerns: ['chaser'], roles, wants: owed });
  });

  test('[R3.4.1.3.4] is decided by the manager within the same time, and the manager is told', () => {
    expect(due('arrears', 'decide', entered)).toBe('2026-11-27 18:00');
    expect(stateIn('arrears', 'decide')).toEqual(['managerDecision']);
    expect(termsOf('arrears', 'decide')).toMatchObject({ roles: ['manager'], wants: 'decide' });
  });

  test.each(stages)('[$clause] $next so many working days after it was served, and not before', (stage) => {
    const { next, served, state, days, on, sooner } = stage;
    expect(due('arrears', next, entered)).toBeNull();
    const done = { ...entered, [served]: stamp(MORNING) };
    if (state === 'deadlineNotice') {
      // The deadline itself was set in the notice.
      expect(due('arrears', next, { ...done, payBy: '2026-12-03' })).toBe('2026-12-04 00:00');
      const resumed = { ...done, payBy: '2026-12-03', resumed: stamp(MORNING) };
      expect(due('arrears', next, resumed)).toBe('2026-12-04 00:00');
      expect(due('arrears', next, resumed, { [days]: 2 })).toBe('2026-11-27 00:00');
    } else {
      expect(due('arrears', next, done)).toBe(on);
      expect(due('arrears', next, done, { [days]: 2 })).toBe(sooner);
      expect(due('arrears', next, { ...entered, [served]: stamp(EVENING) })).toBe(on);
    }
    expect(stateIn('arrears', next)).toEqual([state]);
    expect(termsOf('arrears', next).takes).toBe(next);
  });

  test('[R3.4.1.3.2] nobody climbs about what is disputed alone', () => {
    const served = { ...entered, dunningServed: stamp(MORNING) };
    expect(due('arrears', 'toDeadlineNotice', { ...served, owed: 0 })).toBeNull();
    expect(due('arrears', 'toDeadlineNotice', { ...served, owed: 1 })).not.toBeNull();
  });

  test('[R3.4.1.3.1] holidays are no working days', () => {
    const served = { ...entered, dunningServed: stamp(MORNING) };
    const holidays = ['2026-12-01', '2026-12-02'];
    expect(due('arrears', 'toDeadlineNotice', served, { holidays })).toBe('2026-12-07 18:00');
  });

  test.each([{ pausedUntil: '2026-12-31' }, { promisedOn: '2026-12-31' }])(
    '[R3.4.1.3.2 R3.4.1.3.4] nothing of it while %j',
    (fields) => {
      for (const { owed, next, served } of stages) {
        expect(due('arrears', owed, { ...entered, ...fields })).toBeNull();
        expect(due('arrears', next, { ...entered, [served]: stamp(MORNING), ...fields })).toBeNull();
      }
      expect(due('arrears', 'decide', { ...entered, ...fields })).toBeNull();
    },
  );

  test('[R3.4.1.3.2 R3.4.1.3.4] the time begins anew when the chase is taken up again', () => {
    const resumed = { ...entered, resumed: stamp(FRIDAY) };
    expect(due('arrears', 'serveDunning', resumed)).toBe('2026-12-02 18:00');
    const served = { ...resumed, dunningServed: stamp(MORNING) };
    expect(due('arrears', 'toDeadlineNotice', served)).toBe('2026-12-08 18:00');
  });

  const inEveryStage = [...stages.map(({ state }) => state), 'managerDecision', 'decided'];

  test.each([
    // Paid on the day, it is booked by the end of the next working day.
    ['promise', 'promisedOn', 'breakPromise', 'R3.4.1.3.2', '2026-12-01 18:00'],
    ['pause', 'pausedUntil', 'resumeByItself', 'R3.4.1.3.4', '2026-12-01 00:00'],
  ])('[%4$s] a %s is over after its day, and the server sees to it', (name, field, takes, _clause, over) => {
    expect(due('arrears', name, entered)).toBeNull();
    expect(due('arrears', name, { ...entered, [field]: '2026-11-30' })).toBe(over);
    expect(stateIn('arrears', name)).toEqual(inEveryStage);
    expect(termsOf('arrears', name)).toMatchObject({ takes, concerns: [] });
  });

  test('[R3.3.8] nothing falls due of who has paid', () => {
    const all = Object.values(registers('arrears').due).flatMap((each) => each.while);
    expect(all).not.toContain('cleared');
    expect(all).not.toContain('lateFeeOwed');
  });
});
