import type { Question, QuestionKind } from '../../../../rulebook/chapters/satisfaction/reckoning/answers.ts';
import { tidied } from '../../../../rulebook/notation/plain-text.ts';
import { newId } from '../../../../rulebook/reading/paths.ts';
import type { Document } from '../../data/store.ts';
import { type SurveyForm, templates } from './templates.ts';

/** A question as it is typed: its choices stand one in a line. */
export interface DraftQuestion {
  /** Whatever place it is moved to, it is the same one. */
  readonly key: string;
  readonly section: string;
  readonly sectionEnglish: string;
  readonly question: string;
  readonly questionEnglish: string;
  readonly kind: QuestionKind;
  readonly required: boolean;
  readonly choices: string;
  readonly choicesEnglish: string;
}

/** A survey as it is typed. */
export interface SurveyDraft {
  /** Of the record that it becomes: sent again it is the same one. */
  readonly id: string;
  readonly kind: SurveyForm;
  readonly title: string;
  readonly titleEnglish: string;
  readonly greeting: string;
  readonly greetingEnglish: string;
  readonly anonymous: boolean;
  readonly questions: readonly DraftQuestion[];
  /** Null for all of them. */
  readonly buildings: readonly string[] | null;
  /** Null for every household; what is no number is told when it is saved. */
  readonly sample: number | undefined | null;
  readonly closesOn: string;
}

const lines = (texts: unknown): string => (Array.isArray(texts) ? texts.join('\n') : '');

const draftQuestion = (question: Partial<Question>): DraftQuestion => ({
  key: newId(),
  section: question.section ?? '',
  sectionEnglish: question.sectionEnglish ?? '',
  question: question.question ?? '',
  questionEnglish: question.questionEnglish ?? '',
  kind: question.kind ?? 'rating',
  required: question.required ?? true,
  choices: lines(question.choices),
  choicesEnglish: lines(question.choicesEnglish),
});

export const blankQuestion = (): DraftQuestion => draftQuestion({});

/** The same once more, as another question; its heading stands above the first of them. */
export const copyOf = (question: DraftQuestion): DraftQuestion => ({
  ...question,
  ...{ key: newId(), section: '', sectionEnglish: '' },
});

/** What the form's template says, with all that is not of its text as it was. */
export function fromTemplate(kind: SurveyForm): Omit<SurveyDraft, 'id' | 'closesOn'> {
  const { questions, ...texts } = templates[kind];
  const whom = { anonymous: false, buildings: null, sample: null };
  return { kind, ...texts, ...whom, questions: questions.map(draftQuestion) };
}

/** A draft that is revised, as it stands. */
export function fromRecord(id: string, record: Document): SurveyDraft {
  const text = (name: string) => String(record[name] ?? '');
  const [title, titleEnglish, greeting] = [text('title'), text('titleEnglish'), text('greeting')];
  return {
    ...{ id, title, titleEnglish, greeting, greetingEnglish: text('greetingEnglish') },
    kind: record.kind as SurveyForm,
    anonymous: record.anonymous === true,
    questions: (record.questions as readonly Question[]).map(draftQuestion),
    buildings: (record.buildings as readonly string[] | undefined) ?? null,
    sample: (record.sample as number | undefined) ?? null,
    closesOn: text('closesOn'),
  };
}

export const choicesIn = (typed: string): readonly string[] =>
  typed
    .split('\n')
    .map((line) => tidied(line))
    .filter((line) => line !== '');

export const isChosen = ({ kind }: Pick<DraftQuestion, 'kind'>): boolean =>
  kind === 'choice' || kind === 'several';

const given = (name: string, text: string) => (tidied(text) === '' ? {} : { [name]: tidied(text) });
const some = (name: string, list: readonly string[]) => (list.length === 0 ? {} : { [name]: list });

/** A question as a household gets it; what was typed for another kind is left out. */
export const questionOf = (typed: DraftQuestion): Question => ({
  ...given('section', typed.section),
  ...given('sectionEnglish', typed.sectionEnglish),
  question: tidied(typed.question),
  ...given('questionEnglish', typed.questionEnglish),
  kind: typed.kind,
  required: typed.required,
  ...(isChosen(typed)
    ? {
        ...some('choices', choicesIn(typed.choices)),
        ...some('choicesEnglish', choicesIn(typed.choicesEnglish)),
      }
    : {}),
});

/** By the names of the register's fields. */
export const typedIn = ({ id: _id, questions, buildings, sample, ...texts }: SurveyDraft): Document => ({
  ...texts,
  questions: questions.map(questionOf),
  buildings: buildings ?? undefined,
  sample: sample ?? undefined,
});
