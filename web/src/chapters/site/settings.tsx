import '../../kit/form-field.css';
import '../../kit/segments.css';
import '../../forms/forms.css';
import './settings.css';
import { useMemo, useState } from 'preact/hooks';
import type { Registers } from '../../../../rulebook/notation/register.ts';
import type { Refusal } from '../../../../rulebook/reading/plan.ts';
import { isUnreachable, readingFailed } from '../../data/failures.ts';
import { perform, type StepToTake } from '../../data/perform.ts';
import { usePlan } from '../../data/planning.ts';
import type { Document } from '../../data/store.ts';
import { useRegisters } from '../../data/use-registers.ts';
import { useRecord } from '../../data/watch.ts';
import { needsNetwork, notKept, stuck } from '../../forms/needs-network.ts';
import { Refusals } from '../../forms/refusals.tsx';
import { Button, LinkButton } from '../../kit/button.tsx';
import { Loading, Problem } from '../../kit/notes.tsx';
import { useOnline } from '../../kit/online.ts';
import { Page } from '../../kit/page.tsx';
import { tell } from '../../kit/says.tsx';
import { useWords, type Words } from '../../language/words.ts';
import { usePrintedRecord } from '../../paper/use-printed-record.tsx';
import { Timeline } from '../../records/timeline.tsx';
import { refreshSession, useSession } from '../../session/current.ts';
import { holdsAsOwn } from '../../session/held.ts';
import { holdsNow } from '../../session/session.ts';
import { FailedMail } from './failed-mail.tsx';
import { SettingsFields } from './fields.tsx';
import { type Problems, problemsIn, type TypedSettings, toInput, toTyped } from './typed.ts';

/** What a site sets for itself, and the mails that did not arrive. */
export function SettingsPage() {
  const say = useWords();
  const session = useSession();
  const mayChange = holdsNow(session, 'admin', 'manager');
  const { value: record, failure } = useRecord(`sites/${session.site}/settings/site`);
  const registers = useRegisters('settings');
  const printed = usePrintedRecord({ name: 'settings', id: 'site', registers, record, isHistoryShown: true });
  return (
    <Page title={{ zh: '小区设置', en: 'Site settings' }} actions={printed.button}>
      {printed.paper}
      {failure != null && <Problem words={readingFailed(failure)} />}
      {!mayChange && (
        <p class="notice-box">
          {say({
            zh: '设置由系统管理员或管理处经理修改',
            en: 'The administrator or the manager changes the settings',
          })}
        </p>
      )}
      {record && registers ? (
        // What somebody else has saved meanwhile begins the form anew.
        <Form key={String(record.rev)} record={record} isLocked={!mayChange} registers={registers} />
      ) : (
        failure == null && <Loading rows={10} />
      )}
      {holdsAsOwn(session, 'admin', 'manager') && <RobotsLink />}
      {mayChange && <FailedMail />}
      {record && (
        <section class="section">
          <h2>{say({ zh: '修改经过', en: 'What was changed' })}</h2>
          <Timeline register="settings" id="site" />
        </section>
      )}
    </Page>
  );
}

/** Beside mail, a group chat can be told. */
function RobotsLink() {
  const say = useWords();
  return (
    <section class="section">
      <h2>{say({ zh: '群机器人', en: 'Group robots' })}</h2>
      <p class="muted">
        {say({
          zh: '除邮件外，报表简报、逾期事项和即时通知还可以发到企业微信、钉钉或飞书的工作群。',
          en: 'Beside mail, reports, overdue matters and what is told at once can go to a group of WeCom, DingTalk or Feishu.',
        })}
      </p>
      <LinkButton href="/robots">{say({ zh: '设置群机器人', en: 'Set up group robots' })}</LinkButton>
    </section>
  );
}

interface FormProps {
  readonly record: Document;
  readonly isLocked: boolean;
  readonly registers: Registers;
}

function Form({ record, isLocked, registers }: FormProps) {
  const say = useWords();
  const [typed, setTyped] = useState<TypedSettings>(() => toTyped(record));
  const saving = useSaving(typed, record, registers);
  const isOnline = useOnline();
  const isChanged = JSON.stringify(typed) !== JSON.stringify(toTyped(record));
  return (
    <form
      noValidate
      class="settings"
      onSubmit={(event) => {
        event.preventDefault();
        void saving.save();
      }}
    >
      {!isLocked && <p class={isOnline ? 'muted' : 'notice-box'}>{say(needsNetwork)}</p>}
      <fieldset disabled={isLocked}>
        <SettingsFields
          typed={typed}
          fields={registers('settings').fields}
          problems={saving.problems}
          isLocked={isLocked}
          onChange={(change) => setTyped((now) => ({ ...now, ...change }))}
        />
      </fieldset>
      {saving.failure && <Problem words={saving.failure} />}
      <Refusals of={saving.refusals} />
      {isChanged && <SaveBar saving={saving} isOnline={isOnline} onUndo={() => setTyped(toTyped(record))} />}
    </form>
  );
}

interface SaveBarProps {
  readonly saving: Saving;
  readonly isOnline: boolean;
  readonly onUndo: () => void;
}

/** What was typed is saved by the server, with a network, or undone. */
function SaveBar({ saving, isOnline, onUndo }: SaveBarProps) {
  const say = useWords();
  const wrong = saving.problems.size;
  return (
    <div class="save-bar" role="status">
      <span>
        {wrong > 0
          ? say({ zh: `有 ${wrong} 处需要更正`, en: `${wrong} to be put right` })
          : say({ zh: '有未保存的修改', en: 'There are unsaved changes' })}
      </span>
      <div class="actions">
        <Button onClick={onUndo}>{say({ zh: '还原', en: 'Undo' })}</Button>
        <Button kind="primary" type="submit" disabled={!isOnline} isBusy={saving.isBusy}>
          {say(isOnline ? { zh: '保存设置', en: 'Save the settings' } : stuck)}
        </Button>
      </div>
    </div>
  );
}

const none: Problems = new Map();
const nothingMade: ReadonlyMap<string, Document> = new Map();

interface Saving {
  readonly isBusy: boolean;
  readonly refusals: readonly Refusal[];
  readonly failure: Words | null;
  readonly problems: Problems;
  readonly save: () => Promise<void>;
}

function useSaving(typed: TypedSettings, record: Document, registers: Registers): Saving {
  const session = useSession();
  const [isTried, setIsTried] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const [failure, setFailure] = useState<Words | null>(null);
  const { fields } = registers('settings');
  const step = useMemo(
    (): StepToTake => ({
      register: 'settings',
      step: 'change',
      id: 'site',
      input: toInput(typed, fields),
      rev: Number(record.rev),
    }),
    [typed, fields, record],
  );
  const { plan } = usePlan(registers, step, nothingMade);
  const problems = problemsIn(typed, fields, plan && !plan.allowed ? plan.refusals : []);
  const save = async () => {
    setIsTried(true);
    setRefusals([]);
    setFailure(null);
    if (problems.size > 0) return;
    setIsBusy(true);
    try {
      const outcome = await perform({ site: session.site, uid: session.uid, steps: [step] }, session);
      if (outcome.is === 'refused') return setRefusals(outcome.refusals);
      tell({ zh: '设置已保存，立即生效', en: 'Saved; the settings hold from now on' });
      await refreshSession();
    } catch (error) {
      setFailure(isUnreachable(error) ? notKept : readingFailed(error));
    } finally {
      setIsBusy(false);
    }
  };
  return { isBusy, refusals, failure, problems: isTried ? problems : none, save };
}
