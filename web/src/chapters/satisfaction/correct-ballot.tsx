import '../../records/records.css';
import '../../kit/form-field.css';
import { useLocation } from 'preact-iso';
import type { Answer, Question } from '../../../../rulebook/chapters/satisfaction/reckoning/answers.ts';
import { recordPath } from '../../../../rulebook/reading/paths.ts';
import { CallRefused, call } from '../../data/call.ts';
import { readingFailed } from '../../data/failures.ts';
import type { Document } from '../../data/store.ts';
import { useRegisters } from '../../data/use-registers.ts';
import { useRecord } from '../../data/watch.ts';
import { Empty, Loading, Problem } from '../../kit/notes.tsx';
import { Page } from '../../kit/page.tsx';
import { tell } from '../../kit/says.tsx';
import { useWords, type Words } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import { AnswerSheet } from './answer-sheet.tsx';
import { useKeptDraft } from './kept-draft.ts';
import { mayCorrect } from './who.ts';

const title: Words = { zh: '更正录入', en: 'Put right' };
const REASON_MOST = 200;

/** R3.4.6.2 What was typed wrongly from paper is put right, with a reason; what stood there before stays beside it. */
export function CorrectBallot({ id = '' }: { id?: string }) {
  const session = useSession();
  const registers = useRegisters('ballots', 'surveys');
  const at = (name: 'surveys' | 'ballots', record: string | undefined) =>
    registers && record !== undefined ? recordPath(session.site, registers(name), record) : null;
  const { value: ballot, failure } = useRecord(at('ballots', id));
  const { value: survey, failure: unread } = useRecord(at('surveys', ballot?.survey as string | undefined));
  const failed = failure ?? unread;
  const back = `/ballots/${encodeURIComponent(id)}`;
  return (
    <Page title={title} back={back}>
      {failed != null && <Problem words={readingFailed(failed)} />}
      {ballot === null && (
        <Empty icon="search" words={{ zh: '没有这份答卷', en: 'There is no such ballot' }} />
      )}
      {ballot && !mayCorrect(session, ballot) && <Problem words={notThis} clauses={['R3.4.6.2']} />}
      {ballot && survey && mayCorrect(session, ballot) && (
        <Correcting key={`${id} ${ballot.rev}`} {...{ id, ballot, survey, back }} />
      )}
      {ballot !== null && !(ballot && survey) && failed == null && <Loading rows={6} />}
    </Page>
  );
}

const notThis: Words = {
  zh: '只能更正由员工录入的纸质记名问卷，由录入人、客服助理或客服主任办理',
  en: 'Only what staff have typed from paper, under its name; by who typed it, the assistant or the supervisor',
};
const noReason: Words = { zh: '请填写原因', en: 'Please say why' };

interface CorrectingProps {
  readonly id: string;
  readonly ballot: Document;
  readonly survey: Document;
  readonly back: string;
}

interface Correction {
  readonly answers: readonly Answer[];
  readonly reason: string;
}

function Correcting({ id, ballot, survey, back }: CorrectingProps) {
  const say = useWords();
  const { site } = useSession();
  const { route } = useLocation();
  const [draft, change, forget] = useKeptDraft<Correction>(`correct ${id} ${ballot.rev}`, () => ({
    answers: ballot.answers as readonly Answer[],
    reason: '',
  }));
  const { answers, reason } = draft;
  const send = async (): Promise<void> => {
    if (reason.trim() === '')
      throw new CallRefused([{ field: 'reason', words: noReason, clauses: ['R3.4.6.2'] }], false);
    await call('correctBallot', { site, ballot: id, answers, reason });
    forget();
    tell({ zh: '已更正，须重新复核', en: 'Put right; it is to be checked again' });
    route(back);
  };
  return (
    <>
      <p class="muted">{`${ballot.room} · ${survey.title}`}</p>
      <AnswerSheet
        {...{ answers, send }}
        questions={survey.questions as readonly Question[]}
        onChange={(changed) => change({ answers: changed })}
        action={title}
        foot={
          <label class="form-field">
            <span>{say({ zh: '更正原因', en: 'Reason' })}</span>
            <input
              value={reason}
              maxLength={REASON_MOST}
              required
              autocomplete="off"
              onInput={(event) => change({ reason: event.currentTarget.value })}
            />
          </label>
        }
      />
    </>
  );
}
