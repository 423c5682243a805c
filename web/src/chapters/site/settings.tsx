import '../../kit/form-field.css';
import '../../kit/segments.css';
import '../../forms/forms.css';
import './settings.css';
import { useMemo, useState } from 'preact/hooks';
import type { Registers } from '../../../../rulebook/notation/register.ts';
import type { Refusal } from '../../../../rulebook/reading/plan.ts';
import { readingFailed } from '../../data/failures.ts';
import { perform, type StepToTake } from '../../data/perform.ts';
import { usePlan } from '../../data/planning.ts';
import type { Document } from '../../data/store.ts';
import { useRegisters } from '../../data/use-registers.ts';
import { useRecord } from '../../data/watch.ts';
import { Refusals } from '../../forms/refusals.tsx';
import { Button } from '../../kit/button.tsx';
import { Loading, Problem } from '../../kit/notes.tsx';
import { Page } from '../../kit/page.tsx';
import { tell } from '../../kit/says.tsx';
import { useWords, type Words } from '../../language/words.ts';
import { usePrintedRecord } from '../../paper/use-printed-record.tsx';
import { Timeline } from '../../records/timeline.tsx';
import { refreshSession, useSession } from '../../session/current.ts';
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

interface FormProps {
  readonly record: Document;
  readonly isLocked: boolean;
  readonly registers: Registers;
}

function Form({ record, isLocked, registers }: FormProps) {
  const say = useWords();
  const [typed, setTyped] = useState<TypedSettings>(() => toTyped(record));
  const saving = useSaving(typed, record, registers);
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
      {isChanged && (
        <div class="save-bar" role="status">
          <span>
            {saving.problems.size > 0
              ? say({
                  zh: `有 ${saving.problems.size} 处需要更正`,
                  en: `${saving.problems.size} to be put right`,
                })
              : say({ zh: '有未保存的修改', en: 'There are unsaved changes' })}
          </span>
          <div class="actions">
            <Button onClick={() => setTyped(toTyped(record))}>{say({ zh: '还原', en: 'Undo' })}</Button>
            <Button kind="primary" type="submit" isBusy={saving.isBusy}>
              {say({ zh: '保存设置', en: 'Save the settings' })}
            </Button>
          </div>
        </div>
      )}
    </form>
  );
}

const none: Problems = new Map();
const nothingMade: ReadonlyMap<string, Document> = new Map();

function useSaving(typed: TypedSettings, record: Document, registers: Registers) {
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
      if (outcome.is === 'queued') {
        tell({
          zh: '没有网络，已存在本机，连上后自动送出',
          en: 'No network: kept on this device and sent by itself later',
        });
        return;
      }
      tell({ zh: '设置已保存，立即生效', en: 'Saved; the settings hold from now on' });
      await refreshSession();
    } catch (error) {
      setFailure(readingFailed(error));
    } finally {
      setIsBusy(false);
    }
  };
  return { isBusy, refusals, failure, problems: isTried ? problems : none, save };
}
