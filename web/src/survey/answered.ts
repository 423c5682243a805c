import {
  type Answer,
  type AnswerProblem,
  problemsIn,
  type Question,
} from '../../../rulebook/chapters/satisfaction/reckoning/answers.ts';

/** The answers with this one in its place, or without any where nothing is answered. */
export function withAnswer(
  answers: readonly Answer[],
  question: number,
  answer: Omit<Answer, 'question'> | null,
): Answer[] {
  const others = answers.filter((each) => each.question !== question);
  if (!answer) return others;
  return [...others, { question, ...answer }].sort((one, other) => one.question - other.question);
}

/** Only answers that fit their questions: those of a draft may be older than the questions. */
export const fitting = (questions: readonly Question[], answers: readonly Answer[]): Answer[] => {
  const isWrong = new Set(problemsIn(questions, answers).map(({ question }) => question));
  return answers.filter(({ question }) => !isWrong.has(question));
};

/** A field of a refusal is `answers.` and the number of the question. */
export function problemsAt(
  problems: readonly { readonly field?: string; readonly words: AnswerProblem['words'] }[],
): AnswerProblem[] {
  return problems.flatMap(({ field, words }) => {
    const [, number] = /^answers\.(\d+)$/.exec(field ?? '') ?? [];
    return number === undefined ? [] : [{ question: Number(number), words }];
  });
}
