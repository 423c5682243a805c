import './answer-list.css';
import { Fragment } from 'preact';
import type { Answer, Question } from '../../../rulebook/chapters/satisfaction/reckoning/answers.ts';
import type { Language } from '../language/words.ts';
import { ratingWords } from './rating-words.ts';
import { Told } from './told.tsx';

interface ListProps {
  readonly questions: readonly Question[];
  readonly language: Language;
  readonly answers: readonly Answer[];
}

/** The questions with what was answered, to be read. */
export function AnswerList({ questions, language, answers }: ListProps) {
  return (
    <dl class="survey-answers">
      {questions.map((question, at) => (
        <div key={at}>
          <dt>
            {at + 1}. <Told zh={question.question} en={question.questionEnglish} language={language} />
          </dt>
          <dd>
            <Given
              question={question}
              language={language}
              answer={answers.find((each) => each.question === at + 1)}
            />
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface GivenProps {
  readonly question: Question;
  readonly language: Language;
  readonly answer: Answer | undefined;
}

function Given({ question, language, answer }: GivenProps) {
  if (!answer) return <span class="muted">{language === 'zh' ? '未答' : 'Not answered'}</span>;
  const { rating, choices = [], text } = answer;
  if (text !== undefined) return <>{text}</>;
  if (rating !== undefined) return <>{`${rating} ${ratingWords[rating - 1]?.[language] ?? ''}`}</>;
  return (
    <>
      {choices.map((choice, at) => (
        <Fragment key={choice}>
          {at > 0 && (language === 'zh' ? '、' : ', ')}
          <Told
            zh={question.choices?.[choice - 1] ?? ''}
            en={question.choicesEnglish?.[choice - 1]}
            language={language}
          />
        </Fragment>
      ))}
    </>
  );
}
