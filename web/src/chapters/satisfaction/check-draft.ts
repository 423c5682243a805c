import type { Field, FieldOf } from '../../../../rulebook/notation/field.ts';
import { type Register, stepOf } from '../../../../rulebook/notation/register.ts';
import { types } from '../../../../rulebook/notation/types/index.ts';
import { missing } from '../../../../rulebook/notation/types/problems.ts';
import type { Refusal } from '../../../../rulebook/reading/plan.ts';
import type { Remark } from '../../forms/field-input.tsx';
import { problemOf } from '../../forms/validate.ts';
import type { Words } from '../../language/words.ts';
import { choicesIn, type DraftQuestion, isChosen, questionOf, type SurveyDraft, typedIn } from './draft.ts';

/** What is wrong, by the name of its field: `title`, `questions.2.choices`. */
export type Problems = ReadonlyMap<string, Remark>;

export const noProblems: Problems = new Map();

const problem = (words: Words, clauses: readonly string[] = []): Remark => ({
  ...{ words, clauses, isProblem: true },
});

/** A rule of the step that saves a survey, in its own words and with its clauses. */
function ruleOf(register: Register, name: string): Remark {
  const found = stepOf(register, 'draft').provided.find((rule) => rule.name === name);
  return problem(found?.words ?? missing({ title: register.form }), found?.cites ?? []);
}

const texts = ['title', 'titleEnglish', 'greeting', 'greetingEnglish', 'closesOn'] as const;

/** What keeps a survey from being saved, each problem at its own field. */
export function problemsIn(draft: SurveyDraft, register: Register, today: string): Problems {
  const found = new Map<string, Remark>();
  const typed = typedIn(draft);
  const { asks } = stepOf(register, 'draft');
  for (const name of texts) {
    const field = register.fields[name] as Field;
    const words = problemOf(field, types.cleaned(field, typed[name]), asks.includes(name));
    if (words) found.set(name, problem(words));
  }
  if (draft.closesOn !== '' && draft.closesOn < today) found.set('closesOn', ruleOf(register, 'closesAhead'));
  const sample = register.fields.sample as Field;
  const wrongSample = draft.sample === null ? null : problemOf(sample, draft.sample, true);
  if (wrongSample) found.set('sample', problem(wrongSample));
  if (draft.buildings?.length === 0)
    found.set('buildings', problem(missing(register.fields.buildings as Field)));
  if (draft.questions.length === 0) found.set('questions', ruleOf(register, 'somethingIsAsked'));
  for (const [at, question] of draft.questions.entries()) {
    for (const [name, remark] of problemsOf(question, register)) found.set(`questions.${at}.${name}`, remark);
  }
  return found;
}

/** What is wrong with one question, by the names of its parts. */
function problemsOf(question: DraftQuestion, register: Register): Map<string, Remark> {
  const { fields } = register.fields.questions as FieldOf<'rows'>;
  const typed: Readonly<Record<string, unknown>> = { ...questionOf(question) };
  const found = new Map<string, Remark>();
  for (const [name, field] of Object.entries(fields)) {
    const words = problemOf(field, types.cleaned(field, typed[name]), name === 'question');
    if (words) found.set(name, problem(words));
  }
  if (!isChosen(question)) return found;
  const [many, inEnglish] = [choicesIn(question.choices).length, choicesIn(question.choicesEnglish).length];
  if (many < 2) found.set('choices', ruleOf(register, 'choicesToChooseFrom'));
  if (inEnglish > 0 && inEnglish !== many)
    found.set('choicesEnglish', ruleOf(register, 'choicesInBothLanguages'));
  return found;
}

const placed = ['kind', ...texts, 'anonymous', 'questions', 'buildings', 'sample'];

/** What the server has refused, at its fields. */
export const refusedAt = (refusals: readonly Refusal[]): Problems =>
  new Map(
    refusals.flatMap(({ fields, words, cites }) =>
      fields.filter((name) => placed.includes(name)).map((name) => [name, problem(words, cites)] as const),
    ),
  );

/** Those that speak of no field of the page. */
export const refusedAtAll = (refusals: readonly Refusal[]): readonly Refusal[] =>
  refusals.filter(({ fields }) => !fields.some((name) => placed.includes(name)));
