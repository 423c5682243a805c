import { useState } from 'preact/hooks';
import type { Register } from '../../../../rulebook/notation/register.ts';
import { types } from '../../../../rulebook/notation/types/index.ts';
import { readingFailed } from '../../data/failures.ts';
import type { Query, Row } from '../../data/store.ts';
import { useRegisters } from '../../data/use-registers.ts';
import { useRows, type Watched } from '../../data/watch.ts';
import { StepDialog } from '../../forms/step-dialog.tsx';
import { Button } from '../../kit/button.tsx';
import { Badge, Clauses, Empty, Loading, Problem } from '../../kit/notes.tsx';
import { useNow } from '../../kit/now.ts';
import { stampText } from '../../language/time.ts';
import { useWords, type Words } from '../../language/words.ts';
import { useRendering } from '../../records/subject.ts';
import { useSession } from '../../session/current.ts';
import { holdsAsOwn } from '../../session/held.ts';
import type { Session } from '../../session/session.ts';
import { Naming, type NamingWhy } from './naming.tsx';

const MOST = 100;

/** All who keep keys by name. */
export const keepersQuery = (site: string): Query => ({
  from: `sites/${site}/keyKeepers`,
  where: [['state', '==', 'active']],
  order: [['until', 'asc']],
  limit: MOST,
});

const delegationsQuery = (site: string): Query => ({
  from: `sites/${site}/delegations`,
  where: [['state', '==', 'active']],
  order: [['until', 'asc']],
  limit: MOST,
});

/** Who keeps which keys by name, and who stands in for whom during a leave (R4.4.1.2, R4.4.1.10). */
export function Keepers() {
  const session = useSession();
  const keepers = useRows(keepersQuery(session.site));
  const delegations = useRows(delegationsQuery(session.site));
  return (
    <>
      <Named
        register="keyKeepers"
        found={keepers}
        title={{ zh: '钥匙保管', en: 'Keepers of keys' }}
        clauses={['R4.4.1.2']}
        naming={holdsAsOwn(session, 'supervisor') ? { zh: '指定保管人', en: 'Name a keeper' } : null}
        nobody={{
          zh: '没有指定保管人，钥匙由客服主任保管',
          en: 'No keeper is named: the supervisor keeps the keys',
        }}
      />
      <Named
        register="delegations"
        found={delegations}
        title={{ zh: '休假委托', en: 'Stand-ins during a leave' }}
        clauses={['R4.4.1.10']}
        naming={{ zh: '休假委托', en: 'Delegate for a leave' }}
        nobody={{ zh: '没有休假委托', en: 'Nobody stands in for anybody' }}
      />
    </>
  );
}

interface NamedProps {
  readonly register: NamingWhy;
  readonly found: Watched<readonly Row[]>;
  readonly title: Words;
  readonly clauses: readonly string[];
  /** What the button says; null for those who may not. */
  readonly naming: Words | null;
  readonly nobody: Words;
}

/** All that run now and all that are still to come, those first that end first. */
function Named({ register: name, found, title, clauses, naming, nobody }: NamedProps) {
  const say = useWords();
  const register = useRegisters(name)?.(name);
  const { value, failure } = found;
  const [isNaming, setIsNaming] = useState(false);
  return (
    <section class="section keepers" aria-label={say(title)}>
      <div class="section-head">
        <h2>
          {say(title)} <Clauses ids={clauses} />
        </h2>
        {naming && (
          <div class="actions">
            <Button {...(name === 'keyKeepers' ? { icon: 'key' } : {})} onClick={() => setIsNaming(true)}>
              {say(naming)}
            </Button>
          </div>
        )}
      </div>
      {failure != null && <Problem words={readingFailed(failure)} />}
      {!(register && value) && failure == null && <Loading rows={2} />}
      {value?.length === 0 && <Empty icon="key" words={nobody} />}
      {register && value && (
        <ul class="list-rows">
          {value.map((row) => (
            <NamedRow key={row.id} name={name} register={register} row={row} />
          ))}
        </ul>
      )}
      {(value?.length ?? 0) >= MOST && (
        <p class="muted">{say({ zh: `只显示 ${MOST} 条`, en: `Only ${MOST} are shown` })}</p>
      )}
      {isNaming && <Naming register={name} onClose={() => setIsNaming(false)} />}
    </section>
  );
}

/** Who may alter until when, and who may end: what the buttons are there for. The rulebook decides. */
const mayProlong = (register: NamingWhy, { absent }: Row['data'], session: Session): boolean =>
  register === 'keyKeepers'
    ? holdsAsOwn(session, 'supervisor')
    : absent === session.uid || holdsAsOwn(session, 'manager');

const mayEnd = ({ absent, deputy }: Row['data'], session: Session): boolean =>
  [absent, deputy].includes(session.uid) || holdsAsOwn(session, 'supervisor', 'manager');

type Step = 'prolong' | 'end';
const steps: Readonly<Record<Step, Words>> = {
  prolong: { zh: '更改期限', en: 'Change until when' },
  end: { zh: '提前结束', en: 'End' },
};

interface RowProps {
  readonly name: NamingWhy;
  readonly register: Register;
  readonly row: Row;
}

function NamedRow({ name, register, row }: RowProps) {
  const say = useWords();
  const session = useSession();
  const now = useNow();
  const [taking, setTaking] = useState<Step | null>(null);
  const { from, until } = row.data;
  const isAhead = from instanceof Date && now < from;
  const isOver = until instanceof Date && until <= now;
  const who = useWho(name, register, row);
  const offered = (['prolong', 'end'] as const).filter((step) =>
    step === 'prolong' ? mayProlong(name, row.data, session) : mayEnd(row.data, session),
  );
  const state = isOver
    ? { zh: '已到期', en: 'Expired' }
    : isAhead
      ? { zh: '未开始', en: 'To come' }
      : { zh: '进行中', en: 'Running' };
  return (
    <li class="keeper">
      <span class="list-row">
        <span class={isAhead || isOver ? 'dot' : 'dot good'} />
        <span class="list-main">
          <b>
            {who.name} <Badge tone={isAhead || isOver ? 'idle' : 'good'}>{say(state)}</Badge>
          </b>
          <span>{say(who.what)}</span>
          <span>
            {from instanceof Date && stampText(from, session.zone)} —{' '}
            {until instanceof Date && stampText(until, session.zone)}
          </span>
        </span>
        {offered.map((step) => (
          <Button
            key={step}
            aria-label={say({ zh: `${steps[step].zh}：${who.name}`, en: `${steps[step].en}: ${who.name}` })}
            onClick={() => setTaking(step)}
          >
            {say(steps[step])}
          </Button>
        ))}
      </span>
      {taking && (
        <StepDialog
          register={name}
          step={taking}
          id={row.id}
          record={row.data}
          title={{ zh: `${steps[taking].zh}：${who.name}`, en: `${steps[taking].en}: ${who.name}` }}
          onClose={() => setTaking(null)}
        />
      )}
    </li>
  );
}

/** The person who is named, and for what. */
function useWho(name: NamingWhy, register: Register, { data }: Row): { name: string; what: Words } {
  const rendering = useRendering(register);
  if (name === 'delegations') {
    const absent = rendering.nameOf(String(data.absent));
    return {
      name: rendering.nameOf(String(data.deputy)),
      what: { zh: `代行 ${absent} 的职责`, en: `Stands in for ${absent}` },
    };
  }
  const { kinds } = register.fields;
  const text = kinds ? types.text(kinds, data.kinds, rendering) : '';
  return { name: rendering.nameOf(String(data.keeper)), what: { zh: text, en: text } };
}
