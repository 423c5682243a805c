import './step-dialog.css';
import './forms.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Field } from '../../../rulebook/notation/field.ts';
import type { Register, Registers } from '../../../rulebook/notation/register.ts';
import { isHeldByServer, type Step } from '../../../rulebook/notation/step.ts';
import { isEmpty } from '../../../rulebook/notation/types/values.ts';
import type { Refusal } from '../../../rulebook/reading/plan.ts';
import type { Document } from '../data/store.ts';
import { useRegisters } from '../data/use-registers.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { Leave } from '../kit/leave.tsx';
import { Loading, Problem } from '../kit/notes.tsx';
import { useOnline } from '../kit/online.ts';
import { useWords, type Words } from '../language/words.ts';
import { Beside } from '../records/beside.tsx';
import { FieldValue } from '../records/field-value.tsx';
import type { RegisterName } from '../registers.ts';
import { useSiteTime } from '../session/site-time.ts';
import { concernedIn } from './concerned.ts';
import { FieldInput, type Remark } from './field-input.tsx';
import { firstEmpty, showFault } from './first-empty.ts';
import { FormContext } from './form-context.ts';
import { knownBeforehand } from './known-beforehand.ts';
import { needsNetwork, stuck } from './needs-network.ts';
import { kindsFor, type NestedPart, refusalFor, settledFields, typedFields } from './parts.ts';
import { Refusals } from './refusals.tsx';
import { reportKinds } from './report-kinds.ts';
import { type Credentials, nobody, SecondPerson } from './second-person.tsx';
import { general, type Typed } from './step-input.ts';
import { useBorrowers } from './use-borrowers.ts';
import { type Keep, type Sending, useSending } from './use-sending.ts';
import { type StepForm, useStepForm } from './use-step-form.ts';

interface StepDialogProps {
  readonly register: RegisterName;
  readonly step: string;
  /** Left out for a new record. */
  readonly id?: string;
  readonly record?: Document | null;
  /** Values that the page knows already. */
  readonly preset?: Document;
  /** Those of them that the page is about: they are shown and stay as they are. */
  readonly about?: readonly string[];
  readonly title?: Words;
  /** What the button says; the step's own name when left out. */
  readonly action?: Words;
  readonly isDrawer?: boolean;
  /** What may be decided in its place: it stands beside the button, where a thumb reaches both. */
  readonly instead?: { readonly title: Words; readonly onTake: () => void };
  /** Somebody else is about to take the step here: their e-mail and password are asked for at once. */
  readonly byColleague?: boolean;
  /** What is done with it when it is not sent yet: a round keeps it. */
  readonly keep?: Keep;
  /** Above the fields: what the person is about to put their name to. */
  readonly note?: ComponentChildren;
  readonly onClose: () => void;
  readonly onDone?: (id: string) => void;
}

/** A step's form, drawn from the rulebook. What was typed stays until it is sent or given up. */
export function StepDialog(props: StepDialogProps) {
  const say = useWords();
  const registers = useRegisters(props.register);
  const known = knownBeforehand(props.register, props.step, props.record ?? null);
  if (registers) {
    return <LoadedDialog {...props} preset={{ ...known, ...props.preset }} registers={registers} />;
  }
  return (
    <Dialog
      title={props.title ? say(props.title) : '…'}
      onClose={props.onClose}
      isDrawer={props.isDrawer ?? false}
    >
      <Loading />
    </Dialog>
  );
}

const NOTHING: Document = {};

const foundAgain: Words = {
  zh: '已恢复上次未提交的内容（照片、签名除外）',
  en: 'What you had begun stands here again, but for pictures and signatures',
};

