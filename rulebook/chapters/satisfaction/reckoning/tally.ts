import type { Answer, Question } from './answers.ts';

/** A survey as far as its tally needs it. */
export interface TalliedSurvey {
  readonly title: string;
  readonly anonymous: boolean;
  readonly questions: readonly Question[];
}

/** What one household has answered. */
export interface Sheet {
  readonly survey: string;
  readonly building: string;
  readonly use: string;
  readonly channel: string;
  readonly answers: readonly Answer[];
  /** The ballot that it stands on; none where nobody knows who said it. */
  readonly ballot?: string;
}

/** How many marks were given, what they come to, and how many of them are 4 or 5. */
export interface Marks {
  readonly many: number;
  readonly sum: number;
  readonly satisfied: number;
}

/** Sheets that have something in common: how many, and their marks. */
export interface Group {
  readonly sheets: number;
  readonly marks: Marks;
}

/** One question of one survey: its marks, and how often each of its choices was taken (of marks, 1 to 5). */
export interface QuestionTally {
  readonly survey: string;
  readonly question: number;
  /** So many have answered it. */
  readonly sheets: number;
  readonly marks: Marks;
  readonly taken: readonly number[];
}

export interface Remark {
  readonly survey: string;
  readonly question: number;
  readonly text: string;
  readonly ballot?: string;
}

/** What a number of sheets comes to. Where too few are to be told of they stand together under `FEW`. */
export interface Tally {
  readonly all: Group;
  readonly questions: readonly QuestionTally[];
  readonly byBuilding: ReadonlyMap<string, Group>;
  readonly byUse: ReadonlyMap<string, Group>;
  readonly byChannel: ReadonlyMap<string, Group>;
  readonly remarks: readonly Remark[];
  /** So many sheets are left out: of an anonymous survey there are too few of them. */
  readonly leftOut: number;
}

/** Fewer than these could be told who they are. */
export const GROUP_LEAST = 5;
/** Where groups that are too small stand together. */
export const FEW = '*';
/** 4 and 5 are satisfied. */
const SATISFIED_LEAST = 4;

const none: Marks = { many: 0, sum: 0, satisfied: 0 };
const nobody: Group = { sheets: 0, marks: none };

const plus = (one: Marks, other: Marks): Marks => ({
  many: one.many + other.many,
  sum: one.sum + other.sum,
  satisfied: one.satisfied + other.satisfied,
});

const together = (one: Group, other: Group): Group => ({
  sheets: one.sheets + other.sheets,
  marks: plus(one.marks, other.marks),
});

const markOf = (rating: number): Marks => ({
  many: 1,
  sum: rating,
  satisfied: rating >= SATISFIED_LEAST ? 1 : 0,
});

const marksOf = (answers: readonly Answer[]): Marks =>
  answers.reduce((all, { rating }) => (rating === undefined ? all : plus(all, markOf(rating))), none);

/**
 * R2.4.15 The tally of sheets: recomputed from all of them, in whatever order they come. Of an anonymous survey nothing is
 * told of fewer than five, not a survey, a question or a group; what is too small stands together, survey by survey, so
 * that nothing can be found by taking away what is known.
 */
export function tallyOf(surveys: ReadonlyMap<string, TalliedSurvey>, sheets: readonly Sheet[]): Tally {
  const known = sheets.filter(({ survey }) => surveys.has(survey));
  const told = [...new Set(known.map(({ survey }) => survey))].flatMap((survey) => {
    const own = known.filter((sheet) => sheet.survey === survey);
    return surveys.get(survey)?.anonymous ? unnamed(own) : own;
  });
  return {
    all: told.map(groupOf).reduce(together, nobody),
    questions: questionsOf(surveys, told),
    byBuilding: groupsBy(told, ({ building }) => building),
    byUse: groupsBy(told, ({ use }) => use),
    byChannel: groupsBy(told, ({ channel }) => channel),
    remarks: remarksOf(told),
    leftOut: sheets.length - told.length,
  };
}

