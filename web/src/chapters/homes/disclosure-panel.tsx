import { useState } from 'preact/hooks';
import { read } from '../../../../rulebook/notation/record.ts';
import type { Register } from '../../../../rulebook/notation/register.ts';
import { mayReadWithoutAsking, useOwnGrant } from '../../data/disclosed.ts';
import { readingFailed } from '../../data/failures.ts';
import type { Document, Query, Row } from '../../data/store.ts';
import { useRows } from '../../data/watch.ts';
import { StepDialog } from '../../forms/step-dialog.tsx';
import { Button } from '../../kit/button.tsx';
import { Clauses, Loading, Problem } from '../../kit/notes.tsx';
import { useNow } from '../../kit/now.ts';
import { useWords } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import { holdsNow } from '../../session/session.ts';
import { isRunning, Request } from './disclosure-request.tsx';
import { type HouseholdProps, Part } from './part.tsx';

const MOST = 20;
const CITES = ['R1.3'];

/** 电话透露: a telephone number is asked for, granted to the asker alone, and for a limited time (R1.3). */
export function DisclosurePanel({ id, household, registers }: HouseholdProps) {
  const session = useSession();
  const register = registers('disclosures');
  const mine = useOwnGrant(id);
  const decides = holdsNow(session, 'supervisor', 'manager');
  const all = useRows(decides ? ofHousehold(session.site, id) : null);
  const failure = mine.failure ?? all.failure;
  const others = all.value?.filter(({ data }) => read(data, ['opened', 'by']) !== session.uid) ?? [];
  const asks = !mayReadWithoutAsking(session, household) || mine.row !== undefined;
  return (
    <Part title={{ zh: '电话透露', en: 'Disclosure of the telephone number' }} class="disclosures">
      {failure != null && <Problem words={readingFailed(failure)} />}
      {asks &&
        (mine.isKnown ? (
          <Mine id={id} household={household} register={register} row={mine.row} />
        ) : (
          <Loading rows={1} />
        ))}
      {decides && <Others register={register} rows={all.value && others} />}
      {!asks && !decides && <Direct />}
    </Part>
  );
}

const ofHousehold = (site: string, household: string): Query => ({
  from: `sites/${site}/disclosures`,
  where: [['household', '==', household]],
  limit: MOST,
});

function Direct() {
  const say = useWords();
  return (
    <p class="muted">
      {say({
        zh: '您负责此楼栋，可直接查看私密档案，无须申请',
        en: 'You are the steward of this building and may open the private file without asking',
      })}
    </p>
  );
}

interface MineProps extends Pick<HouseholdProps, 'id' | 'household'> {
  readonly register: Register;
  readonly row: Row | undefined;
}

/** My own request: none yet, waiting, running with its end, or over. */
function Mine({ id, household, register, row }: MineProps) {
  const say = useWords();
  const { uid } = useSession();
  const [taking, setTaking] = useState<string | null>(null);
  const now = useNow();
  const state = String(row?.data.state ?? '');
  const runs = isRunning(row?.data, now);
  const step = row === undefined ? 'request' : 'requestAgain';
  const isOver = row === undefined || ['refused', 'expired', 'granted'].includes(state);
  const mayAsk = household.state === 'current' && isOver && !runs;
  return (
    <div class="disclosure">
      {row === undefined ? (
        <p>
          {say({
            zh: '电话号码保密。因工作需要的，写明事由申请，经客服主任或经理批准后限时查看。',
            en: 'Telephone numbers are confidential. Ask with the reason; when the supervisor or the manager approves, you may see it for a limited time.',
          })}{' '}
          <Clauses ids={CITES} />
        </p>
      ) : (
        <Request register={register} data={row.data} isMine />
      )}
      {mayAsk && (
        <div class="actions">
          <Button kind="primary" icon="phone" onClick={() => setTaking(step)}>
            {say(
              row === undefined
                ? { zh: '申请查看电话', en: 'Ask for the number' }
                : { zh: '再次申请', en: 'Ask again' },
            )}
          </Button>
        </div>
      )}
      {taking && (
        <StepDialog
          register="disclosures"
          step={taking}
          id={`${id}~${uid}`}
          record={row?.data ?? null}
          preset={{ household: id, what: 'phone' }}
          title={{ zh: '申请查看业户电话', en: 'Ask for the telephone number' }}
          onClose={() => setTaking(null)}
        />
      )}
    </div>
  );
}

/** What others have asked for: to be decided first, then what runs, then what is over. */
function Others({ register, rows }: { register: Register; rows: readonly Row[] | undefined }) {
  const say = useWords();
  const now = useNow();
  if (!rows) return <Loading rows={1} />;
  const rank = ({ data }: Row) => (data.state === 'requested' ? 0 : isRunning(data, now) ? 1 : 2);
  const sorted = rows.toSorted((left, right) => rank(left) - rank(right) || atOf(right) - atOf(left));
  if (sorted.length === 0) {
    return (
      <p class="muted">{say({ zh: '没有人申请查看此户电话', en: 'Nobody has asked for this number' })}</p>
    );
  }
  return (
    <ul class="disclosure-list">
      {sorted.map((row) => (
        <li key={row.id}>
          <Decision register={register} row={row} />
        </li>
      ))}
      {rows.length >= MOST && (
        <li class="muted">{say({ zh: `只显示 ${MOST} 条`, en: `Only ${MOST} are shown` })}</li>
      )}
    </ul>
  );
}

const atOf = ({ data }: Row): number => (read(data, ['last', 'at']) as Date | undefined)?.getTime() ?? 0;

const HOUR = 3_600_000;
/** Long enough for a call and a second try; the form lets one choose another end. */
const USUAL_HOURS = 2;

function Decision({ register, row }: { register: Register; row: Row }) {
  const say = useWords();
  const { settings } = useSession();
  const [taking, setTaking] = useState<{ step: string; preset: Document } | null>(null);
  const now = useNow();
  const hours = Math.min(USUAL_HOURS, Number(settings.disclosureHoursMax ?? USUAL_HOURS));
  const approve = () => {
    const until = new Date(Math.floor((Date.now() + hours * HOUR) / 60_000) * 60_000);
    setTaking({ step: 'approve', preset: { until } });
  };
  return (
    <div class="disclosure">
      <Request register={register} data={row.data} isMine={false} />
      {row.data.state === 'requested' && (
        <div class="actions">
          <Button kind="primary" onClick={approve}>
            {say({ zh: '批准', en: 'Approve' })}
          </Button>
          <Button onClick={() => setTaking({ step: 'refuse', preset: {} })}>
            {say({ zh: '不批准', en: 'Refuse' })}
          </Button>
        </div>
      )}
      {isRunning(row.data, now) && (
        <div class="actions">
          <Button kind="danger" onClick={() => setTaking({ step: 'revoke', preset: {} })}>
            {say({ zh: '提前收回', en: 'Revoke' })}
          </Button>
        </div>
      )}
      {taking && (
        <StepDialog
          register="disclosures"
          step={taking.step}
          id={row.id}
          record={row.data}
          preset={taking.preset}
          onClose={() => setTaking(null)}
        />
      )}
    </div>
  );
}
