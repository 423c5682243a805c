import '../../kit/form-field.css';
import { useState } from 'preact/hooks';
import { tidied } from '../../../../rulebook/notation/plain-text.ts';
import type { Refusal } from '../../../../rulebook/reading/plan.ts';
import { readingFailed } from '../../data/failures.ts';
import { perform } from '../../data/perform.ts';
import { unsent } from '../../data/unsent.ts';
import { Refusals } from '../../forms/refusals.tsx';
import { Button, LinkButton } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Leave } from '../../kit/leave.tsx';
import { Clauses, Problem } from '../../kit/notes.tsx';
import { tell } from '../../kit/says.tsx';
import { counted } from '../../language/count.ts';
import { useWords, type Words } from '../../language/words.ts';
import { useObservable } from '../../observable.ts';
import { useSession } from '../../session/current.ts';
import type { BoardKey } from './board.ts';
import type { Counted } from './marks.ts';

interface FinishProps {
  readonly id: string;
  readonly rev: number;
  readonly hanging: readonly BoardKey[];
  readonly counted: Counted;
  readonly unexpected: readonly string[];
  /** Of the keys that were found. */
  readonly pieces: number;
}

/** Ends the count once every key has been looked at. */
export function CountFinish(props: FinishProps) {
  const say = useWords();
  const [isAsking, setIsAsking] = useState(false);
  const [isSigned, setIsSigned] = useState(false);
  const { left } = props.counted;
  const { site } = useSession();
  const kept = useObservable(unsent).find(({ undertaking }) => {
    const step = undertaking.steps.at(-1);
    return undertaking.site === site && step?.register === 'keyCounts' && step.id === props.id;
  });
  if (kept && kept.refusals.length > 0) return <NotAccepted refusals={kept.refusals} />;
  // Until the record says so itself; without a network that takes a while.
  if (isSigned || kept)
    return <p class="notice-box">{say({ zh: '已签认，等待送达', en: 'Signed; on its way' })}</p>;
  return (
    <div class="count-finish">
      <Button kind="primary" disabled={left.length > 0} onClick={() => setIsAsking(true)}>
        {say({ zh: '完成清点', en: 'Finish the count' })}
      </Button>
      {left.length > 0 && (
        <span class="muted">
          {say({
            zh: `还有 ${left.length} 把没有点`,
            en: `${counted(left.length, 'key has', 'keys have')} not been looked at`,
          })}
        </span>
      )}
      {isAsking && (
        <Confirmation {...props} onSigned={() => setIsSigned(true)} onClose={() => setIsAsking(false)} />
      )}
    </div>
  );
}

/** What was signed without a network and refused later: the marks are there still, and it is counted on. */
function NotAccepted({ refusals }: { refusals: readonly Refusal[] }) {
  const say = useWords();
  return (
    <div class="count-finish">
      <Refusals of={refusals} />
      <p class="muted">
        {say({
          zh: '签认没有被接受，点到的结果还在：在“未送出”中放弃那一项后，按现在的清单补点再完成',
          en: 'It was not accepted; what you marked is here still. Discard it among what is unsent, then mark what has changed and finish again',
        })}
      </p>
      <LinkButton href="/unsent">{say({ zh: '未送出', en: 'Unsent' })}</LinkButton>
    </div>
  );
}

const NOTE_LENGTH = 200;

/** Repeats what will be signed. */
function Confirmation({
  id,
  rev,
  hanging,
  counted,
  unexpected,
  pieces,
  onSigned,
  onClose,
}: FinishProps & { onSigned: () => void; onClose: () => void }) {
  const say = useWords();
  const session = useSession();
  const [note, setNote] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const [failure, setFailure] = useState<Words | null>(null);
  const { found, missing, lent } = counted;
  const finish = async (): Promise<void> => {
    setIsBusy(true);
    setFailure(null);
    const input = {
      found,
      missing,
      lent,
      pieces,
      ...(unexpected.length > 0 ? { unexpected } : {}),
      ...(tidied(note) === '' ? {} : { note: tidied(note) }),
    };
    try {
      const step = { register: 'keyCounts', step: 'finish', id, rev, input } as const;
      const outcome = await perform({ site: session.site, uid: session.uid, steps: [step] }, session);
      if (outcome.is === 'refused') return setRefusals(outcome.refusals);
      tell(outcome.is === 'queued' ? queued : done);
      onSigned();
    } catch (error) {
      setFailure(readingFailed(error));
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <Dialog
      title={say({ zh: '完成清点', en: 'Finish the count' })}
      onClose={onClose}
      foot={
        <>
          <Leave words={{ zh: '再看看', en: 'Look again' }} />
          <Button kind="primary" isBusy={isBusy} onClick={() => void finish()}>
            {say({ zh: '签认并完成', en: 'Sign and finish' })}
          </Button>
        </>
      }
    >
      <Summary
        found={found.length}
        pieces={pieces}
        lent={lent.length}
        hanging={hanging}
        missing={missing}
        unexpected={unexpected}
      />
      <label class="form-field">
        <span>{say({ zh: '备注（选填）', en: 'Note (optional)' })}</span>
        <input maxLength={NOTE_LENGTH} value={note} onInput={(event) => setNote(event.currentTarget.value)} />
      </label>
      {failure && <Problem words={failure} />}
      <Refusals of={refusals} />
    </Dialog>
  );
}

const done: Words = { zh: '清点完成，已记入值班日志', en: 'Counted; the duty log has it' };
const queued: Words = {
  zh: '没有网络，清点已存在本机，连上后自动送出',
  en: 'No network: the count is kept on this device and sent by itself later',
};

interface SummaryProps {
  readonly found: number;
  readonly pieces: number;
  readonly lent: number;
  readonly missing: readonly string[];
  readonly hanging: readonly BoardKey[];
  readonly unexpected: readonly string[];
}

function Summary({ found, pieces, lent, missing, hanging, unexpected }: SummaryProps) {
  const say = useWords();
  return (
    <>
      <ul class="figures">
        <Figure words={{ zh: '在柜', en: 'Found' }} count={found} />
        <Figure words={{ zh: '在柜（把）', en: 'Pieces found' }} count={pieces} />
        <Figure words={{ zh: '缺少', en: 'Missing' }} count={missing.length} isBad />
        <Figure words={{ zh: '借出、报失', en: 'Out or lost' }} count={lent} />
        <Figure words={{ zh: '多出', en: 'Unexpected' }} count={unexpected.length} isBad />
      </ul>
      {missing.length > 0 && (
        <p class="problem">
          <span>
            {say({ zh: '缺少：', en: 'Missing: ' })}
            {hanging
              .filter(({ id }) => missing.includes(id))
              .map(({ code, opensWhat }) => `${code}（${opensWhat}）`)
              .join(say({ zh: '、', en: ', ' }))}
            {say({
              zh: '。完成后每把自动开立丢失报告，并通知客服主任和经理',
              en: '. Each becomes a report by itself when you finish, and supervisor and manager are told',
            })}{' '}
            <Clauses ids={['R4.4.1.7', 'R4.4.1.8']} />
          </span>
        </p>
      )}
      {unexpected.length > 0 && (
        <p>
          {say({ zh: '多出：', en: 'Unexpected: ' })}
          {unexpected.join(say({ zh: '、', en: ', ' }))}
        </p>
      )}
    </>
  );
}

export function Figure({ words, count, isBad }: { words: Words; count: number; isBad?: boolean }) {
  const say = useWords();
  return (
    <li class={isBad && count > 0 ? 'figure bad' : 'figure'}>
      <b>{count}</b>
      <span>{say(words)}</span>
    </li>
  );
}
