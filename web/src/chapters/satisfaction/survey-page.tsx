import '../../records/records.css';
import './survey-page.css';
import { useState } from 'preact/hooks';
import type { Answer, Question } from '../../../../rulebook/chapters/satisfaction/reckoning/answers.ts';
import { surveyForms } from '../../../../rulebook/chapters/satisfaction/surveys.ts';
import type { Registers } from '../../../../rulebook/notation/register.ts';
import { recordPath } from '../../../../rulebook/reading/paths.ts';
import { readingFailed } from '../../data/failures.ts';
import { useNames } from '../../data/names.ts';
import type { Document } from '../../data/store.ts';
import { useRegisters } from '../../data/use-registers.ts';
import { useRecord, useRows } from '../../data/watch.ts';
import { StepButtons } from '../../forms/step-buttons.tsx';
import { LinkButton } from '../../kit/button.tsx';
import { later } from '../../kit/later.tsx';
import { Badge, Empty, Loading, Problem } from '../../kit/notes.tsx';
import { useNow } from '../../kit/now.ts';
import { Page } from '../../kit/page.tsx';
import { useLanguage, useWords, type Words } from '../../language/words.ts';
import { usePrintedRecord } from '../../paper/use-printed-record.tsx';
import { StateBadge } from '../../records/state-badge.tsx';
import { Timeline } from '../../records/timeline.tsx';
import { useSession } from '../../session/current.ts';
import { useSiteTime } from '../../session/site-time.ts';
import { SurveyForm } from '../../survey/survey-form.tsx';
import { LatestAnswers } from './latest-answers.tsx';
import { OpenSurvey } from './open-survey.tsx';
import { answeredOn } from './queries.ts';
import { ReturnRate } from './return-rate.tsx';
import { ToVisit } from './to-visit.tsx';
import { asksHouseholds, readsTally, typesSomePaper } from './who.ts';

const Related = later(() => import('../../records/related.tsx').then((m) => m.Related));

/** Steps that the page offers by itself. */
const OWN_STEPS = ['open', 'revise', 'printSlips'] as const;

/** One survey: what came back so far, whom to visit next, and what can be done with it. */
export function SurveyPage({ id = '' }: { id?: string }) {
  const { site } = useSession();
  const registers = useRegisters('surveys');
  const register = registers?.('surveys');
  const { value: survey, failure } = useRecord(register ? recordPath(site, register, id) : null);
  if (registers && survey) return <Found key={id} id={id} survey={survey} registers={registers} />;
  return (
    <Page title={{ zh: '问卷', en: 'Survey' }} back="/surveys">
      {failure != null && <Problem words={readingFailed(failure)} />}
      {survey === null && (
        <Empty icon="search" words={{ zh: '没有这份问卷', en: 'There is no such survey' }} />
      )}
      {survey === undefined && failure == null && <Loading rows={6} />}
    </Page>
  );
}

interface SurveyProps {
  readonly id: string;
  readonly survey: Document;
  readonly registers: Registers;
}

function Found(props: SurveyProps) {
  const say = useWords();
  const { id, survey, registers } = props;
  const register = registers('surveys');
  const printed = usePrintedRecord({ name: 'surveys', id, registers, record: survey, isHistoryShown: true });
  const title = { zh: String(survey.title), en: String(survey.titleEnglish ?? survey.title) };
  const isDraft = survey.state === 'draft';
  return (
    <Page title={title} back="/surveys" actions={printed.button}>
      {printed.paper}
      <p class="record-head">
        <span class="muted">{say(surveyForms[survey.kind as keyof typeof surveyForms])}</span>
        <StateBadge of={register.states[String(survey.state)]} />
        {survey.anonymous === true && <Badge>{say({ zh: '不记名', en: 'Anonymous' })}</Badge>}
      </p>
      <Doings {...props} />
      <Facts survey={survey} />
      {!isDraft && <Returning {...props} />}
      <Questions survey={survey} isOpen={isDraft} />
      <Related register="surveys" id={id} except={['ballots']} />
      <section class="section">
        <h2>{say({ zh: '经过', en: 'What happened' })}</h2>
        <Timeline register="surveys" id={id} />
      </section>
    </Page>
  );
}

