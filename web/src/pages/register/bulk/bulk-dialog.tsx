import './bulk-dialog.css';
import '../../../forms/forms.css';
import '../../../forms/step-dialog.css';
import { useEffect, useId, useState } from 'preact/hooks';
import { type Registers, stepOf } from '../../../../../rulebook/notation/register.ts';
import { isHeldByServer } from '../../../../../rulebook/notation/step.ts';
import type { Document, Row } from '../../../data/store.ts';
import { FieldInput, type Remark } from '../../../forms/field-input.tsx';
import { FormContext } from '../../../forms/form-context.ts';
import { needsNetwork, stuck } from '../../../forms/needs-network.ts';
import { Button } from '../../../kit/button.tsx';
import { Dialog } from '../../../kit/dialog.tsx';
import { Leave } from '../../../kit/leave.tsx';
import { useOnline } from '../../../kit/online.ts';
import { counted } from '../../../language/count.ts';
import { useWords } from '../../../language/words.ts';
import type { RegisterName } from '../../../registers.ts';
import { useSiteTime } from '../../../session/site-time.ts';
import { OutcomeList } from './outcome-list.tsx';
import { LeftOutList, RowNames } from './row-names.tsx';
import { type BulkForm, useBulkForm } from './use-bulk-form.ts';
import type { Against } from './use-bulk-standings.ts';
import { type Unanswered, useRun } from './use-run.ts';

interface BulkDialogProps {
  readonly registers: Registers;
  readonly register: RegisterName;
  readonly step: string;
  /** All that are selected, whether or not the step can be taken of them. */
  readonly rows: readonly Row[];
  readonly against: Against;
  readonly unanswered: Unanswered;
  readonly onTaken: (id: string) => void;
  readonly onClose: () => void;
}

/** Asks once what a step asks, says of which records it is taken and of which not, takes it, and tells what became of each. */
export function BulkDialog(props: BulkDialogProps) {
  const say = useWords();
  const { registers, register: name, step: stepName, onClose } = props;
  const register = registers(name);
  const step = stepOf(register, stepName);
  const { run, start, stop } = useRun(props);
  // Of what is under way nothing is judged beforehand any more
  const form = useBulkForm({ ...props, name, stepName, rows: run ? NO_ROWS : props.rows });
  const formId = useId();
  const isOnline = useOnline();
  const isStuck = isHeldByServer(step) && !isOnline;
  const { isTried, send } = useSendJudged(form, isStuck, start);
  const many = run?.rows.length ?? form.takes.length;
  const done = run?.ended.size ?? 0;
  const foot = run ? (
    run.isOver ? (
      <Button kind="primary" onClick={onClose}>
        {say({ zh: '完成', en: 'Done' })}
      </Button>
    ) : (
      <>
        <Button disabled={run.isStopping} onClick={stop}>
          {say(run.isStopping ? { zh: '正在停止…', en: 'Stopping…' } : { zh: '停止', en: 'Stop' })}
        </Button>
        <Button kind="primary" isBusy>
          {`${done} / ${many}`}
        </Button>
      </>
    )
  ) : (
    <>
      <Leave />
      <Button kind="primary" type="submit" form={formId} disabled={isStuck || (form.isJudged && many === 0)}>
        {say(isStuck ? stuck : { zh: `${step.title.zh}（${many} 条）`, en: `${step.title.en} (${many})` })}
      </Button>
    </>
  );
  return (
    <Dialog title={say(step.title)} onClose={onClose} isForm={run === null} foot={foot}>
      {run ? (
        <>
          <progress class="bulk-progress" value={done} max={many} aria-label={say(step.title)} />
          <OutcomeList register={register} run={run} />
        </>
      ) : (
        <form
          id={formId}
          class="step-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <p class="muted form-name">{say(register.form)}</p>
          {isHeldByServer(step) && <p class={isStuck ? 'notice-box' : 'muted'}>{say(needsNetwork)}</p>}
          <Asked form={form} registers={registers} isTried={isTried} />
          <RowNames register={register} rows={form.takes} words={ofThese(form.takes.length)} />
          <LeftOutList register={register} leftOut={form.leftOut} />
        </form>
      )}
    </Dialog>
  );
}

const NO_ROWS: readonly Row[] = [];

/** What is sent is what was seen: who presses before all of them are judged waits, and sees first whether one is left out. */
function useSendJudged(
  form: BulkForm,
  isStuck: boolean,
  start: (rows: readonly Row[], input: Document) => void,
) {
  const [isTried, setIsTried] = useState(false);
  const [seen, setSeen] = useState<number | null>(null);
  const { takes, input, isJudged, problems } = form;
  useEffect(() => {
    if (seen === null || !isJudged) return;
    setSeen(null);
    if (takes.length === seen && seen > 0) start(takes, input);
  }, [seen, isJudged]);
  const send = () => {
    setIsTried(true);
    if (problems.size === 0 && !isStuck) setSeen(takes.length);
  };
  return { isTried, send };
}

const ofThese = (many: number) =>
  many === 0
    ? { zh: '所选记录都不能这样办理', en: 'It can’t be taken of any that is selected' }
    : { zh: `逐条办理以下 ${many} 条：`, en: `Taken one by one of ${counted(many, 'record')}:` };

/** What is asked once for all of them. */
function Asked({ form, registers, isTried }: { form: BulkForm; registers: Registers; isTried: boolean }) {
  const say = useWords();
  const time = useSiteTime();
  const refusals = form.leftOut.flatMap((each) => each.refusals);
  const remarkOn = (name: string): Remark | undefined => {
    const problem = form.problems.get(name);
    if (isTried && problem) return { words: problem, isProblem: true };
    const refusal = refusals.find(({ fields }) => fields.includes(name));
    return refusal && { words: refusal.words, clauses: refusal.cites, isProblem: true };
  };
  const draw = (isRequired: boolean) =>
    function drawn([name, field]: BulkForm['asks'][number]) {
      const { typed, set } = form;
      const common = { name, field, isRequired, value: typed[name], remark: remarkOn(name) };
      return <FieldInput key={name} {...common} onChange={(value) => set(name, value)} />;
    };
  return (
    <FormContext.Provider value={{ registers, time, captured: nothingCaptured, keep: () => undefined }}>
      {form.asks.map(draw(true))}
      {form.mayAsk.length > 0 && (
        <details open={form.asks.length === 0}>
          <summary>{say({ zh: '更多（选填）', en: 'More (optional)' })}</summary>
          <div class="step-form">{form.mayAsk.map(draw(false))}</div>
        </details>
      )}
    </FormContext.Provider>
  );
}

const nothingCaptured = new Map();
