import type { Answer, Question } from '../../../rulebook/chapters/satisfaction/reckoning/answers.ts';
import type { Language, Words } from '../language/words.ts';
import { ChoiceInput } from './choice-input.tsx';
import { RatingInput } from './rating-input.tsx';
import { TextInput } from './text-input.tsx';
import { Told } from './told.tsx';

export interface QuestionProps {
  /** Of whatever belongs to this question. */
  readonly id: string;
  readonly question: Question;
  /** 1 is the first. */
  readonly place: number;
  readonly language: Language;
  readonly answer: Answer | undefined;
  readonly problem: string | undefined;
  /** `null` takes the answer back. */
  readonly onAnswer: (answer: Omit<Answer, 'question'> | null) => void;
}

/** One question, answered after its kind. */
export function QuestionInput(props: QuestionProps) {
  const { id, question, problem } = props;
  const below = problem && (
    <p class="survey-problem" id={`${id}-problem`}>
      {problem}
    </p>
  );
  const look = problem ? 'survey-question bad' : 'survey-question';
  if (question.kind === 'text') {
    return (
      <div class={look}>
        <label class="survey-title" for={id} id={`${id}-title`}>
          <Title {...props} />
        </label>
        {below}
        <TextInput {...props} />
      </div>
    );
  }
  // To leave it out again, where that is allowed: a radio button can't be taken back by itself.
  const isOneOf = question.kind !== 'several';
  return (
    <fieldset
      class={look}
      aria-labelledby={`${id}-title`}
      aria-describedby={problem && `${id}-problem`}
      {...(isOneOf && {
        role: 'radiogroup',
        'aria-required': question.required,
        'aria-invalid': Boolean(problem),
      })}
    >
      <legend class="survey-title" id={`${id}-title`}>
        <Title {...props} />
      </legend>
      {below}
      {question.kind === 'rating' ? <RatingInput {...props} /> : <ChoiceInput {...props} />}
      {isOneOf && !question.required && props.answer && <TakeBack {...props} />}
    </fieldset>
  );
}

const required: Words = { zh: '必答', en: 'Required' };
const optional: Words = { zh: '选答', en: 'Optional' };
const several: Words = { zh: '可多选', en: 'Choose any' };

function Title({ question, place, language }: QuestionProps) {
  return (
    <>
      {place}. <Told zh={question.question} en={question.questionEnglish} language={language} />{' '}
      <span class={question.required ? 'survey-mark must' : 'survey-mark'}>
        {(question.required ? required : optional)[language]}
      </span>
      {question.kind === 'several' && <span class="survey-mark">{several[language]}</span>}
    </>
  );
}

function TakeBack({ id, language, onAnswer }: QuestionProps) {
  return (
    <button
      type="button"
      class="survey-clear"
      id={`${id}-clear`}
      aria-labelledby={`${id}-clear ${id}-title`}
      onClick={() => onAnswer(null)}
    >
      {language === 'zh' ? '清除此题' : 'Clear this answer'}
    </button>
  );
}