/** The sheets of one anonymous survey as far as they may be told of. */
function unnamed(sheets: readonly Sheet[]): readonly Sheet[] {
  if (sheets.length < GROUP_LEAST) return [];
  const answers = new Map<number, number>();
  for (const { question } of sheets.flatMap((sheet) => sheet.answers))
    answers.set(question, (answers.get(question) ?? 0) + 1);
  const isTold = ({ question, text }: Answer): boolean =>
    text !== undefined || (answers.get(question) ?? 0) >= GROUP_LEAST;
  const [building, use, channel] = (['building', 'use', 'channel'] as const).map((name) =>
    tooFew(sheets, name),
  );
  return sheets.map((sheet) => ({
    ...sheet,
    building: building?.has(sheet.building) ? FEW : sheet.building,
    use: use?.has(sheet.use) ? FEW : sheet.use,
    channel: channel?.has(sheet.channel) ? FEW : sheet.channel,
    answers: sheet.answers.filter(isTold),
  }));
}

/** The groups that are too small, with the smallest of the others where these together are still too small. */
function tooFew(sheets: readonly Sheet[], name: 'building' | 'use' | 'channel'): ReadonlySet<string> {
  const sizes = new Map<string, number>();
  for (const sheet of sheets) sizes.set(sheet[name], (sizes.get(sheet[name]) ?? 0) + 1);
  const ordered = [...sizes].sort(([one, size], [other, more]) => size - more || (one < other ? -1 : 1));
  const few = new Set<string>();
  let many = 0;
  for (const [group, size] of ordered) {
    if (size >= GROUP_LEAST && (many === 0 || many >= GROUP_LEAST)) break;
    few.add(group);
    many += size;
  }
  return few;
}

const groupOf = ({ answers }: Sheet): Group => ({ sheets: 1, marks: marksOf(answers) });

function groupsBy(sheets: readonly Sheet[], key: (sheet: Sheet) => string): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const sheet of sheets) {
    const own = key(sheet);
    groups.set(own, together(groups.get(own) ?? nobody, groupOf(sheet)));
  }
  return groups;
}

function questionsOf(surveys: ReadonlyMap<string, TalliedSurvey>, sheets: readonly Sheet[]): QuestionTally[] {
  const asked = [...new Set(sheets.map(({ survey }) => survey))].sort();
  return asked.flatMap((survey) => {
    const own = sheets.filter((sheet) => sheet.survey === survey);
    const { questions = [], anonymous = false } = surveys.get(survey) ?? {};
    return questions.flatMap((question, at) => {
      const tally = questionTally(survey, at + 1, question, own);
      const isHidden = anonymous && tally.sheets === 0;
      return question.kind === 'text' || isHidden ? [] : [tally];
    });
  });
}

function questionTally(
  survey: string,
  question: number,
  { kind, choices = [] }: Question,
  sheets: readonly Sheet[],
): QuestionTally {
  const given = sheets.flatMap(({ answers }) => answers.filter((each) => each.question === question));
  const most = kind === 'rating' ? 5 : choices.length;
  const picked = given.flatMap(({ rating, choices: chosen = [] }) =>
    rating === undefined ? chosen : [rating],
  );
  const taken = Array.from({ length: most }, (_, at) => picked.filter((each) => each === at + 1).length);
  return { survey, question, sheets: given.length, marks: marksOf(given), taken };
}

/** By what they say, so that their order does not tell who came when. */
function remarksOf(sheets: readonly Sheet[]): Remark[] {
  const remarks = sheets.flatMap(({ survey, answers, ballot }) =>
    answers.flatMap(({ question, text }) =>
      text === undefined ? [] : [{ survey, question, text, ...(ballot === undefined ? {} : { ballot }) }],
    ),
  );
  return remarks.sort((one, other) =>
    one.survey === other.survey
      ? one.question - other.question || (one.text < other.text ? -1 : 1)
      : one.survey < other.survey
        ? -1
        : 1,
  );
}

/** '4.25': the average of marks in hundredths, halves up; null where there is none. */
export const averageOf = ({ many, sum }: Marks): number | null =>
  many === 0 ? null : Math.floor((200 * sum + many) / (2 * many)) / 100;
