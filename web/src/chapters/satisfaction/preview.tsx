import { useState } from 'preact/hooks';
import type { Answer } from '../../../../rulebook/chapters/satisfaction/reckoning/answers.ts';
import { surveyForms } from '../../../../rulebook/chapters/satisfaction/surveys.ts';
import { Chip } from '../../kit/chip.tsx';
import { Empty } from '../../kit/notes.tsx';
import { type Language, useLanguage, useWords } from '../../language/words.ts';
import { dayWritten } from '../../survey/day.ts';
import { SurveyForm } from '../../survey/survey-form.tsx';
import { Told } from '../../survey/told.tsx';
import { questionOf, type SurveyDraft } from './draft.ts';

const shownAs = { zh: 'zh-CN', en: 'en' } as const;

/** The survey as a household sees it, in the language that is chosen here. It can be tried; nothing is kept. */
export function Preview({ draft }: { draft: SurveyDraft }) {
  const say = useWords();
  const reader = useLanguage();
  const [language, setLanguage] = useState<Language>(reader);
  const [answers, setAnswers] = useState<readonly Answer[]>([]);
  const questions = draft.questions.map(questionOf).map((question) => ({
    ...question,
    question: question.question || { zh: '（未填题目）', en: '(no question yet)' }[language],
  }));
  return (
    <section class="builder-preview" aria-label={say({ zh: '住户所见', en: 'As a household sees it' })}>
      <div class="section-head">
        <h2>{say({ zh: '住户所见', en: 'As a household sees it' })}</h2>
        <nav class="chips" aria-label={say({ zh: '预览语言', en: 'Language of the preview' })}>
          <Chip
            words={{ zh: '中文', en: '中文' }}
            isOn={language === 'zh'}
            onPick={() => setLanguage('zh')}
          />
          <Chip
            words={{ zh: 'English', en: 'English' }}
            isOn={language === 'en'}
            onPick={() => setLanguage('en')}
          />
        </nav>
      </div>
      <div class="builder-phone" lang={shownAs[language]}>
        <Opening draft={draft} language={language} />
        <SurveyForm questions={questions} language={language} answers={answers} onChange={setAnswers} />
        {questions.length === 0 && <Empty words={{ zh: '还没有题目', en: 'There are no questions yet' }} />}
      </div>
    </section>
  );
}

const secret = {
  zh: '这是匿名问卷：只知道哪一户已答，没有人知道谁答了什么',
  en: 'This survey is anonymous: it is known which homes have answered, and nobody learns who said what',
} as const;

function Opening({ draft, language }: { draft: SurveyDraft; language: Language }) {
  return (
    <div class="builder-opening">
      <p class="muted">{surveyForms[draft.kind][language]}</p>
      <p class="builder-title">
        <Told zh={draft.title} en={draft.titleEnglish} language={language} />
      </p>
      {draft.greeting !== '' && (
        <p class="builder-greeting">
          <Told zh={draft.greeting} en={draft.greetingEnglish} language={language} />
        </p>
      )}
      {draft.closesOn !== '' && (
        <p>
          {{ zh: '截止日期', en: 'Last day' }[language]} <b>{dayWritten(draft.closesOn, language)}</b>
        </p>
      )}
      {draft.anonymous && <p class="builder-secret">{secret[language]}</p>}
    </div>
  );
}
