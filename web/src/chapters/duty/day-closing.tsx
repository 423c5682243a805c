import '../../records/records.css';
import './day-closing.css';
import { useEffect, useState } from 'preact/hooks';
import { recordPath } from '../../../../rulebook/reading/paths.ts';
import { afterFirstRecords } from '../../after-first-records.ts';
import { readingFailed } from '../../data/failures.ts';
import { useNames } from '../../data/names.ts';
import type { Document } from '../../data/store.ts';
import { useRegisters } from '../../data/use-registers.ts';
import { useRecord } from '../../data/watch.ts';
import { Button, LinkButton } from '../../kit/button.tsx';
import { Badge, Clauses, Empty, Loading, Problem } from '../../kit/notes.tsx';
import { useNow } from '../../kit/now.ts';
import { Page } from '../../kit/page.tsx';
import { dateTitle, stampText } from '../../language/time.ts';
import { useWords } from '../../language/words.ts';
import { PageOnPaper } from '../../paper/page-on-paper.tsx';
import { usePrintedRecord } from '../../paper/use-printed-record.tsx';
import { useSession } from '../../session/current.ts';
import { holdsNow } from '../../session/session.ts';
import { useSiteTime } from '../../session/site-time.ts';
import { isDay } from './day.ts';
import { DayLines } from './day-lines.tsx';
import { DayPicker } from './day-picker.tsx';
import { type DayStands, useDayStands } from './day-stands.ts';
import { SignDay } from './sign-day.tsx';
import { signatureOf } from './signed.ts';

/** 日结证明 What a day has to show: today's unless the address names another. */
export function DayClosing({ day: asked = '' }: { day?: string }) {
  const { calendar } = useSiteTime();
  const today = calendar.day(useNow());
  const day = isDay(asked) && asked <= today ? asked : today;
  return <OneDay key={day} day={day} today={today} />;
}

function OneDay({ day, today }: { day: string; today: string }) {
  const say = useWords();
  const session = useSession();
  const { calendar } = useSiteTime();
  const registers = useRegisters('dayClosings');
  const mayLook = holdsNow(session, 'supervisor', 'manager', 'gm');
  const at = mayLook && registers ? recordPath(session.site, registers('dayClosings'), day) : null;
  const { value: record, failure } = useRecord(at);
  const { stands, problems, again } = useDayStands(mayLook ? day : null);
  const noon = calendar.instant(day, '12:00');
  const printed = usePrintedRecord({ name: 'dayClosings', id: day, registers, record });
  useEffect(() => {
    if (record !== undefined) afterFirstRecords();
  }, [record]);
  const isLooking = mayLook && stands === null && problems.length === 0;
  return (
    <Page
      title={{
        zh: `日结证明 ${dateTitle(noon, session.zone, 'zh')}`,
        en: `Day closing, ${dateTitle(noon, session.zone, 'en')}`,
      }}
      back="/dayClosings"
      actions={printed.button}
    >
      {printed.paper}
      {!record && (
        <PageOnPaper
          form={{ zh: '日结证明', en: 'Day closing' }}
          about={say({ zh: '尚未签字：打印时的情况', en: 'Not signed yet: as it stood when it was printed' })}
        />
      )}
      <div class={record ? 'no-print' : undefined}>
        <div class="day-closing-head no-print">
          <DayPicker day={day} today={today} shiftDay={calendar.shiftDay} of="/dayClosings" />
          <LinkButton icon="book" href={`/dutyLog/${day}`}>
            {say({ zh: '当日值班日志', en: 'Duty log of the day' })}
          </LinkButton>
        </div>
        {failure != null && <Problem words={readingFailed(failure)} />}
        {record && <Signed record={record} stands={stands} />}
        {problems.map(({ words, clauses }) => (
          <Problem key={words.zh} words={words} clauses={clauses} />
        ))}
        {(isLooking || (mayLook && record === undefined)) && <Loading rows={7} />}
        {stands && record !== undefined && <Standing {...{ day, stands, record, again }} />}
        {!mayLook && (
          <Empty
            icon="lock"
            words={{ zh: '日结证明由客服主任、经理查看', en: 'For the supervisor and those above' }}
          />
        )}
      </div>
    </Page>
  );
}

