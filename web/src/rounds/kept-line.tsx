import { Button } from '../kit/button.tsx';
import { Problem } from '../kit/notes.tsx';
import { useNow } from '../kit/now.ts';
import { useOnline } from '../kit/online.ts';
import { shortText } from '../language/time.ts';
import { useWords } from '../language/words.ts';
import { useSession } from '../session/current.ts';
import type { Round } from './use-round.ts';

/** Of when the round is that this device has, and what stands in the way of beginning it. */
export function KeptLine({ round }: { round: Round }) {
  const say = useWords();
  const { zone } = useSession();
  const now = useNow();
  const isOnline = useOnline();
  const { kept, failure, storage, isFetching } = round;
  return (
    <>
      {storage && <Problem words={storage} />}
      {kept && (
        <div class="round-kept">
          <span>
            {say({
              zh: `离线资料 ${shortText(kept.at, zone, now)}`,
              en: `Fetched ahead ${shortText(kept.at, zone, now)}`,
            })}
          </span>
          <Button
            kind="quiet"
            icon="download"
            disabled={!isOnline}
            isBusy={isFetching}
            onClick={() => void round.fetchAnew()}
          >
            {say({ zh: '更新', en: 'Fetch anew' })}
          </Button>
        </div>
      )}
      {kept && failure && isOnline && <Problem words={failure} />}
      {kept === null && (
        <Problem
          words={
            failure ?? {
              zh: '没有网络，本机也没有这一圈的资料：请在有网络处打开一次，再出门',
              en: 'No network, and nothing of this round is on this device: open it once where there is one before you go',
            }
          }
        />
      )}
    </>
  );
}
