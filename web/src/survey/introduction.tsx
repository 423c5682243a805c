import type { SurveyShown } from '../../../rulebook/chapters/satisfaction/reckoning/answers.ts';
import { useLanguage, useWords, type Words } from '../language/words.ts';
import { dayWritten } from './day.ts';
import { Told } from './told.tsx';

const anonymous: Words = {
  zh: '这是匿名问卷：只知道哪一户已答，没有人知道谁答了什么',
  en: 'This survey is anonymous: it is known which homes have answered, and nobody learns who said what',
};

/** What is asked, of whom, and until when. */
export function Introduction({ survey }: { survey: SurveyShown }) {
  const language = useLanguage();
  const say = useWords();
  return (
    <header class="survey-intro">
      <p class="muted">{say(survey.form)}</p>
      <h1>
        <Told zh={survey.title} en={survey.titleEnglish} language={language} />
      </h1>
      {survey.greeting && survey.state === 'open' && (
        <p class="survey-greeting">
          <Told zh={survey.greeting} en={survey.greetingEnglish} language={language} />
        </p>
      )}
      <dl class="survey-facts">
        <div>
          <dt>{say({ zh: '房号', en: 'Home' })}</dt>
          <dd>{survey.room}</dd>
        </div>
        <div>
          <dt>{say({ zh: '截止日期', en: 'Last day' })}</dt>
          <dd>
            <time dateTime={survey.closesOn}>{dayWritten(survey.closesOn, language)}</time>
          </dd>
        </div>
      </dl>
      {survey.anonymous && <p class="survey-secret">{say(anonymous)}</p>}
    </header>
  );
}
