import './survey-page.css';
import { useEffect } from 'preact/hooks';
import { Button } from '../kit/button.tsx';
import { Loading, Problem } from '../kit/notes.tsx';
import { LanguageContext, useWords, type Words } from '../language/words.ts';
import { EndedSurvey } from './ended-survey.tsx';
import { OpenSurvey } from './open-survey.tsx';
import { useSpoken } from './use-spoken.ts';
import { useSurvey } from './use-survey.ts';

const nameless: Words = { zh: '住户问卷', en: 'Residents’ survey' };

/** What a household sees at the address of its slip. */
export function SurveyPage({ token }: { token: string | null }) {
  const [language, choose] = useSpoken();
  const inUse = useSurvey(token);
  const { state } = inUse;
  const name = state.is === 'shown' ? state.survey.site : nameless;
  useEffect(() => {
    document.title =
      state.is === 'shown' ? `${state.survey.form[language]} · ${name[language]}` : name[language];
  }, [state, name, language]);
  return (
    <LanguageContext.Provider value={language}>
      <header class="survey-top">
        <span>{name[language]}</span>
        <Button
          kind="quiet"
          icon="language"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => choose(language === 'zh' ? 'en' : 'zh')}
        >
          {language === 'zh' ? 'English' : '中文'}
        </Button>
      </header>
      <main class="survey-page">
        <Content token={token} {...inUse} />
      </main>
    </LanguageContext.Provider>
  );
}

function Content({
  token,
  state,
  read,
  sent,
  over,
}: ReturnType<typeof useSurvey> & { token: string | null }) {
  switch (state.is) {
    case 'reading':
      return (
        <div class="survey-body">
          <Loading rows={6} />
        </div>
      );
    case 'unknown':
      return <Unknown why={state.why} />;
    case 'failed':
      return <Failed why={state.why} onRetry={() => void read()} />;
    case 'shown':
      return state.survey.state === 'open' && token !== null ? (
        <OpenSurvey token={token} survey={state.survey} onSent={sent} onOver={over} />
      ) : (
        <EndedSurvey survey={state.survey} end={state.end} />
      );
  }
}

const check: Words = {
  zh: '请核对纸条上的地址或二维码；仍打不开，请联系物业客服中心',
  en: 'Please check the address or the QR code on your slip; if it still does not open, ask the service centre',
};

/** Nobody learns from a wrong address what would be at the right one. */
function Unknown({ why }: { why: readonly Words[] }) {
  const say = useWords();
  return (
    <div class="survey-body">
      <h1>{say({ zh: '链接无效', en: 'This link is not valid' })}</h1>
      {why.map((words) => (
        <Problem key={words.zh} words={words} />
      ))}
      <p>{say(check)}</p>
    </div>
  );
}

function Failed({ why, onRetry }: { why: readonly Words[]; onRetry: () => void }) {
  const say = useWords();
  return (
    <div class="survey-body">
      <h1>{say({ zh: '问卷打不开', en: 'The survey can’t be opened' })}</h1>
      {why.map((words) => (
        <Problem key={words.zh} words={words} />
      ))}
      <div class="actions">
        <Button kind="primary" onClick={onRetry}>
          {say({ zh: '重试', en: 'Try again' })}
        </Button>
      </div>
    </div>
  );
}