function Doings({ id, survey }: SurveyProps) {
  const say = useWords();
  const session = useSession();
  const own = `/surveys/${encodeURIComponent(id)}`;
  const [isDraft, isOpen] = [survey.state === 'draft', survey.state === 'open'];
  const isAsking = asksHouseholds(session);
  return (
    <div class="survey-doings no-print">
      <div class="actions">
        {isDraft && isAsking && <OpenSurvey id={id} survey={survey} />}
        {isDraft && isAsking && (
          <LinkButton href={`${own}/edit`}>{say({ zh: '修改', en: 'Revise' })}</LinkButton>
        )}
        {isOpen && isAsking && (
          <LinkButton href={`${own}/slips`} icon="print">
            {say({ zh: '打印问卷条', en: 'Print the slips' })}
          </LinkButton>
        )}
        {!isDraft && typesSomePaper(session) && (
          <LinkButton href={`${own}/paper`}>{say({ zh: '录入纸质问卷', en: 'Type paper forms' })}</LinkButton>
        )}
        {!isDraft && readsTally(session) && (
          <LinkButton href="/reports/satisfaction">{say({ zh: '满意度报表', en: 'The tally' })}</LinkButton>
        )}
      </div>
      <StepButtons register="surveys" id={id} record={survey} hide={OWN_STEPS} />
    </div>
  );
}

/** Who asks whom, and until when. */
function Facts({ survey }: { survey: Document }) {
  const say = useWords();
  const nameOf = useNames();
  const buildings = survey.buildings as readonly string[] | undefined;
  const by = (survey.begun as { by?: unknown } | undefined)?.by ?? (survey.opened as { by?: unknown }).by;
  const facts: readonly (readonly [Words, string | null])[] = [
    [{ zh: '发放日期', en: 'Opened on' }, survey.begunOn === undefined ? null : String(survey.begunOn)],
    [{ zh: '截止日期', en: 'Closes on' }, String(survey.closesOn)],
    [{ zh: '楼栋', en: 'Buildings' }, buildings?.join('、') ?? say({ zh: '全部', en: 'All' })],
    [{ zh: '抽样户数', en: 'Sample' }, survey.sample === undefined ? null : String(survey.sample)],
    [{ zh: '发放户数', en: 'Households asked' }, survey.asked === undefined ? null : String(survey.asked)],
    [{ zh: '经办人', en: 'By' }, nameOf(String(by))],
  ];
  return (
    <div class="card">
      <dl class="facts">
        {facts.map(
          ([words, text]) =>
            text !== null && (
              <div key={words.en}>
                <dt>{say(words)}</dt>
                <dd>{text}</dd>
              </div>
            ),
        )}
      </dl>
    </div>
  );
}

const LATEST_DAYS = 3;

/** What comes back, live: whatever comes is counted. */
function Returning({ id, survey }: SurveyProps) {
  const { site } = useSession();
  const { calendar } = useSiteTime();
  const today = calendar.day(useNow());
  const days = Array.from({ length: LATEST_DAYS }, (_, at) => calendar.shiftDay(today, -at));
  const latest = useRows(answeredOn(site, id, days));
  const isKnown = latest.value !== undefined || latest.failure != null;
  const since = `${survey.rev} ${latest.value?.map((row) => `${row.id} ${row.data.rev}`).join()}`;
  return (
    <>
      <ReturnRate id={id} survey={survey} since={isKnown ? since : null} />
      {survey.state === 'open' && (
        <ToVisit survey={id} buildings={(survey.buildings as readonly string[] | undefined) ?? null} />
      )}
      <LatestAnswers latest={latest} survey={id} isAnonymous={survey.anonymous === true} days={LATEST_DAYS} />
    </>
  );
}

/** The questions as a household sees them. It can be tried; nothing is kept. */
function Questions({ survey, isOpen }: { survey: Document; isOpen: boolean }) {
  const say = useWords();
  const language = useLanguage();
  const [answers, setAnswers] = useState<readonly Answer[]>([]);
  const questions = survey.questions as readonly Question[];
  return (
    <details class="survey-questions no-print" open={isOpen}>
      <summary>{say({ zh: `题目（${questions.length}）`, en: `Questions (${questions.length})` })}</summary>
      <SurveyForm questions={questions} language={language} answers={answers} onChange={setAnswers} />
    </details>
  );
}
