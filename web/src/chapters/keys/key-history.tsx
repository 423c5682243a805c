import { useState } from 'preact/hooks';
import { dateOf, read } from '../../../../rulebook/notation/record.ts';
import { readingFailed } from '../../data/failures.ts';
import { useNames } from '../../data/names.ts';
import type { Document } from '../../data/store.ts';
import { useRegisters } from '../../data/use-registers.ts';
import { Button } from '../../kit/button.tsx';
import { Loading, Problem } from '../../kit/notes.tsx';
import { useNow } from '../../kit/now.ts';
import { shortText } from '../../language/time.ts';
import { useWords } from '../../language/words.ts';
import { StateBadge } from '../../records/state-badge.tsx';
import { Timeline } from '../../records/timeline.tsx';
import { useSession } from '../../session/current.ts';
import { holdingOf } from './board.ts';
import { holderWords } from './borrower.ts';
import type { KeyMatters, Loan, Matter } from './key-matters.ts';

/** Everything that has been done with a key. */
export function KeyHistory({ matters }: { matters: KeyMatters }) {
  const say = useWords();
  return (
    <div class="key-history">
      <section class="section">
        <h2>{say({ zh: '借用记录', en: 'Loans' })}</h2>
        <Loans matters={matters} />
      </section>
      <section class="section">
        <h2>{say({ zh: '丢失损坏、复配、换锁', en: 'Reports, copies, lock changes' })}</h2>
        <Matters matters={matters} />
      </section>
      <Steps id={matters.id} />
    </div>
  );
}

function Loans({ matters: { loans, loanRegister } }: { matters: KeyMatters }) {
  const say = useWords();
  const { rows, failure, isCut, isFetching, more } = loans;
  return (
    <>
      {failure != null && <Problem words={readingFailed(failure)} />}
      {!rows && failure == null && <Loading rows={2} />}
      {rows?.length === 0 && <p class="muted">{say({ zh: '还没有借出过', en: 'It has never been lent' })}</p>}
      <ul class="list-rows">
        {rows?.map(({ id, data }) => (
          <li key={id}>
            <LoanRow register={loanRegister} id={id} record={data} />
          </li>
        ))}
      </ul>
      {isCut && (
        <Button class="no-print" isBusy={isFetching} onClick={more}>
          {say({ zh: '显示更早的', en: 'Show earlier ones' })}
        </Button>
      )}
    </>
  );
}

function LoanRow({ register: name, id, record }: Loan) {
  const say = useWords();
  const nameOf = useNames();
  const now = useNow();
  const { zone } = useSession();
  const register = useRegisters(name)?.(name);
  const state = register?.states[String(record.state)];
  const time = (path: string): string => {
    const at = dateOf(record, path);
    return at ? shortText(at, zone, now) : '';
  };
  const held = holdingOf(id, record, null);
  const [from, to] = [time('issued.at') || time('drawn.at') || time('opened.at'), time('returned.at')];
  return (
    <a class="list-row" href={`/${name}/${encodeURIComponent(id)}`}>
      <span class="list-main">
        <b>{say(holderWords(held, nameOf))}</b>
        <span>{String(record.purpose ?? '')}</span>
      </span>
      <span class="list-end">
        {from}
        {to && ` → ${to}`}
      </span>
      <StateBadge of={state} />
    </a>
  );
}

function Matters({ matters: { matters, isMattersCut } }: { matters: KeyMatters }) {
  const say = useWords();
  if (!matters) return <Loading rows={1} />;
  return (
    <>
      {matters.length === 0 && <p class="muted">{say({ zh: '没有', en: 'None' })}</p>}
      <ul class="list-rows">
        {matters.map((matter) => (
          <li key={matter.id}>
            <MatterRow {...matter} />
          </li>
        ))}
      </ul>
      {isMattersCut && (
        <p class="muted">
          {say({ zh: '各登记簿只显示最近 10 条', en: 'Only the latest 10 of each register are shown' })}
        </p>
      )}
    </>
  );
}

function MatterRow({ register: name, id, record }: Matter) {
  const say = useWords();
  const now = useNow();
  const { zone } = useSession();
  const register = useRegisters(name)?.(name);
  const state = register?.states[String(record.state)];
  const at = read(record, ['opened', 'at']);
  return (
    <a class="list-row" href={`/${name}/${encodeURIComponent(id)}`}>
      <span class="list-main">
        <b>{register ? say(register.form) : '…'}</b>
        <span>{textOf(record)}</span>
      </span>
      {at instanceof Date && <span class="list-end">{shortText(at, zone, now)}</span>}
      <StateBadge of={state} />
    </a>
  );
}

const textOf = ({ account, why, note }: Document): string => String(account ?? why ?? note ?? '');

/** A key that is lent every day has hundreds of steps: they are read when somebody asks. */
function Steps({ id }: { id: string }) {
  const say = useWords();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{say({ zh: '全部经过', en: 'Every step' })}</summary>
      {isOpen && <Timeline register="keys" id={id} />}
    </details>
  );
}
