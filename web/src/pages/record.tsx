import '../records/records.css';
import type { Registers } from '../../../rulebook/notation/register.ts';
import { recordPath } from '../../../rulebook/reading/paths.ts';
import { readingFailed } from '../data/failures.ts';
import type { Document } from '../data/store.ts';
import { useRegisters } from '../data/use-registers.ts';
import { useRecord } from '../data/watch.ts';
import { StepButtons } from '../forms/step-buttons.tsx';
import { later } from '../kit/later.tsx';
import { Empty, Loading, Problem } from '../kit/notes.tsx';
import { Page } from '../kit/page.tsx';
import { useWords } from '../language/words.ts';
import { usePrintedRecord } from '../paper/use-printed-record.tsx';
import { Beside } from '../records/beside.tsx';
import { Deadlines } from '../records/deadlines.tsx';
import { KeptHere } from '../records/kept-here.tsx';
import { RecordFacts } from '../records/record-facts.tsx';
import { StateBadge } from '../records/state-badge.tsx';
import { useSubject } from '../records/subject.ts';
import { Timeline } from '../records/timeline.tsx';
import { isRegisterName, type RegisterName } from '../registers.ts';
import { useSession } from '../session/current.ts';
import { NotFound } from './not-found.tsx';

const Related = later(() => import('../records/related.tsx').then((m) => m.Related));

/** One record of any register: what stands in it, what can be done with it, what hangs on it, and all that has been. */
export function RecordPage({ register: name = '', id = '' }: { register?: string; id?: string }) {
  if (!isRegisterName(name)) return <NotFound />;
  return <Loaded key={`${name}/${id}`} name={name} id={id} />;
}

function Loaded({ name, id }: { name: RegisterName; id: string }) {
  const { site } = useSession();
  const registers = useRegisters(name);
  const register = registers?.(name) ?? null;
  const { value: record, failure } = useRecord(register && recordPath(site, register, id));
  if (registers && record) return <Found name={name} id={id} registers={registers} record={record} />;
  return (
    <Page title={register?.form ?? { zh: '记录', en: 'Record' }} back={`/${name}`}>
      {failure != null && <Problem words={readingFailed(failure)} />}
      {record === null && (
        <Empty icon="search" words={{ zh: '没有这条记录', en: 'There is no such record' }} />
      )}
      {record === undefined && failure == null && <Loading rows={6} />}
    </Page>
  );
}

interface FoundProps {
  readonly name: RegisterName;
  readonly id: string;
  readonly registers: Registers;
  readonly record: Document;
}

function Found({ name, id, registers, record }: FoundProps) {
  const say = useWords();
  const register = registers(name);
  const printed = usePrintedRecord({ name, id, registers, record, isHistoryShown: true });
  const subject = useSubject(register, record);
  return (
    <Page title={{ zh: subject, en: subject }} back={`/${name}`} actions={printed.button}>
      {printed.paper}
      <p class="record-head">
        <span class="muted">{say(register.form)}</span>
        <StateBadge of={register.states[String(record.state)]} />
      </p>
      <Deadlines register={register} record={record} />
      <div class="no-print">
        <KeptHere concerns={(step) => step.register === name && step.id === id} />
      </div>
      <StepButtons register={name} id={id} record={record}>
        <div class="card">
          <RecordFacts register={register} record={record} />
        </div>
      </StepButtons>
      <Beside register={name} id={id} values={record} />
      <Related register={name} id={id} />
      <section class="section">
        <h2>{say({ zh: '经过', en: 'What happened' })}</h2>
        <Timeline register={name} id={id} />
      </section>
    </Page>
  );
}
