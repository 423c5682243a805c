import type { ComponentChildren } from 'preact';
import type { Borrower } from '../../../../rulebook/chapters/keys/release-matrix.ts';
import { roles } from '../../../../rulebook/site/roles.ts';
import { useNames } from '../../data/names.ts';
import type { Document } from '../../data/store.ts';
import { useRegisters } from '../../data/use-registers.ts';
import { StepButtons } from '../../forms/step-buttons.tsx';
import { Icon } from '../../kit/icon.tsx';
import { useNow } from '../../kit/now.ts';
import { shortText } from '../../language/time.ts';
import { useWords, type Words } from '../../language/words.ts';
import { FieldValue } from '../../records/field-value.tsx';
import { StateBadge } from '../../records/state-badge.tsx';
import type { RegisterName } from '../../registers.ts';
import { useSession } from '../../session/current.ts';
import { approversOf } from './borrower.ts';
import { signedBy } from './key-face.tsx';
import { isDisputed, isOpenMatter, isRunning, type KeyMatters, type Matter } from './key-matters.ts';

/** What waits at this key: requests with their signatures, papers owed, reports, copies, changed locks. */
export function Running({ matters }: { matters: KeyMatters }) {
  const loans = matters.loanRegister === 'keyLoans' ? (matters.loans.rows ?? []) : [];
  const running = loans.filter(({ data }) => isRunning(data));
  return (
    <>
      {running.map(({ id, data }) => (
        <RunningLoan key={id} matters={matters} id={id} record={data} />
      ))}
      {(matters.matters ?? []).filter(isOpenMatter).map((matter) => (
        <OpenMatter key={matter.id} matter={matter} />
      ))}
    </>
  );
}

/** What is done at the key itself stands among its own buttons. */
const lent = ['return', 'explainDelay', 'acknowledge', 'object'];

function RunningLoan({ matters, id, record }: { matters: KeyMatters; id: string; record: Document }) {
  const isOwed = record.papers === 'owed';
  const needsApproval = approversOf(matters.kind, record.borrower as Borrower).length > 0;
  const title: Words = isOwed
    ? { zh: '紧急动用：手续待补', en: 'Emergency use: papers owed' }
    : isDisputed(record)
      ? { zh: '借用人否认领用，请核实', en: 'The borrower does not have it: look into it' }
      : record.state === 'approved'
        ? { zh: '借用已批准，待发放', en: 'Approved: to be issued' }
        : { zh: '借用申请', en: 'Asked for' };
  return (
    <Card
      register="keyLoans"
      id={id}
      record={record}
      title={title}
      fields={[
        'borrowedBy',
        'borrower',
        'collector',
        'purpose',
        'emergencyKind',
        'emergencyWhat',
        'objection',
        'agreedByPhone',
        'dueBy',
        'oldKeyReason',
        'consent',
        'opened',
      ]}
      hide={needsApproval ? lent : [...lent, 'approve']}
    >
      <Approvals kind={matters.kind} record={record} />
    </Card>
  );
}

/** Who has signed, and who is missing. */
function Approvals({ kind, record }: { kind: KeyMatters['kind']; record: Document }) {
  const say = useWords();
  const nameOf = useNames();
  const now = useNow();
  const { zone } = useSession();
  const wanted = approversOf(kind, record.borrower as Borrower);
  if (wanted.length === 0) return null;
  return (
    <ul class="approvals" aria-label={say({ zh: '审批', en: 'Approvals' })}>
      {wanted.map((role) => {
        const signed = signedBy(record.approvals, role);
        return (
          <li key={role} class={signed ? 'signed' : 'missing'}>
            <Icon name={signed ? 'check' : 'clock'} />
            <span>{say(roles[role])}</span>
            <b class="signer">
              {signed
                ? `${nameOf(signed.by)} ${signed.at instanceof Date ? shortText(signed.at, zone, now) : ''}`
                : say({ zh: '待签', en: 'not yet' })}
            </b>
          </li>
        );
      })}
    </ul>
  );
}

const shownOf: Readonly<Record<Matter['register'], readonly string[]>> = {
  keyIncidents: [
    'what',
    'piecesGone',
    'account',
    'answerable',
    'protection',
    'managerAnswer',
    'consent',
    'opened',
  ],
  keyCopies: ['pieces', 'why', 'approved', 'opened'],
  lockChanges: ['household', 'note', 'opened'],
};

function OpenMatter({ matter: { register, id, record } }: { matter: Matter }) {
  return <Card register={register} id={id} record={record} fields={shownOf[register]} />;
}

interface CardProps {
  readonly register: RegisterName;
  readonly id: string;
  readonly record: Document;
  readonly fields: readonly string[];
  /** The form's own name, when left out. */
  readonly title?: Words;
  readonly hide?: readonly string[];
  readonly children?: ComponentChildren;
}

/** A running record: what it says, and the steps that can be taken now. */
function Card({ register: name, id, record, fields, title, hide = [], children }: CardProps) {
  const say = useWords();
  const register = useRegisters(name)?.(name);
  if (!register) return <div class="card running-waiting" />;
  const titleOf = (field: string): Words => register.fields[field]?.title ?? { zh: '登记', en: 'Entered' };
  return (
    <section class="card running" aria-label={say(title ?? register.form)}>
      <header class="record-head">
        <h2>
          <a href={`/${name}/${encodeURIComponent(id)}`}>{say(title ?? register.form)}</a>
        </h2>
        <StateBadge of={register.states[String(record.state)]} />
      </header>
      <dl class="key-facts">
        {fields
          .filter((field) => record[field] !== undefined)
          .map((field) => (
            <div key={field}>
              <dt>{say(titleOf(field))}</dt>
              <dd>
                <FieldValue register={register} name={field} record={record} />
              </dd>
            </div>
          ))}
      </dl>
      {children}
      <StepButtons register={name} id={id} record={record} hide={hide} />
    </section>
  );
}