/** Who signed, how much was open then, and whether that still stands as it was signed. */
function Signed({ record, stands }: { record: Document; stands: DayStands | null }) {
  const say = useWords();
  const nameOf = useNames();
  const { zone } = useSession();
  const signed = signatureOf(record);
  const digest = String(record.digest);
  return (
    <section class="card day-signed" aria-label={say({ zh: '签字', en: 'Signature' })}>
      <p>
        {record.state === 'reopened' ? (
          <Badge tone="warn">{say({ zh: '签后有待补手续，待重签', en: 'To be signed again' })}</Badge>
        ) : (
          <Badge tone="good">{say({ zh: '已签字', en: 'Signed' })}</Badge>
        )}{' '}
        {signed && `${nameOf(signed.by)} ${stampText(signed.at, zone)}`} ·{' '}
        {say({ zh: `签字时未了 ${record.open} 项`, en: `${record.open} open when it was signed` })}
      </p>
      {record.remarks !== undefined && <p>{String(record.remarks)}</p>}
      <p class="muted">
        {say({ zh: '摘要 ', en: 'Digest ' })}
        <code title={digest}>{digest.slice(0, 12)}</code>{' '}
        {stands?.holds === true && say({ zh: '与值班日志一致', en: 'as the duty log has it' })}
        {stands?.holds === null && say({ zh: '正在记入值班日志', en: 'being entered in the duty log' })}
      </p>
      {stands?.holds === false && (
        <Problem
          words={{
            zh: '与签字时的摘要不一致：记录或值班日志被改动过，请核查',
            en: 'It is not as it was signed: the record or the duty log has been altered. Please look into it',
          }}
          clauses={['R2.4.8']}
        />
      )}
    </section>
  );
}

interface StandingProps {
  readonly day: string;
  readonly stands: DayStands;
  readonly record: Document | null;
  readonly again: () => void;
}

/** How the day stands now, and the button that signs it. */
function Standing({ day, stands, record, again }: StandingProps) {
  const say = useWords();
  const session = useSession();
  const { calendar, settings } = useSiteTime();
  const now = useNow();
  const [isSigning, setIsSigning] = useState(false);
  const isEarly = now < calendar.instant(day, settings.closing);
  const { open, lines, sealed, seal } = stands;
  return (
    <section class="section" aria-label={say({ zh: '目前情况', en: 'How it stands' })}>
      <div class="day-closing-head">
        <h2>
          {say(
            open === 0
              ? { zh: '全部了结', en: 'Nothing is open' }
              : { zh: `目前未了 ${open} 项`, en: `${open} open now` },
          )}
        </h2>
        <Button class="no-print" icon="clock" onClick={again}>
          {say({ zh: '刷新', en: 'Look again' })}
        </Button>
        {holdsNow(session, 'supervisor') && (
          <Button
            class="no-print"
            kind="primary"
            icon="check"
            disabled={isEarly}
            onClick={() => setIsSigning(true)}
          >
            {say(record ? { zh: '重新签字', en: 'Sign again' } : { zh: '签字', en: 'Sign' })}
          </Button>
        )}
      </div>
      {isEarly && holdsNow(session, 'supervisor') && (
        <p class="muted no-print">
          {say({
            zh: `下班（${settings.closing}）之后才能签字`,
            en: `It is signed at closing (${settings.closing}) or later`,
          })}{' '}
          <Clauses ids={['R2.4.8']} />
        </p>
      )}
      <DayLines lines={lines} />
      <p class="muted">
        {say({
          zh: `值班日志已封存 ${sealed} 条，最后校验码 ${seal?.slice(0, 12) ?? '—'}`,
          en: `Entries of the duty log sealed: ${sealed}, last hash ${seal?.slice(0, 12) ?? '—'}`,
        })}
      </p>
      {isSigning && (
        <SignDay
          {...{ day, open, before: record && String(record.remarks ?? '') }}
          onClose={() => setIsSigning(false)}
          onSigned={() => {
            setIsSigning(false);
            again();
          }}
        />
      )}
    </section>
  );
}
