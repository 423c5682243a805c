import '../../forms/forms.css';
import { useId, useMemo, useState } from 'preact/hooks';
import { completeness } from '../../../../rulebook/chapters/homes/completeness.ts';
import type { Field } from '../../../../rulebook/notation/field.ts';
import { maskedName, maskedPhone } from '../../../../rulebook/notation/mask.ts';
import { phonesOf } from '../../../../rulebook/notation/phone.ts';
import { type Register, stepOf } from '../../../../rulebook/notation/register.ts';
import { types } from '../../../../rulebook/notation/types/index.ts';
import type { Refusal } from '../../../../rulebook/reading/plan.ts';
import { type Settings, siteTime } from '../../../../rulebook/site/settings.ts';
import { readingFailed } from '../../data/failures.ts';
import { send } from '../../data/perform.ts';
import type { Document } from '../../data/store.ts';
import { FieldInput } from '../../forms/field-input.tsx';
import { FormContext } from '../../forms/form-context.ts';
import { Refusals } from '../../forms/refusals.tsx';
import { problemOf } from '../../forms/validate.ts';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Leave } from '../../kit/leave.tsx';
import { Problem } from '../../kit/notes.tsx';
import { tell } from '../../kit/says.tsx';
import { useWords, type Words } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import type { HouseholdProps } from './part.tsx';

interface FileFormProps extends HouseholdProps {
  /** As they were read a moment ago. */
  readonly file: Document;
  readonly phone: Document;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/**
 * Updates the private file and the telephone numbers, and with them what everybody sees of it. Never kept on this device: without a network the
 * form stays open and says so.
 */
export function FileForm({ id, household, registers, file, phone, onClose, onDone }: FileFormProps) {
  const say = useWords();
  const form = useId();
  const session = useSession();
  const [files, numbers] = [askedOf(registers('householdFiles')), askedOf(registers('householdPhones'))];
  const [typed, setTyped] = useState<Document>({ ...phone, ...file });
  const [isTried, setIsTried] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const [failure, setFailure] = useState<Words | null>(null);
  const time = useMemo(() => siteTime(session.settings as Partial<Settings>), [session.settings]);

  const [told, toldPhone] = [toldOf(files, typed), toldOf(numbers, { ...typed, phones: read(typed.phones) })];
  const shown = shownOf(told, toldPhone, file, household);
  const [name, ...rest] = files;
  const asked = [...(name ? [name] : []), ...numbers, ...rest];
  const problems = new Map(
    asked.flatMap(({ name, field, isRequired }) => {
      const problem = problemOf(field, told[name] ?? toldPhone[name] ?? undefined, isRequired);
      return problem ? [[name, problem] as const] : [];
    }),
  );

  const save = async () => {
    setIsTried(true);
    setFailure(null);
    setRefusals([]);
    if (problems.size > 0) return;
    setIsBusy(true);
    const input = { ...shown, file: told, phone: toldPhone };
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
      isForm
      title={say({ zh: '更新私密档案', en: 'Update the private file' })}
      isDrawer
      onClose={onClose}
      foot={
        <>
          <Leave />
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
          {asked.map(({ name, field, isRequired }) => {
            const problem = isTried ? problems.get(name) : undefined;
            return (
              <FieldInput
                key={name}
                name={name}
                field={field}
                value={typed[name]}
                isRequired={isRequired}
                remark={problem && { words: problem, isProblem: true }}
                onChange={(value) => setTyped((now) => ({ ...now, [name]: value }))}
              />
            );
          })}
          <Shown shown={shown} percent={completeness(told)} />
          {failure && <Problem words={failure} />}
          <Refusals of={refusals} />
        </form>
      </FormContext.Provider>
    </Dialog>
  );
}

/** Each number as the register keeps it; what is none stays, and the form says so. */
const read = (lines: unknown): unknown =>
  Array.isArray(lines) ? lines.flatMap((line) => phonesOf(String(line)) ?? [line]) : lines;

interface Asked {
  readonly name: string;
  readonly field: Field;
  readonly isRequired: boolean;
}

/** What the update of a private part asks for. */
function askedOf(register: Register): Asked[] {
  const { asks, mayAsk } = stepOf(register, 'amend');
  return [...asks, ...mayAsk].flatMap((name) => {
    const field = name === 'household' ? undefined : register.fields[name];
    return field ? [{ name, field, isRequired: asks.includes(name) }] : [];
  });
}

/** A part as typed; null empties what stood there. */
const toldOf = (asked: readonly Asked[], typed: Document): Record<string, unknown> =>
  Object.fromEntries(
    asked.map(({ name, field, isRequired }) => {
      const value = types.cleaned(field, typed[name]);
      const isNothing = value === undefined || (Array.isArray(value) && value.length === 0 && !isRequired);
      return [name, isNothing ? null : value];
    }),
  );

/** What everybody sees of a household follows from its private part, as it does in an import. */
function shownOf(told: Document, { phones }: Document, before: Document, household: Document): Document {
  const fullName = String(told.fullName ?? '');
  const [phone] = Array.isArray(phones) ? phones.map(String) : [];
  const isRenamed = fullName !== '' && fullName !== before.fullName;
  return {
    displayName: isRenamed ? maskedName(fullName) : household.displayName,
    maskedPhone: phone === undefined ? null : maskedPhone(phone),
  };
}

function Shown({ shown, percent }: { shown: Document; percent: number }) {
  const say = useWords();
  const { displayName, maskedPhone: phone } = shown;
  const parts = [String(displayName), phone === null ? '—' : String(phone), `${percent}%`].join(' · ');
  return (
    <p class="muted">
      {say({ zh: '其他同事看到的：', en: 'What everybody else sees: ' })}
      <b>{parts}</b>
    </p>
  );
}
