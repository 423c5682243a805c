import './survey-form.css';
import { Fragment } from 'preact';
import { useId } from 'preact/hooks';
import type {
  Answer,
  AnswerProblem,
  Question,
} from '../../../rulebook/chapters/satisfaction/reckoning/answers.ts';
import type { Language } from '../language/words.ts';
import { withAnswer } from './answered.ts';
import { QuestionInput } from './question-input.tsx';
import { Told } from './told.tsx';

export interface SurveyFormProps {
  readonly questions: readonly Question[];
  readonly language: Language;
  readonly answers: readonly Answer[];
  readonly onChange: (answers: readonly Answer[]) => void;
  /** Told at their questions. */
  readonly problems?: readonly AnswerProblem[];
}

/** The questions of a survey, each to be answered: on a household's phone, as a preview, and for what was on paper. */
export function SurveyForm({ questions, language, answers, onChange, problems = [] }: SurveyFormProps) {
  const id = useId();
  return (
    <div class="survey-form">
      {questions.map((question, at) => {
        const place = at + 1;
        return (
          <Fragment key={place}>
            {question.section && (
              <h2 class="survey-section">
                <Told zh={question.section} en={question.sectionEnglish} language={language} />
              </h2>
            )}
            <QuestionInput
              id={`${id}-${place}`}
              {...{ question, place, language }}
              answer={answers.find((each) => each.question === place)}
              problem={problems.find((each) => each.question === place)?.words[language]}
              onAnswer={(answer) => onChange(withAnswer(answers, place, answer))}
            />
          </Fragment>
        );
      })}
    </div>
  );
}

/** Puts the focus where the first problem of a form can be put right. Once they are drawn. */
export function focusProblem(form: HTMLElement): void {
  const input = form.querySelector<HTMLElement>('.survey-question.bad :is(input, textarea)');
  input?.focus({ preventScroll: true });
  input?.closest('.survey-question')?.scrollIntoView({ block: 'center' });
}
