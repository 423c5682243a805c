import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { registers } from '../../rulebook/chapters/index.ts';
import type { Answer } from '../../rulebook/chapters/satisfaction/reckoning/answers.ts';
import { type Sheet, tallyOf } from '../../rulebook/chapters/satisfaction/reckoning/tally.ts';
import { SYSTEM } from '../../rulebook/notation/record.ts';
import type { Document } from '../../rulebook/notation/types/values.ts';
import { plan } from '../../rulebook/reading/plan.ts';

// What comes for one ballot, in whatever order and however often: sent from two devices, typed from paper, put right,
// checked. The rulebook decides each; what is told of a month follows from the ballots as they stand.

const HISTORIES = 10_000;
const now = new Date('2026-09-15T10:00:00+08:00');
const TODAY = '2026-09-15';

const stamp = { by: 'chen', at: now };
const stands = (state: string, fields: Document): Document => ({
  ...{ state, rev: 1, opened: stamp, last: { step: 'before', ...stamp } },
  ...fields,
});
const questions = [{ question: '前台', kind: 'rating' as const, required: true }];
const people: Readonly<Record<string, Document>> = {
  li: { roles: ['supervisor'], buildings: [] },
  chen: { roles: ['receptionist'], buildings: [] },
  assistant: { roles: ['assistant'], buildings: [] },
};
const records: Readonly<Record<string, Document>> = {
  'surveys/s': stands('open', { begunOn: '2026-09-01', closesOn: '2026-09-30', anonymous: false, questions }),
  'households/h': stands('current', { unit: 'u', room: '1-1-101', building: '1' }),
};

const invited = stands('invited', {
  survey: 's',
  title: '调查',
  household: 'h',
  building: '1',
  room: '1-1-101',
});

interface Event {
  readonly step: 'answer' | 'enter' | 'correct' | 'check';
  readonly actor: string;
  readonly mark?: number;
  /** By which a thing that is sent again is known. */
  readonly sending?: string;
}

const mark = fc.integer({ min: 1, max: 5 });
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({
    step: fc.constant('answer' as const),
    actor: fc.constant(SYSTEM),
    mark,
    sending: fc.constantFrom('a', 'b'),
  }),
  fc.record({ step: fc.constant('enter' as const), actor: fc.constant('chen'), mark }),
  fc.record({
    step: fc.constant('correct' as const),
    actor: fc.constantFrom('chen', 'assistant', 'li'),
    mark,
  }),
  fc.record({ step: fc.constant('check' as const), actor: fc.constantFrom('chen', 'assistant', 'li') }),
);
/** Each event comes once or twice, and all of them in any order. */
const history = fc
  .array(event, { minLength: 1, maxLength: 5 })
  .chain((events) => fc.shuffledSubarray([...events, ...events], { minLength: events.length }));

const answersOf = (rating: number | undefined): Answer[] => [{ question: 1, rating: rating ?? 0 }];

/** The ballot after one event: moved where the rulebook allows it, else as it was. */
function after(ballot: Document, { step, actor, mark: rating, sending }: Event): Document {
  const stored = (register: string, id: string): Document | null => {
    if (register === 'ballots') return ballot;
    const person = people[id];
    if (register === 'rights') return person ? { state: 'active', ...person, keeps: {}, standsIn: [] } : null;
    if (register === 'members') return person ? stands('active', person) : null;
    return records[`${register}/${id}`] ?? null;
  };
  const dated = step === 'answer' || step === 'enter' ? { answeredOn: TODAY } : {};
  const input = {
    ...dated,
    ...(rating === undefined ? {} : { answers: answersOf(rating) }),
    ...(step === 'correct' ? { reason: '录入有误' } : {}),
    ...(sending === undefined ? {} : { sending }),
  };
  const request = {
    registers,
    register: registers('ballots'),
    step,
    id: 's~h',
    input,
    actor,
    now,
    today: TODAY,
  };
  const planned = plan(request, stored);
  return planned.allowed ? (planned.writes[0]?.data ?? ballot) : ballot;
}

/** The same by hand: the first answer counts, paper alone is put right, and by somebody else than who typed it checked. */
function byHand(events: readonly Event[]): { readonly mark: number; readonly state: string } | null {
  let stand: { mark: number; state: string; paper: boolean; by: Set<string> } | null = null;
  for (const { step, actor, mark: rating = 0 } of events) {
    if (step === 'answer' || step === 'enter')
      stand ??= { mark: rating, state: 'answered', paper: step === 'enter', by: new Set([actor]) };
    else if (!stand?.paper) continue;
    else if (step === 'check') {
      if (stand.state === 'answered' && !stand.by.has(actor)) stand.state = 'checked';
    } else {
      stand.mark = rating;
      stand.state = 'answered';
      stand.by = new Set(['chen', actor]);
    }
  }
  return stand && { mark: stand.mark, state: stand.state };
}

describe('[R2.4.15] [R3.4.6.2] ten thousand histories of a ballot', () => {
  it('end as one by hand does: one answer a household, whatever comes twice or in another order', () => {
    const marks: number[] = [];
    const sheets: Sheet[] = [];
    fc.assert(
      fc.property(history, (events) => {
        const ballot = events.reduce(after, invited);
        const expected = byHand(events);
        expect(ballot.state).toBe(expected?.state ?? 'invited');
        expect(ballot.answers).toEqual(expected ? answersOf(expected.mark) : undefined);
        if (!expected) return;
        marks.push(expected.mark);
        const { answers, channel } = ballot as { answers: Answer[]; channel: string };
        sheets.push({ survey: 's', building: '1', use: 'dwelling', channel, answers });
      }),
      { numRuns: HISTORIES },
    );
    const { all } = tallyOf(new Map([['s', { title: '调查', anonymous: false, questions }]]), sheets);
    expect(all).toEqual({
      sheets: marks.length,
      marks: {
        many: marks.length,
        sum: marks.reduce((sum, each) => sum + each, 0),
        satisfied: marks.filter((each) => each >= 4).length,
      },
    });
    expect(marks.length).toBeGreaterThan(HISTORIES / 2);
  });
});
