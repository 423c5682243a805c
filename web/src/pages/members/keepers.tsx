import { useState } from 'preact/hooks';
import type { Register } from '../../../../rulebook/language/register.ts';
import { fieldText } from '../../../../rulebook/language/render.ts';
import { readingFailed } from '../../data/failures.ts';
import type { Query, Row } from '../../data/store.ts';
import { useRegisters } from '../../data/use-registers.ts';
import { useRows } from '../../data/watch.ts';
import { StepDialog } from '../../forms/step-dialog.tsx';
import { Button } from '../../kit/button.tsx';
import { Badge, Clauses, Empty, Loading, Problem } from '../../kit/notes.tsx';
import { useNow } from '../../kit/now.ts';
import { stampText } from '../../language/time.ts';
import { useWords } from '../../language/words.ts';
import { useRendering } from '../../records/subject.ts';
import { useSession } from '../../session/current.ts';
import { holdsNow } from '../../session/session.ts';
import { Naming } from './naming.tsx';

const MOST = 100;

const activeQuery = (site: string): Query => ({
  from: `sites/${site}/keyKeepers`,
  where: [['state', '==', 'active']],
  order: [['until', 'asc']],
  limit: MOST,
});

/** Who keeps which keys by name, and who stands in for whom during a leave (R4.4.1.2, R4.4.1.10). */
export function Keepers({ members }: { members: readonly Row[] }) {
  const say = useWords();
  const session = useSession();
  const registers = useRegisters('keyKeepers');
  const { value, failure } = useRows(activeQuery(session.site));
  const [naming, setNaming] = useState<'designation' | 'leave' | null>(null);
  const register = registers?.('keyKeepers');
  const known = register && value;
  return (
    <section
      class="section keepers"
      aria-label={say({ zh: '钥匙保管与休假委托', en: 'Keepers and stand-ins' })}
    >
      <div class="section-head">
        <h2>
          {say({ zh: '钥匙保管与休假委托', en: 'Keepers and stand-ins' })}{' '}
          <Clauses ids={['R4.4.1.2', 'R4.4.1.10']} />
        </h2>
        <div class="actions">
          {holdsNow(session, 'supervisor') && (
            <Button icon="key" onClick={() => setNaming('designation')}>
              {say({ zh: '指定保管人', en: 'Name a keeper' })}
            </Button>
          )}
          <Button onClick={() => setNaming('leave')}>
            {say({ zh: '休假委托', en: 'Delegate for a leave' })}
          </Button>
        </div>
      </div>
      {failure != null && <Problem words={readingFailed(failure)} />}
      {!known && failure == null && <Loading rows={2} />}
      {value?.length === 0 && (
        <Empty
          icon="key"
          words={{
            zh: '没有指定保管人，钥匙由客服主任保管',
            en: 'No keeper is named: the supervisor keeps the keys',
          }}
        />
      )}
      {known && (
        <ul class="rows">
          {value.map((row) => (
            <KeeperRow key={row.id} register={register} row={row} />
          ))}
        </ul>
      )}
      {(value?.length ?? 0) >= MOST && (
        <p class="muted">{say({ zh: `只显示 ${MOST} 条`, en: `Only ${MOST} are shown` })}</p>
      )}
      {naming && <Naming why={naming} members={members} onClose={() => setNaming(null)} />}
    </section>
  );
}

function KeeperRow({ register, row }: { register: Register; row: Row }) {
  const say = useWords();
  const session = useSession();
  const rendering = useRendering(register);
  const now = useNow();
  const [isEnding, setIsEnding] = useState(false);
  const { keeper, kinds, onBehalfOf, from, until, why } = row.data;
  const isLeave = why === 'leave';
  const name = rendering.nameOf(String(keeper));
  const kindField = register.fields.kinds;
  const what = isLeave
    ? {
        zh: `代行 ${rendering.nameOf(String(onBehalfOf))} 的职责`,
        en: `Stands in for ${rendering.nameOf(String(onBehalfOf))}`,
      }
    : both(kindField ? fieldText(kindField, kinds, rendering) : '');
  const mayEnd = holdsNow(session, 'supervisor', 'manager') || onBehalfOf === session.uid;
  const begins = from instanceof Date ? from : null;
  const ends = until instanceof Date ? until : null;
  const isAhead = begins !== null && now < begins;
  return (
    <li class="keeper">
      <span class="row">
        <span class={isAhead ? 'dot' : 'dot good'} />
        <span class="row-main">
          <b>
            {name}{' '}
            <Badge tone={isLeave ? 'warn' : 'busy'}>
              {say(isLeave ? { zh: '休假委托', en: 'Leave' } : { zh: '指定保管', en: 'Keeper' })}
            </Badge>
          </b>
          <span>{say(what)}</span>
          <span>
            {begins && isAhead && `${stampText(begins, session.zone)} — `}
            {ends &&
              say({
                zh: `至 ${stampText(ends, session.zone)}`,
                en: `until ${stampText(ends, session.zone)}`,
              })}
          </span>
        </span>
        {mayEnd && (
          <Button
            aria-label={say({ zh: `提前结束：${name}`, en: `End: ${name}` })}
            onClick={() => setIsEnding(true)}
          >
            {say({ zh: '提前结束', en: 'End' })}
          </Button>
        )}
      </span>
      {isEnding && (
        <StepDialog
          register="keyKeepers"
          step="end"
          id={row.id}
          record={row.data}
          title={{ zh: `提前结束：${name}`, en: `End: ${name}` }}
          onClose={() => setIsEnding(false)}
        />
      )}
    </li>
  );
}

const both = (text: string) => ({ zh: text, en: text });
