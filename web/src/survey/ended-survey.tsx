import { useEffect, useRef } from 'preact/hooks';
import type { SurveyShown } from '../../../rulebook/chapters/satisfaction/reckoning/answers.ts';
import { fill, useLanguage, useWords, type Words } from '../language/words.ts';
import { AnswerList } from './answer-list.tsx';
import { dayWritten } from './day.ts';
import { Introduction } from './introduction.tsx';

/** How a page has come to its end: by what was sent here, while something was typed here, or before. */
export type End = 'sent' | 'overtaken' | 'before';

const headings: Readonly<Record<'sent' | 'answered' | 'closed', Words>> = {
  sent: { zh: '谢谢，已收到您的问卷', en: 'Thank you: your answers have arrived' },
  answered: { zh: '这份问卷已经答过', en: 'This survey has been answered' },
  closed: { zh: '这份问卷已经截止', en: 'This survey is closed' },
};
const day: Words = { zh: '提交日期：{day}', en: 'Answered on {day}' };
const closed: Words = {
  zh: '已不再接收答案，感谢您的关注',
  en: 'It takes no more answers. Thank you for your interest.',
};
const overtaken: Words = {
  zh: '您刚才填写的内容没有提交',
  en: 'What you have just filled in was not sent',
};

interface EndedProps {
  readonly survey: SurveyShown;
  readonly end: End;
}

/** A survey that is answered or closed: it says so, and shows what was sent. */
export function EndedSurvey({ survey, end }: EndedProps) {
  const language = useLanguage();
  const say = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever has sent something hears what became of it.
  useEffect(() => {
    if (end !== 'before') heading.current?.focus();
  }, [end]);
  const { answeredOn, answers, questions, state } = survey;
  const isAnswered = state === 'answered';
  return (
    <div class="survey-body">
      <section class={isAnswered ? 'survey-end good' : 'survey-end'}>
        <h2 ref={heading} tabIndex={-1}>
          {say(headings[end === 'sent' ? 'sent' : isAnswered ? 'answered' : 'closed'])}
        </h2>
        {isAnswered && answeredOn && <p>{say(fill(day, { day: dayWritten(answeredOn, language) }))}</p>}
        {!isAnswered && <p>{say(closed)}</p>}
        {end === 'overtaken' && <p>{say(overtaken)}</p>}
      </section>
      <Introduction survey={survey} />
      {answers && (
        <section class="survey-sent">
          <h2>{say({ zh: '提交的答案', en: 'The answers' })}</h2>
          <AnswerList {...{ questions, language, answers }} />
        </section>
      )}
    </div>
  );
}
