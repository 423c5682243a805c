import { useState } from 'preact/hooks';
import type { KeyKind } from '../../../../rulebook/chapters/keys/release-matrix.ts';
import type { Refusal } from '../../../../rulebook/reading/plan.ts';
import { perform } from '../../data/perform.ts';
import { Refusals } from '../../forms/refusals.tsx';
import { Button } from '../../kit/button.tsx';
import { Clauses } from '../../kit/notes.tsx';
import { useWords } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import { useSiteTime } from '../../session/site-time.ts';
import type { Standing } from './use-cabinet.ts';

interface StartProps {
  readonly id: string;
  readonly day: string;
  readonly cabinet: KeyKind;
  readonly keys: Standing;
  /** Whoever looks keeps this cabinet; null until it is known. */
  readonly isMine: boolean | null;
  readonly onBegun: () => void;
}

/** Before the count: what is to be counted, and who may. */
export function CountStart({ id, day, cabinet, keys, isMine, onBegun }: StartProps) {
  const say = useWords();
  const session = useSession();
  const { settings } = useSiteTime();
  const [isBusy, setIsBusy] = useState(false);
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const start = async (): Promise<void> => {
    setIsBusy(true);
    try {
      const step = { register: 'keyCounts', step: 'start', id, rev: 0, input: { day, cabinet } } as const;
      const outcome = await perform({ site: session.site, uid: session.uid, steps: [step] }, session);
      if (outcome.is === 'refused') setRefusals(outcome.refusals);
      else onBegun();
    } finally {
      setIsBusy(false);
    }
  };
  const hanging = keys.hanging.length;
  return (
    <div class="card count-start">
      <p>
        {say({
          zh: `应在柜 ${hanging} 把，借出 ${keys.out.length} 把（不算缺少）。每天 ${settings.countBy} 前清点。`,
          en: `Should hang here: ${hanging}; out, not missing: ${keys.out.length}. Counted daily before ${settings.countBy}.`,
        })}{' '}
        <Clauses ids={['R4.4.1.7']} />
      </p>
      <Button kind="primary" isBusy={isBusy} disabled={isMine !== true} onClick={() => void start()}>
        {say({ zh: '开始清点', en: 'Start the count' })}
      </Button>
      {isMine === false && (
        <p class="muted">
          {say({
            zh: '须由客服主任或其指定的该类钥匙保管人清点',
            en: 'For the supervisor or the keeper named for this kind of key',
          })}{' '}
          <Clauses ids={['R4.4.1.7', 'R4.4.1.2']} />
        </p>
      )}
      <Refusals of={refusals} />
    </div>
  );
}
