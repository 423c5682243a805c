import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareOf } from '../../../notation/share.ts';
import type { Answer, Question } from './answers.ts';
import { problemsIn } from './answers.ts';
import { averageOf, FEW, GROUP_LEAST, type Sheet, type TalliedSurvey, tallyOf } from './tally.ts';

const questions: readonly Question[] = [
  { question: '前台', kind: 'rating', required: true },
  { question: '保洁', kind: 'rating', required: false },
  { question: '改进', kind: 'several', required: false, choices: ['绿化', '维修', '停车'] },
  { question: '建议', kind: 'text', required: false },
];
const survey = (anonymous: boolean): TalliedSurvey => ({ title: '调查', anonymous, questions });
const surveys = new Map([
  ['named', survey(false)],
  ['hidden', survey(true)],
]);
const sheet = (rating: number, more: Partial<Sheet> = {}): Sheet => ({
  ...{ survey: 'named', building: '1', use: 'dwelling', channel: 'link' },
  answers: [{ question: 1, rating }],
  ...more,
});
const times = (many: number, one: Sheet): Sheet[] => Array.from({ length: many }, () => one);

describe('[R2.4.15] the tally', () => {
  it('by hand: 5, 4, 3 and 2 are 3.5 on average, and half of them satisfied', () => {
    const { all } = tallyOf(
      surveys,
      [5, 4, 3, 2].map((mark) => sheet(mark)),
    );
    expect(all).toEqual({ sheets: 4, marks: { many: 4, sum: 14, satisfied: 2 } });
    expect(averageOf(all.marks)).toBe(3.5);
    expect(shareOf(all.marks.satisfied, all.marks.many)).toBe(50);
  });

  it('rounds an average half up', () => {
    expect(averageOf({ many: 8, sum: 33, satisfied: 0 })).toBe(4.13);
    expect([averageOf({ many: 0, sum: 0, satisfied: 0 }), shareOf(0, 0)]).toEqual([null, null]);
  });

  it('counts each choice, and each mark', () => {
    const answers: Answer[] = [
      { question: 1, rating: 4 },
      { question: 3, choices: [1, 3] },
    ];
    const { questions: told } = tallyOf(surveys, [sheet(5), sheet(4, { answers })]);
    expect(told.map(({ question, sheets, taken }) => [question, sheets, taken])).toEqual([
      [1, 2, [0, 0, 0, 1, 1]],
      [2, 0, [0, 0, 0, 0, 0]],
      [3, 1, [1, 0, 1]],
    ]);
  });

  it('has free texts with their ballot, in an order that tells not who came first', () => {
    const says = (text: string, ballot: string) => sheet(3, { ballot, answers: [{ question: 4, text }] });
    const { remarks } = tallyOf(surveys, [says('绿化', 'b'), says('保洁', 'a')]);
    expect(remarks.map(({ text, ballot }) => [text, ballot])).toEqual([
      ['保洁', 'a'],
      ['绿化', 'b'],
    ]);
  });
});

describe('[R2.4.15] an anonymous survey', () => {
  const hidden = (rating: number, building = '1') => sheet(rating, { survey: 'hidden', building });

  it('tells nothing of four, and of five', () => {
    expect(tallyOf(surveys, times(4, hidden(1)))).toMatchObject({
      all: { sheets: 0 },
      questions: [],
      leftOut: 4,
    });
    expect(tallyOf(surveys, times(5, hidden(1)))).toMatchObject({ all: { sheets: 5 }, leftOut: 0 });
  });

  it('lets no small group be found by taking the others from the whole', () => {
    const sheets = [...times(9, hidden(5, '1')), ...times(6, hidden(4, '2')), ...times(2, hidden(1, '3'))];
    const { byBuilding } = tallyOf(surveys, sheets);
    expect([...byBuilding].map(([name, { sheets: many }]) => [name, many])).toEqual([
      ['1', 9],
      [FEW, 8],
    ]);
  });

  it('beside a named one lets nobody take away what is known', () => {
    const named = times(6, sheet(5, { building: '2', channel: 'paper' }));
    const anonymous = [...times(5, hidden(4)), { ...hidden(1, '2'), channel: 'paper' }];
    const { byBuilding, byChannel } = tallyOf(surveys, [...named, ...anonymous]);
    expect(byBuilding.get('2')).toEqual(tallyOf(surveys, named).byBuilding.get('2'));
    expect(byChannel.get('paper')).toEqual(tallyOf(surveys, named).byChannel.get('paper'));
    expect([byBuilding.get(FEW)?.sheets, byChannel.get(FEW)?.sheets]).toEqual([6, 6]);
  });

  it('leaves a question that fewer than five have answered out of every sum', () => {
    const one = {
      ...hidden(5),
      answers: [
        { question: 1, rating: 5 },
        { question: 2, rating: 1 },
      ],
    };
    const tally = tallyOf(surveys, [...times(5, hidden(5)), one]);
    expect(tally.all.marks).toEqual({ many: 6, sum: 30, satisfied: 6 });
    expect(tally.questions.map(({ question }) => question)).toEqual([1]);
  });
});

