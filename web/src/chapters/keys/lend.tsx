import { useRef, useState } from 'preact/hooks';
import { keyLoans } from '../../../../rulebook/chapters/keys/keyLoans.ts';
import { recordPath } from '../../../../rulebook/reading/paths.ts';
import type { Refusal } from '../../../../rulebook/reading/plan.ts';
import { isUnreachable } from '../../data/failures.ts';
import { perform, planStep } from '../../data/perform.ts';
import type { Document } from '../../data/store.ts';
import { getOne } from '../../firebase/lite.ts';
import { StepDialog } from '../../forms/step-dialog.tsx';
import { tell } from '../../kit/says.tsx';
import type { Words } from '../../language/words.ts';
import { loadRegisters } from '../../registers.ts';
import { useSession } from '../../session/current.ts';
import type { Session } from '../../session/session.ts';

interface LendProps {
  readonly preset: Document;
  /** Whoever sits here keeps keys of this kind, and so issues it. */
  readonly isKeeper: boolean;
  readonly onClose: () => void;
}

const keepers: Words = {
  zh: '借出：登记后，手续齐全即发放',
  en: 'Lend: entered, then issued once everything is in order',
};
const lend: Words = { zh: '借出', en: 'Lend' };
const others: Words = { zh: '申请借用：由保管人发放', en: 'Ask for the key: its keeper issues it' };

/**
 * Lends a key with as few touches as the clauses allow. The request is written first, always; then, if nothing more
 * is wanted, the key is issued in the same breath; if papers are, their form opens; if an approval is, it is told.
 */
export function Lend({ preset, isKeeper, onClose }: LendProps) {
  const session = useSession();
  const [issuing, setIssuing] = useState<{ id: string; record: Document } | null>(null);
  const isGoingOn = useRef(false);
  const goOn = async (id: string): Promise<void> => {
    const next = await issueOrSay(id, session).catch((error) => {
      onClose();
      throw error;
    });
    if (next) setIssuing({ id, record: next });
    else onClose();
  };
  if (issuing) {
    return (
      <StepDialog
        key="issue"
        register="keyLoans"
        step="issue"
        title={{ zh: `发放 ${issuing.record.keyCode}`, en: `Issue ${issuing.record.keyCode}` }}
        id={issuing.id}
        record={issuing.record}
        isDrawer
        onClose={onClose}
      />
    );
  }
  return (
    <StepDialog
      key="request"
      register="keyLoans"
      step="request"
      title={isKeeper ? keepers : others}
      {...(isKeeper ? { action: lend } : {})}
      preset={preset}
      about={['key']}
      isDrawer
      onDone={(id) => {
        isGoingOn.current = true;
        void goOn(id);
      }}
      onClose={() => {
        if (!isGoingOn.current) onClose();
      }}
    />
  );
}

/** Issues what can be issued at once. Answers the request if its papers must be filled in first. */
async function issueOrSay(id: string, session: Session): Promise<Document | null> {
  try {
    const { site, uid, zone } = session;
    const registers = await loadRegisters('keyLoans');
    const record = await getOne(recordPath(site, keyLoans, id));
    if (!record) return null;
    const issue = { register: 'keyLoans', step: 'issue', id, input: {}, rev: Number(record.rev) } as const;
    const plan = await planStep(issue, { site, uid, zone, registers });
    const refusals = plan.allowed ? [] : plan.refusals;
    const missing = refusals.find(({ fields }) => fields.length === 0);
    if (missing) return sayNext(missing);
    if (refusals.length > 0) return record;
    const outcome = await perform({ site, uid, steps: [issue] }, session);
    if (outcome.is === 'refused') return sayNext(outcome.refusals[0]);
    tell({ zh: `已借出 ${record.keyCode}`, en: `${record.keyCode} is lent` });
    return null;
  } catch (error) {
    if (isUnreachable(error)) return sayWaiting();
    throw error;
  }
}

/** The request waits on this device: whether the key may leave, nobody knows before it has arrived. */
function sayWaiting(): null {
  tell(
    {
      zh: '没有网络：只存下了借用申请，请先不要交出钥匙；连上后到此钥匙页面发放',
      en: 'No network: only the request is kept. Do not hand the key over yet; issue it on its page once there is a network',
    },
    'bad',
  );
  return null;
}

function sayNext(refusal: Refusal | undefined): null {
  if (refusal) {
    tell({
      zh: `申请已登记。下一步：${refusal.words.zh}`,
      en: `The request is entered. Next: ${refusal.words.en}`,
    });
  }
  return null;
}
