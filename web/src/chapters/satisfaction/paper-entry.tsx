import '../../records/records.css';
import './typing.css';
import '../../kit/form-field.css';
import { useLocation } from 'preact-iso';
import type { Answer, Question } from '../../../../rulebook/chapters/satisfaction/reckoning/answers.ts';
import { recordPath } from '../../../../rulebook/reading/paths.ts';
import { type CallProblem, CallRefused, call } from '../../data/call.ts';
import { readingFailed } from '../../data/failures.ts';
import type { Document } from '../../data/store.ts';
import { useRegisters } from '../../data/use-registers.ts';
import { useRecord, useRows } from '../../data/watch.ts';
import { LinkButton } from '../../kit/button.tsx';
import { Empty, Loading, Problem } from '../../kit/notes.tsx';
import { Page } from '../../kit/page.tsx';
import { tell } from '../../kit/says.tsx';
import { inOrderOf, naturally } from '../../language/order.ts';
import { useWords } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import { useSiteTime } from '../../session/site-time.ts';
import { fitting } from '../../survey/answered.ts';
import { AnswerSheet } from './answer-sheet.tsx';
import { useKeptDraft } from './kept-draft.ts';
import { paperAddress } from './paper-address.ts';
import { unansweredIn } from './queries.ts';
import { typesPaper } from './who.ts';

interface PaperProps {
  readonly id?: string;
  readonly household?: string;
}

/** R3.4.6.2 What a household has filled in on paper is typed by whoever collected it. */
export function PaperEntry({ id = '', household = '' }: PaperProps) {
  const { site } = useSession();
  const registers = useRegisters('surveys', 'ballots');
  const at = (name: 'surveys' | 'ballots', record: string) =>
    registers && recordPath(site, registers(name), record);
  const { value: survey, failure } = useRecord(at('surveys', id));
  const { value: ballot, failure: unread } = useRecord(at('ballots', `${id}~${household}`));
  if (survey && ballot) return <Home key={household} {...{ id, household, survey, ballot }} />;
  const failed = failure ?? unread;
  return (
    <Page
      title={{ zh: '录入纸质问卷', en: 'Type a paper form' }}
      back={`/surveys/${encodeURIComponent(id)}/paper`}
    >
      {failed != null && <Problem words={readingFailed(failed)} />}
      {(survey === null || ballot === null) && failed == null && (
        <Empty icon="search" words={{ zh: '没有向该业户发放这份问卷', en: 'This household is not asked' }} />
      )}
      {survey !== null && ballot !== null && failed == null && <Loading rows={6} />}
    </Page>
  );
}

interface HomeProps {
  readonly id: string;
  readonly household: string;
  readonly survey: Document;
  readonly ballot: Document;
}

function Home(props: HomeProps) {
  const { id, survey, ballot } = props;
  const session = useSession();
  const title = `${ballot.room}`;
  return (
    <Page
      title={{ zh: `录入纸质问卷 ${title}`, en: `Type the paper of ${title}` }}
      back={`/surveys/${encodeURIComponent(id)}/paper`}
    >
      <p class="muted">{String(survey.title)}</p>
      {ballot.state !== 'invited' ? (
        <Answered {...props} />
      ) : typesPaper(session, String(ballot.building)) ? (
        <Typing {...props} />
      ) : (
        <Problem
          words={{
            zh: '须由该楼栋的片区管理员、前台接待员、客服助理、客服主任办理',
            en: 'For the steward of the building, the receptionist, the assistant and the supervisor',
          }}
          clauses={['R3.4.6.2']}
        />
      )}
    </Page>
  );
}

/** The home that comes next on the way past the doors; from the last one on it begins again. Null when none is left. */
function useNextHome({ id, ballot }: HomeProps): string | null {
  const { site } = useSession();
  const { value } = useRows(unansweredIn(site, id, String(ballot.building)));
  const room = String(ballot.room);
  const others = inOrderOf('room', value ?? []).filter(({ data }) => data.room !== room);
  const next = others.find(({ data }) => naturally(String(data.room), room) > 0) ?? others[0];
  return next ? String(next.data.household) : null;
}

/** Each household answers once. */
function Answered(props: HomeProps) {
  const say = useWords();
  const { id, household, ballot } = props;
  const next = useNextHome(props);
  return (
    <>
      <Problem
        words={{
          zh: `该业户已于 ${ballot.answeredOn} 答复，每户一份`,
          en: `This household answered on ${ballot.answeredOn}; each answers once`,
        }}
        clauses={['R2.4.15']}
      />
      <div class="actions">
        <LinkButton href={`/ballots/${encodeURIComponent(`${id}~${household}`)}`}>
          {say({ zh: '查看答卷', en: 'See the ballot' })}
        </LinkButton>
        {next !== null && (
          <LinkButton kind="primary" href={paperAddress(id, next)}>
            {say({ zh: '下一户', en: 'The next home' })}
          </LinkButton>
        )}
      </div>
    </>
  );
}

interface PaperDraft {
  readonly answers: readonly Answer[];
  readonly answeredOn: string;
}

const noDay: CallProblem = {
  field: 'answeredOn',
  words: { zh: '请填写答复日期', en: 'Please say which day stands on the paper' },
  clauses: ['R2.4.15'],
};

function Typing(props: HomeProps) {
  const { id, household, survey, ballot } = props;
  const { site } = useSession();
  const { calendar } = useSiteTime();
  const { query, route } = useLocation();
  const today = calendar.day(new Date());
  const questions = survey.questions as readonly Question[];
  const next = useNextHome(props);
  const [draft, change, forget] = useKeptDraft<PaperDraft>(`${id} ${household}`, () => ({
    answers: [],
    // A pile of papers was collected on one day.
    answeredOn: query.on ?? today,
  }));
  const { answeredOn } = draft;
  const answers = fittingOr(questions, draft.answers);
  const send = async (): Promise<void> => {
    if (answeredOn === '') throw new CallRefused([noDay], false);
    await call('enterBallot', { site, survey: id, household, answeredOn, answers });
    forget();
    tell({ zh: `已录入 ${ballot.room}`, en: `${ballot.room} is typed` });
    const on = answeredOn === today ? undefined : answeredOn;
    route(next === null ? `/surveys/${encodeURIComponent(id)}` : paperAddress(id, next, on));
  };
  return (
    <AnswerSheet
      {...{ questions, answers, send }}
      onChange={(changed) => change({ answers: changed })}
      action={{ zh: '保存，录入下一户', en: 'Save and go on' }}
      head={<PaperDay day={answeredOn} today={today} onType={(day) => change({ answeredOn: day })} />}
    />
  );
}

/** What is kept from before may be older than the questions; what is being typed stays as it is typed. */
const fittingOr = (questions: readonly Question[], answers: readonly Answer[]): readonly Answer[] =>
  answers.some(({ question }) => question > questions.length) ? fitting(questions, answers) : answers;

interface DayProps {
  readonly day: string;
  readonly today: string;
  readonly onType: (day: string) => void;
}

function PaperDay({ day, today, onType }: DayProps) {
  const say = useWords();
  return (
    <label class="form-field typing-day">
      <span>{say({ zh: '答复日期（纸上所写）', en: 'Date on the paper' })}</span>
      <input
        type="date"
        value={day}
        max={today}
        required
        onInput={(event) => onType(event.currentTarget.value)}
      />
    </label>
  );
}