const anyAnswer = fc.oneof(
  fc.record({ question: fc.constantFrom(1, 2), rating: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ question: fc.constant(3), choices: fc.subarray([1, 2, 3], { minLength: 1 }) }),
  fc.record({ question: fc.constant(4), text: fc.constantFrom('好', '慢', '脏') }),
);
const anySheet: fc.Arbitrary<Sheet> = fc.record({
  survey: fc.constantFrom('named', 'hidden'),
  building: fc.constantFrom('1', '2', '3', '10'),
  use: fc.constantFrom('dwelling', 'shop', ''),
  channel: fc.constantFrom('link', 'paper'),
  answers: fc.uniqueArray(anyAnswer, { selector: ({ question }) => question, maxLength: 4 }),
});

describe('any sheets', () => {
  it('[R2.4.15] come to what a naive count comes to, in whatever order they came', () => {
    fc.assert(
      fc.property(fc.array(anySheet, { maxLength: 40 }), fc.infiniteStream(fc.nat()), (sheets, ranks) => {
        const own = sheets.filter(({ survey: from }) => from === 'named');
        const shuffled = own
          .map((each) => [ranks.next().value, each] as const)
          .sort(([one], [other]) => one - other)
          .map(([, each]) => each);
        const tally = tallyOf(surveys, own);
        const given = own.flatMap(({ answers }) =>
          answers.flatMap((each) => ('rating' in each ? [each.rating] : [])),
        );
        expect(tally.all).toEqual({
          sheets: own.length,
          marks: {
            many: given.length,
            sum: given.reduce<number>((sum, mark) => sum + Number(mark), 0),
            satisfied: given.filter((mark) => Number(mark) >= 4).length,
          },
        });
        const again = tallyOf(surveys, shuffled);
        expect({ ...again, byBuilding: [...again.byBuilding].sort(), byUse: 0, byChannel: 0 }).toEqual({
          ...tally,
          byBuilding: [...tally.byBuilding].sort(),
          byUse: 0,
          byChannel: 0,
        });
      }),
    );
  });

  it('[R2.4.15] of an anonymous survey show no group of fewer than five, and groups that come to the whole', () => {
    fc.assert(
      fc.property(fc.array(anySheet, { maxLength: 60 }), (sheets) => {
        const hidden = sheets.filter(({ survey: from }) => from === 'hidden');
        const { all, byBuilding, byUse, questions: told } = tallyOf(surveys, hidden);
        for (const groups of [byBuilding, byUse]) {
          const sizes = [...groups.values()].map(({ sheets: many }) => many);
          expect(sizes.every((many) => many >= GROUP_LEAST)).toBe(true);
          expect(sizes.reduce((sum, many) => sum + many, 0)).toBe(all.sheets);
        }
        expect(told.every(({ sheets: many }) => many >= GROUP_LEAST)).toBe(true);
      }),
    );
  });
});

describe('[R2.4.15] what keeps answers from being sent', () => {
  const fits = (answers: readonly Answer[]) => problemsIn(questions, answers).map(({ question }) => question);

  it('is told at its question; beside it what may be sent', () => {
    expect(fits([{ question: 1, rating: 5 }])).toEqual([]);
    expect(fits([])).toEqual([1]);
    for (const wrong of [
      { rating: 0 },
      { rating: 6 },
      { rating: 2.5 },
      { text: '五' },
      { rating: 3, text: '三' },
    ])
      expect(fits([{ question: 1, ...wrong }]), JSON.stringify(wrong)).toEqual([1]);
    expect(
      fits([
        { question: 1, rating: 5 },
        { question: 1, rating: 1 },
      ]),
    ).toEqual([1]);
    expect(
      fits([
        { question: 1, rating: 5 },
        { question: 9, rating: 1 },
      ]),
    ).toEqual([9]);
    const chooses = (choices: number[]) =>
      fits([
        { question: 1, rating: 5 },
        { question: 3, choices },
      ]);
    expect([chooses([1, 2]), chooses([]), chooses([2, 1]), chooses([1, 1]), chooses([4])]).toEqual([
      [],
      [3],
      [3],
      [3],
      [3],
    ]);
    expect(
      fits([
        { question: 1, rating: 5 },
        { question: 4, text: '  ' },
      ]),
    ).toEqual([4]);
  });
});
