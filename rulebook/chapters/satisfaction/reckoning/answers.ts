import type { Words } from '../../../site/words.ts';

/** How a question is answered: one to five, one of its choices, several of them, or in words. */
export type QuestionKind = 'rating' | 'choice' | 'several' | 'text';

/** A question of a survey. Its English, where it is left out, is what stands there in Chinese. */
export interface Question {
  /** A heading that stands before it. */
  readonly section?: string;
  readonly sectionEnglish?: string;
  readonly question: string;
  readonly questionEnglish?: string;
  readonly kind: QuestionKind;
  readonly required: boolean;
  readonly choices?: readonly string[];
  readonly choicesEnglish?: readonly string[];
}

/** What was answered to one question; one that was left out has none. */
export interface Answer {
  /** Which question: 1 is the first. */
  readonly question: number;
  /** 1 to 5. */
  readonly rating?: number;
  /** Which of its choices, in ascending order: 1 is the first. */
  readonly choices?: readonly number[];
  readonly text?: string;
}

/** What is wrong with an answer, told at its question. */
export interface AnswerProblem {
  readonly question: number;
  readonly words: Words;
}

export const RATING_MOST = 5;
export const ANSWER_MOST = 500;

const unanswered: Words = { zh: '请回答此题', en: 'Please answer this question' };
const doubtful: Words = { zh: '此题答案有误，请重新选择', en: 'Please answer this question again' };
const unknown: Words = { zh: '没有这道题', en: 'There is no such question' };

/** The same from the page, from paper and at the gate: what keeps these answers from being sent. */
export function problemsIn(questions: readonly Question[], answers: readonly Answer[]): AnswerProblem[] {
  const own = questions.flatMap((question, at) => {
    const place = at + 1;
    const given = answers.filter((answer) => answer.question === place);
    if (given.length === 0) return question.required ? [{ question: place, words: unanswered }] : [];
    return given.length === 1 && isAnswer(question, given[0] as Answer)
      ? []
      : [{ question: place, words: doubtful }];
  });
  const strangers = answers.filter(({ question }) => questions[question - 1] === undefined);
  return [...own, ...strangers.map(({ question }) => ({ question, words: unknown }))];
}

function isAnswer({ kind, choices = [] }: Question, answer: Answer): boolean {
  const { rating, choices: chosen, text } = answer;
  const given = [rating, chosen, text].filter((each) => each !== undefined);
  if (given.length !== 1) return false;
  if (kind === 'rating') return isWhole(rating, RATING_MOST);
  if (kind === 'text')
    return typeof text === 'string' && text.trim().length > 0 && text.length <= ANSWER_MOST;
  if (!chosen || chosen.length === 0 || (kind === 'choice' && chosen.length > 1)) return false;
  return chosen.every(
    (each, at) => isWhole(each, choices.length) && (at === 0 || each > (chosen[at - 1] ?? 0)),
  );
}

const isWhole = (value: number | undefined, most: number): boolean =>
  value !== undefined && Number.isInteger(value) && value >= 1 && value <= most;

/** What a household sees of its survey. */
export interface SurveyShown {
  readonly state: 'open' | 'answered' | 'closed';
  readonly site: Words;
  /** 《住户问卷调查表》 or 《征询意见调查表》. */
  readonly form: Words;
  readonly title: string;
  readonly titleEnglish?: string;
  readonly greeting?: string;
  readonly greetingEnglish?: string;
  /** Nobody learns who said what. */
  readonly anonymous: boolean;
  readonly room: string;
  /** The last day, an ISO date in the site's zone. */
  readonly closesOn: string;
  readonly questions: readonly Question[];
  /** The day on which it was answered. */
  readonly answeredOn?: string;
  /** What was sent, once it is; of an anonymous survey nobody can tell. */
  readonly answers?: readonly Answer[];
}
