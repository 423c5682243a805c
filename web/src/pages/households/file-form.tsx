import '../../forms/forms.css';
import { useId, useMemo, useState } from 'preact/hooks';
import { completeness } from '../../../../rulebook/completeness.ts';
import type { Refusal } from '../../../../rulebook/language/plan.ts';
import { stepOf } from '../../../../rulebook/language/register.ts';
import { maskedName, maskedPhone } from '../../../../rulebook/mask.ts';
import { type Settings, siteTime } from '../../../../rulebook/settings.ts';
import { readingFailed } from '../../data/failures.ts';
import { send } from '../../data/perform.ts';
import type { Document } from '../../data/store.ts';
import { FieldInput } from '../../forms/field-input.tsx';
import { FormContext } from '../../forms/form-context.ts';
import { Refusals } from '../../forms/refusals.tsx';
import { cleaned, problemOf } from '../../forms/validate.ts';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Problem } from '../../kit/notes.tsx';
import { tell } from '../../kit/says.tsx';
import { useWords, type Words } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import type { HouseholdProps } from './part.tsx';

interface FileFormProps extends HouseholdProps {
  /** As it was read a moment ago. */
  readonly file: Document;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/**
 * Updates the private file, and with it what everybody sees of it. Never kept on this device: without a network the
 * form stays open and says so.
 */
export function FileForm({ id, household, registers, file, onClose, onDone }: FileFormProps) {
  const say = useWords();
  const form = useId();
  const session = useSession();
  const register = registers('householdFiles');
  const { asks, mayAsk } = stepOf(register, 'amend');
  const names = [...asks, ...mayAsk].filter((name) => name !== 'household');
  const [typed, setTyped] = useState<Document>(file);
  const [isTried, setIsTried] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const [failure, setFailure] = useState<Words | null>(null);
  const time = useMemo(() => siteTime(session.settings as Partial<Settings>), [session.settings]);

  const told = toldOf(names, typed, (name) => register.fields[name]);
  const shown = shownOf(told, file, household);
  const problems = new Map(
    names.flatMap((name) => {
      const field = register.fields[name];
      const problem = field && problemOf(field, told[name] ?? undefined, asks.includes(name));
      return problem ? [[name, problem] as const] : [];
    }),
  );

  const save = async () => {
    setIsTried(true);
    setFailure(null);
    setRefusals([]);
    if (problems.size > 0) return;
    setIsBusy(true);
    const input = { ...shown, file: told };
    const step = {
      register: 'households',
      step: 'amendFile',
      id,
      input,
      rev: Number(household.rev),
    } as const;
    try {
      const outcome = await send({ site: session.site, uid: session.uid, steps: [step] }, session);
      if (outcome.is === 'refused') return setRefusals(outcome.refusals);
      tell({ zh: '档案已更新', en: 'The file is updated' });
      onDone();
    } catch (error) {
      setFailure(readingFailed(error));
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <Dialog
      title={say({ zh: '更新私密档案', en: 'Update the private file' })}
      isDrawer
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{say({ zh: '取消', en: 'Cancel' })}</Button>
          <Button kind="primary" type="submit" form={form} isBusy={isBusy}>
            {say({ zh: '保存', en: 'Save' })}
          </Button>
        </>
      }
    >
      <FormContext.Provider value={{ registers, time, captured: new Map(), keep: () => undefined }}>
        <form
          id={form}
          class="step-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          {names.map((name) => {
            const field = register.fields[name];
            const problem = isTried ? problems.get(name) : undefined;
            return (
              field && (
                <FieldInput
                  key={name}
                  name={name}
                  field={field}
                  value={typed[name]}
                  isRequired={asks.includes(name)}
                  remark={problem && { words: problem, isProblem: true }}
                  onChange={(value) => setTyped((now) => ({ ...now, [name]: value }))}
                />
              )
            );
          })}
          <Shown shown={shown} />
          {failure && <Problem words={failure} />}
          <Refusals of={refusals} />
        </form>
      </FormContext.Provider>
    </Dialog>
  );
}

/** The file as typed; null empties what stood there. */
const toldOf = (
  names: readonly string[],
  typed: Document,
  fieldOf: (name: string) => Parameters<typeof cleaned>[0] | undefined,
): Record<string, unknown> =>
  Object.fromEntries(
    names.map((name) => {
      const field = fieldOf(name);
      const value = field && cleaned(field, typed[name]);
      const isNothing =
        value === undefined || (Array.isArray(value) && value.length === 0 && name !== 'phones');
      return [name, isNothing ? null : value];
    }),
  );

/** What everybody sees of a household follows from its file, as it does in an import. */
function shownOf(told: Document, before: Document, household: Document): Document {
  const fullName = String(told.fullName ?? '');
  const [phone] = Array.isArray(told.phones) ? told.phones.map(String) : [];
  const isRenamed = fullName !== '' && fullName !== before.fullName;
  return {
    displayName: isRenamed ? maskedName(fullName) : household.displayName,
    completeness: completeness(told),
    maskedPhone: phone === undefined ? null : maskedPhone(phone),
  };
}

function Shown({ shown }: { shown: Document }) {
  const say = useWords();
  const { displayName, maskedPhone: phone, completeness: percent } = shown;
  const parts = [String(displayName), phone === null ? '—' : String(phone), `${percent}%`].join(' · ');
  return (
    <p class="muted">
      {say({ zh: '其他同事看到的：', en: 'What everybody else sees: ' })}
      <b>{parts}</b>
    </p>
  );
}