function LoadedDialog(props: StepDialogProps & { registers: Registers }) {
  const say = useWords();
  const {
    registers,
    register: registerName,
    step: stepName,
    record = null,
    preset = NOTHING,
    onClose,
  } = props;
  const formId = useId();
  const time = useSiteTime();
  const form = useStepForm({
    registers,
    registerName,
    stepName,
    id: props.id ?? null,
    record,
    preset,
    isKept: props.keep !== undefined,
  });
  const isOnline = useOnline();
  const isStuck = isHeldByServer(form.step) && !isOnline && !props.keep;
  const [second, setSecond] = useState<Credentials | null>(props.byColleague ? nobody : null);
  const close = () => {
    form.forget();
    onClose();
  };
  const done = () => {
    props.onDone?.(form.id);
    close();
  };
  const sending = useSending(form, second, done, props.keep);
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (sending.failed > 0 && element.current) showFault(element.current);
  }, [sending.failed]);
  // What is asked of some cases only is known once the form is judged for the first time.
  const isDrawn = form.step.asks.length > 0 || form.isJudged;
  const isPlaced = useRef(false);
  useEffect(() => {
    if (!isDrawn || isPlaced.current || !element.current) return;
    isPlaced.current = true;
    firstEmpty(element.current)?.focus();
  }, [isDrawn]);
  const settled = [
    ...(props.about ?? []).filter((name) => preset[name] !== undefined),
    ...(props.id === undefined ? [] : settledFields(form.register, preset)),
  ];
  const title = props.title ?? form.step.title;
  return (
    <Dialog
      title={say(title)}
      onClose={close}
      isDrawer={props.isDrawer ?? false}
      isForm
      isBegun={form.isFound}
      foot={
        <>
          {props.instead ? (
            <Button class="step-choice" onClick={props.instead.onTake}>
              {say(props.instead.title)}
            </Button>
          ) : (
            <Leave />
          )}
          <Button
            kind="primary"
            class={props.instead && 'step-choice'}
            type="submit"
            form={formId}
            disabled={isStuck}
            isBusy={sending.isBusy}
          >
            {say(isStuck ? stuck : (props.action ?? form.step.title))}
          </Button>
        </>
      }
    >
      <FormContext.Provider
        value={{
          registers,
          time,
          captured: form.captured,
          keep: form.keep,
          itemsOf: form.itemsOf,
          toldOf: (name) => form.typed[name] ?? record?.[name] ?? preset[name],
        }}
      >
        <form
          ref={element}
          id={formId}
          class="step-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void sending.send();
          }}
        >
          <p class="muted form-name">{say(form.register.form)}</p>
          {isHeldByServer(form.step) && <p class={isStuck ? 'notice-box' : 'muted'}>{say(needsNetwork)}</p>}
          {form.isFound && <p class="muted">{say(foundAgain)}</p>}
          {props.note}
          {record && form.step.from !== null && (
            <Concerned register={form.register} record={record} step={form.step} />
          )}
          {!record && settled.length > 0 && (
            <Concerned register={form.register} record={preset} names={settled} />
          )}
          <Fields form={form} sending={sending} settled={settled} />
          <Beside register={registerName} id={props.id ?? null} values={{ ...record, ...form.typed }} />
          {form.step.from !== null && !props.keep && <SecondPerson value={second} onChange={setSecond} />}
          <Complaints form={form} sending={sending} settled={settled} isColleague={second !== null} />
        </form>
      </FormContext.Provider>
    </Dialog>
  );
}

