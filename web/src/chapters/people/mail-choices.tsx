import '../../kit/form-field.css';
import '../../kit/segments.css';
import './mail-choices.css';
import { useState } from 'preact/hooks';
import type { Every } from '../../../../rulebook/notation/period.ts';
import type { ReportHead } from '../../../../rulebook/notation/report.ts';
import { languages } from '../../../../rulebook/site/words.ts';
import { call } from '../../data/call.ts';
import { readingFailed } from '../../data/failures.ts';
import type { Document } from '../../data/store.ts';
import { useRecord } from '../../data/watch.ts';
import { reportHeads } from '../../generated/reports.ts';
import { Button } from '../../kit/button.tsx';
import { Loading, Problem } from '../../kit/notes.tsx';
import { type Language, useWords, type Words } from '../../language/words.ts';
import { everyWords } from '../../reports/periods.ts';
import { useCall } from '../../reports/use-call.ts';
import { useSession } from '../../session/current.ts';
import { rolesNow } from '../../session/session.ts';
import { useBounced } from './bounced.ts';
import { BouncedNote } from './bounced-note.tsx';

/** 邮件设置: which reports one gets by mail, in which language, and when not. */
export function MailChoices() {
  const say = useWords();
  const session = useSession();
  const { value, failure } = useRecord(`sites/${session.site}/mailChoices/${session.uid}`);
  const bounced = useBounced().get(session.uid);
  return (
    <section class="mail-choices" aria-label={say({ zh: '邮件设置', en: 'Mail' })}>
      {bounced && <BouncedNote bounced={bounced} isOwn />}
      {failure != null && <Problem words={readingFailed(failure)} />}
      {value === undefined && failure == null && <Loading rows={3} />}
      {value !== undefined && <Choosing stored={value} />}
    </section>
  );
}

interface Offered {
  readonly key: string;
  readonly report: ReportHead;
  readonly every: Every;
}

function Choosing({ stored }: { stored: Document | null }) {
  const say = useWords();
  const session = useSession();
  const roles = rolesNow(session, new Date());
  const offered = reportHeads
    .filter(({ to }) => to.some((role) => roles.includes(role)))
    .flatMap((report) =>
      report.every.map((every): Offered => ({ key: `${report.name}.${every}`, report, every })),
    );
  const [leftOut, setLeftOut] = useState((stored?.leftOut ?? []) as readonly string[]);
  const [language, setLanguage] = useState(stored?.language as Language | undefined);
  const [from, setFrom] = useState(String(stored?.quietFrom ?? ''));
  const [until, setUntil] = useState(String(stored?.quietUntil ?? ''));
  const { isBusy, problems, run } = useCall();
  const [isSaved, setIsSaved] = useState(false);
  const save = () =>
    run(async () => {
      const input = {
        member: session.uid,
        // What is emptied is told as well.
        leftOut: leftOut.length > 0 ? leftOut : null,
        language: language ?? null,
        quietFrom: from || null,
        quietUntil: until || null,
      };
      const step = stored ? 'chooseAnew' : 'choose';
      await call('takeStep', { site: session.site, register: 'mailChoices', step, id: session.uid, input });
      setIsSaved(true);
    });
  const toggle = (key: string) =>
    setLeftOut(leftOut.includes(key) ? leftOut.filter((each) => each !== key) : [...leftOut, key]);
  if (offered.length === 0)
    return (
      <p class="muted">{say({ zh: '您的职务没有定期邮件。', en: 'No report is mailed to your role.' })}</p>
    );
  return (
    <>
      <p class="muted">{say(explained)}</p>
      {offered.map(({ key, report, every }) => (
        <label class="mail-choice" key={key}>
          <input type="checkbox" checked={!leftOut.includes(key)} onChange={() => toggle(key)} />
          <span>
            {say(report.title)} <span class="muted">{say(everyWords[every])}</span>
          </span>
        </label>
      ))}
      <fieldset class="segments">
        <legend>{say({ zh: '邮件语言', en: 'Language of the mails' })}</legend>
        {languageChoices.map(([choice, words]) => (
          <label class="segment" key={choice ?? 'own'}>
            <input
              type="radio"
              name="mail-language"
              checked={language === choice}
              onChange={() => setLanguage(choice)}
            />
            <span>{say(words)}</span>
          </label>
        ))}
      </fieldset>
      <div class="mail-quiet">
        <label class="form-field">
          <span>{say({ zh: '免打扰自', en: 'Quiet from' })}</span>
          <input type="time" value={from} onInput={(event) => setFrom(event.currentTarget.value)} />
        </label>
        <label class="form-field">
          <span>{say({ zh: '至', en: 'until' })}</span>
          <input type="time" value={until} onInput={(event) => setUntil(event.currentTarget.value)} />
        </label>
      </div>
      <p class="muted">{say(urgent)}</p>
      {problems.map(({ words, clauses }) => (
        <Problem key={words.zh} words={words} clauses={clauses} />
      ))}
      <Button kind="primary" icon="check" isBusy={isBusy} onClick={() => void save()}>
        {say({ zh: '保存邮件设置', en: 'Save' })}
      </Button>
      {isSaved && problems.length === 0 && <p role="status">{say({ zh: '邮件设置已保存', en: 'Saved' })}</p>}
    </>
  );
}

const explained: Words = {
  zh: '勾选的报表在当天下班后合成一封邮件发给您。',
  en: 'The reports that are ticked come in one mail after closing.',
};

const urgent: Words = {
  zh: '免打扰时段内的报表邮件，到时段结束再发；须即时处理的通知不受影响。',
  en: 'A mail with reports waits until quiet hours are over; what has to be dealt with at once comes at once.',
};

const languageChoices: readonly (readonly [Language | undefined, Words])[] = [
  [undefined, { zh: '同员工登记', en: 'As in the member’s record' }],
  ['zh', languages.zh],
  ['en', languages.en],
];
