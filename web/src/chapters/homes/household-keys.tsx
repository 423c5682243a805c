import { useState } from 'preact/hooks';
import type { Register } from '../../../../rulebook/notation/register.ts';
import { readingFailed } from '../../data/failures.ts';
import type { Query, Row } from '../../data/store.ts';
import { useRows } from '../../data/watch.ts';
import { StepDialog } from '../../forms/step-dialog.tsx';
import { Button } from '../../kit/button.tsx';
import { Loading, Problem } from '../../kit/notes.tsx';
import { useWords, type Words } from '../../language/words.ts';
import { FieldValue } from '../../records/field-value.tsx';
import { StateBadge } from '../../records/state-badge.tsx';
import { useSession } from '../../session/current.ts';
import { type HouseholdProps, Part } from './part.tsx';

const MOST = 50;

/** The keys of the unit that the department keeps, what the household has deposited, and changed locks. */
export function HouseholdKeys({ id, household, registers }: HouseholdProps) {
  const say = useWords();
  const { site } = useSession();
  const [taking, setTaking] = useState<'deposit' | 'lockChange' | null>(null);
  const unit = String(household.unit);
  const isCurrent = household.state === 'current';
  const of = (name: string, field: string, value: string): Query => ({
    from: `sites/${site}/${name}`,
    where: [[field, '==', value]],
    limit: MOST,
  });
  const keys = useRows({ ...of('keys', 'unit', unit), order: [['code', 'asc']] });
  const deposits = useRows(of('keyDeposits', 'household', id));
  const changes = useRows(of('lockChanges', 'household', id));
  const isKept = keys.value?.some(({ data }) => data.state !== 'withdrawn');
  return (
    <Part title={{ zh: '钥匙', en: 'Keys' }} class="household-keys">
      <Rows
        title={{ zh: '本房屋的钥匙', en: 'Keys of this unit' }}
        none={{ zh: '没有保管此房屋的钥匙', en: 'No key of this unit is kept' }}
        register={registers('keys')}
        found={keys}
        names={['code', 'kind', 'hook']}
      />
      <Rows
        title={{ zh: '寄存', en: 'Deposits' }}
        none={{ zh: '没有寄存', en: 'Nothing is deposited' }}
        register={registers('keyDeposits')}
        found={deposits}
        names={['kind', 'term', 'pieces']}
      />
      <Rows
        title={{ zh: '换锁', en: 'Lock changes' }}
        none={{ zh: '没有换锁登记', en: 'No lock has been changed' }}
        register={registers('lockChanges')}
        found={changes}
        names={['keyCode', 'note']}
      />
      {isCurrent && (
        <div class="actions">
          <Button icon="plus" onClick={() => setTaking('deposit')}>
            {say({ zh: '寄存钥匙', en: 'Deposit a key' })}
          </Button>
          {isKept && (
            <Button onClick={() => setTaking('lockChange')}>
              {say({ zh: '登记换锁', en: 'Report a lock change' })}
            </Button>
          )}
        </div>
      )}
      {taking === 'deposit' && (
        <StepDialog
          register="keyDeposits"
          step="deposit"
          preset={{ household: id }}
          about={['household']}
          isDrawer
          onClose={() => setTaking(null)}
        />
      )}
      {taking === 'lockChange' && (
        <StepDialog
          register="lockChanges"
          step="report"
          preset={{ household: id, ...(keys.value?.length === 1 ? { key: keys.value[0]?.id } : {}) }}
          about={['household']}
          isDrawer
          onClose={() => setTaking(null)}
        />
      )}
    </Part>
  );
}

interface RowsProps {
  readonly title: Words;
  readonly none: Words;
  readonly register: Register;
  readonly found: { readonly value: readonly Row[] | undefined; readonly failure: unknown };
  readonly names: readonly string[];
}

function Rows({ title, none, register, found, names }: RowsProps) {
  const say = useWords();
  const { value, failure } = found;
  const [first = '', ...rest] = names;
  return (
    <div class="section">
      <h3>{say(title)}</h3>
      {failure != null && <Problem words={readingFailed(failure)} />}
      {!value && failure == null && <Loading rows={1} />}
      {value?.length === 0 && <p class="muted">{say(none)}</p>}
      <ul class="list-rows">
        {value?.map(({ id, data }) => (
          <li key={id}>
            <a class="list-row" href={`/${register.name}/${encodeURIComponent(id)}`}>
              <span class="list-main">
                <b>
                  <FieldValue register={register} name={first} record={data} isPlain />
                </b>
                <span class="household-key-facts">
                  {rest.map((name) => (
                    <span key={name}>
                      {say(register.fields[name]?.title ?? { zh: name, en: name })}{' '}
                      <FieldValue register={register} name={name} record={data} isPlain />
                    </span>
                  ))}
                </span>
              </span>
              <StateBadge of={register.states[String(data.state)]} />
            </a>
          </li>
        ))}
      </ul>
      {(value?.length ?? 0) >= MOST && (
        <p class="muted">{say({ zh: `只显示 ${MOST} 条`, en: `Only ${MOST} are shown` })}</p>
      )}
    </div>
  );
}