/** What the step is about: whoever signs sees what they sign. */
function Concerned(props: {
  register: Register;
  record: Document;
  /** Left out of a new record, of which only what the page knows is shown. */
  step?: Step;
  names?: readonly string[];
}) {
  const say = useWords();
  const { register, record, names } = props;
  const filled = (names ?? concernedIn(register, props.step)).filter((name) => record[name] !== undefined);
  return (
    <dl class="concerned">
      {filled.map((name) => (
        <div key={name}>
          <dt>{say(register.fields[name]?.title ?? { zh: '提出', en: 'From' })}</dt>
          <dd>
            <FieldValue register={register} name={name} record={record} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The same field with some of its choices alone. */
const withChoices = (field: Field, left: readonly string[]): Field =>
  field.type === 'choice'
    ? {
        ...field,
        choices: Object.fromEntries(
          Object.entries(field.choices).filter(([choice]) => left.includes(choice)),
        ),
      }
    : field;

interface FieldsProps {
  readonly form: StepForm;
  readonly sending: Sending;
  readonly settled: readonly string[];
}

function Fields({ form, sending, settled }: FieldsProps) {
  const say = useWords();
  const { register, step, parts, wanted } = form;
  const { asks, mayAsk } = typedFields(register, step, parts, settled);
  const borrowers = useBorrowers(form);
  const isWanted = ([name]: readonly [string, Field]) => wanted.includes(name);
  const more = mayAsk.filter((each) => !isWanted(each));
  const draw = ([name, field]: readonly [string, Field], isRequired: boolean) => (
    <FieldInput
      key={name}
      name={name}
      field={name === 'borrower' && borrowers ? withChoices(field, borrowers) : field}
      value={form.typed[name]}
      onChange={(value) => form.set(name, value)}
      isRequired={isRequired}
      remark={remarkOn(name, form, sending)}
      kinds={kindsFor(name, step, form.refusals)}
    />
  );
  return (
    <>
      {asks.map((each) => draw(each, true))}
      {mayAsk.filter(isWanted).map((each) => draw(each, refusalFor(each[0], form.refusals) !== undefined))}
      {parts.map((part) => (
        <Nested key={part.as} part={part} form={form} sending={sending} />
      ))}
      {more.length > 0 && (
        <details open={form.isBlind || (asks.length === 0 && !mayAsk.some(isWanted))}>
          <summary>{say({ zh: '更多（选填）', en: 'More (optional)' })}</summary>
          <div class="step-form">{more.map((each) => draw(each, false))}</div>
        </details>
      )}
    </>
  );
}

/** What is wrong with a field, once the person has tried or has filled it in; before that, why it is asked for. */
function remarkOn(name: string, form: StepForm, sending: Sending): Remark | undefined {
  const problem = form.problems.get(name);
  if (sending.isTried && problem) return { words: problem, isProblem: true };
  const told = sending.isTried ? [...form.refusals, ...sending.refusals] : form.refusals;
  const refusal = told.find((each) => placesOf(each, form).includes(name));
  if (!refusal) return undefined;
  // What is taken already is known before anybody has tried.
  if (refusal.rule === 'taken') return { words: refusal.words, clauses: refusal.cites, isProblem: true };
  const isOptional = form.step.mayAsk.includes(name);
  // A box that is not ticked yet is no answer.
  const isFilled = refusal.fields.every(
    (field) => isOptional || !(isEmpty(form.typed[field]) || form.typed[field] === false),
  );
  const isProblem = sending.isTried || !isOptional;
  return isOptional || sending.isTried || isFilled
    ? { words: refusal.words, clauses: refusal.cites, isProblem }
    : undefined;
}

/** Where a refusal is told: at what is still to be filled in, where that would settle it; else at all it speaks of. */
function placesOf({ fields }: Refusal, { step, typed }: StepForm): readonly string[] {
  const missing = fields.filter((name) => step.mayAsk.includes(name) && isEmpty(typed[name]));
  return missing.length > 0 ? missing : fields;
}

function Nested({ part, form, sending }: { part: NestedPart; form: StepForm; sending: Sending }) {
  const say = useWords();
  const values = (form.typed[part.as] ?? {}) as Typed;
  const told = [...form.refusals, ...sending.refusals];
  const remarkAt = (name: string): Remark | undefined => {
    const key = `${part.as}.${name}`;
    const refusal = refusalFor(key, told);
    if (refusal) return { words: refusal.words, clauses: refusal.cites, isProblem: true };
    const problem = form.problems.get(key);
    return sending.isTried && problem ? { words: problem, isProblem: true } : undefined;
  };
  const kinds = part.register.name === 'keyIncidents' ? reportKinds(form) : null;
  const draw = (name: string, isRequired: boolean) => {
    const field = part.register.fields[name];
    return (
      field && (
        <FieldInput
          key={name}
          name={`${part.as}.${name}`}
          field={name === 'what' && kinds ? withChoices(field, kinds) : field}
          value={values[name]}
          onChange={(value) => form.set(part.as, { ...values, [name]: value })}
          isRequired={isRequired}
          remark={remarkAt(name)}
        />
      )
    );
  };
  const asking = part.idField ? refusalFor(part.idField, form.asking) : undefined;
  return (
    <fieldset class="field-group">
      <legend>{say(part.register.form)}</legend>
      {asking && <Problem words={asking.words} clauses={asking.cites} />}
      {part.asks.map((name) => draw(name, true))}
      {part.mayAsk.map((name) => draw(name, false))}
    </fieldset>
  );
}

interface ComplaintsProps extends FieldsProps {
  readonly isColleague: boolean;
}

/** What stands against the step as a whole. What stands against whoever sits here does not concern a colleague. */
function Complaints({ form, sending, settled, isColleague }: ComplaintsProps) {
  const nested = form.parts.flatMap(({ as, asks, mayAsk }) =>
    [...asks, ...mayAsk].map((name) => `${as}.${name}`),
  );
  const shown = [...form.step.asks, ...form.wanted, ...nested].filter((name) => !settled.includes(name));
  const own = isColleague ? [] : form.refusals;
  const found: readonly Refusal[] = sending.isTried ? [...own, ...sending.refusals] : [];
  return (
    <>
      {sending.failure && <Problem words={sending.failure} />}
      <Refusals of={general(found, shown)} />
    </>
  );
}
