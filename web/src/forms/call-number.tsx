import { useState } from 'preact/hooks';
import { recordPath } from '../../../rulebook/reading/paths.ts';
import { mayReadWithoutAsking, useOwnGrant } from '../data/disclosed.ts';
import { enterViewing } from '../data/enter-viewing.ts';
import { readingFailed } from '../data/failures.ts';
import { send } from '../data/perform.ts';
import { useRecord } from '../data/watch.ts';
import { getOne } from '../firebase/lite.ts';
import { Button } from '../kit/button.tsx';
import { OPEN_MS, useClosedAt } from '../kit/closed-at.ts';
import { Clauses, Problem } from '../kit/notes.tsx';
import { useWords, type Words } from '../language/words.ts';
import { Phones } from '../records/phones.tsx';
import { loadRegisters } from '../registers.ts';
import { useSession } from '../session/current.ts';
import { useForm } from './form-context.ts';

/** So long the number may be asked for again without another entry: a household that does not answer is rung twice. */
const CALL_MS = 10 * 60_000;

const forThisCall: Words = {
  zh: '只为这次通话显示，3 分钟后隐藏；何人何时为哪把钥匙查看，均已记录',
  en: 'Shown for this call alone and hidden after 3 minutes; who saw it, when and for which key is on record',
};

/**
 * The number of the household whose consent a clause demands, in the form that asks for it (R4.4.1.5, R4.4.1.8): the
 * key's keeper sees it for this call, and the disclosure is on record (R1.3). Nothing where no key of a household is meant.
 */
export function CallNumber() {
  const say = useWords();
  const { toldOf } = useForm();
  const { site } = useSession();
  const key = textOf(toldOf?.('key'));
  const { value: stored } = useRecord(key === null ? null : `sites/${site}/keys/${key}`);
  const household = textOf(stored?.household) ?? textOf(toldOf?.('household'));
  const number = useNumber(household, key);
  if (household === null || key === null) return null;
  if (number.phones === null) {
    return (
      <div class="call-number">
        <Button icon="phone" isBusy={number.isBusy} onClick={() => void number.open()}>
          {say({ zh: '查看业户电话', en: 'Show the number' })}
        </Button>
        {number.failure && <Problem words={number.failure} />}
      </div>
    );
  }
  return (
    <div class="call-number">
      <p class="call-number-shown">
        <Phones phones={number.phones} />
      </p>
      <small class="remark">
        {say(forThisCall)} <Clauses ids={['R1.3']} />
      </small>
    </div>
  );
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Opens the number: at once by a grant that runs, else by entering that the file is looked at, or the call. */
function useNumber(household: string | null, key: string | null) {
  const session = useSession();
  const { site, uid } = session;
  const { value: stored } = useRecord(household === null ? null : `sites/${site}/households/${household}`);
  const { row, until } = useOwnGrant(household);
  const [phones, setPhones] = useState<unknown>(null);
  const [closesAt, setClosesAt] = useState(0);
  const [failure, setFailure] = useState<Words | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  useClosedAt(closesAt, phones !== null, () => setPhones(null));

  const enter = async (household: string): Promise<Words | null> => {
    if (stored && mayReadWithoutAsking(session, stored)) return enterViewing(household, session);
    if (until && until > new Date()) return null;
    const input = { key, until: new Date(Date.now() + CALL_MS), ...(row ? {} : { household }) };
    const step = row ? 'callAgain' : 'call';
    const rev = Number(row?.data.rev ?? 0);
    const outcome = await send(
      { site, uid, steps: [{ register: 'disclosures', step, id: `${household}~${uid}`, rev, input }] },
      session,
    );
    return outcome.is === 'refused' ? (outcome.refusals[0]?.words ?? null) : null;
  };
  const open = async (): Promise<void> => {
    if (household === null) return;
    setIsBusy(true);
    setFailure(null);
    try {
      const refused = await enter(household);
      if (refused) return setFailure(refused);
      const registers = await loadRegisters('householdPhones');
      const found = await getOne(recordPath(site, registers('householdPhones'), household));
      setClosesAt(Date.now() + OPEN_MS);
      setPhones(found?.phones ?? []);
    } catch (error) {
      setFailure(readingFailed(error));
    } finally {
      setIsBusy(false);
    }
  };
  return { phones, failure, isBusy, open };
}
