import { useState } from 'preact/hooks';
import { NotStored, noRoom } from '../data/unsent.ts';
import { Button } from '../kit/button.tsx';
import { useOnline } from '../kit/online.ts';
import { tell } from '../kit/says.tsx';
import { counted } from '../language/count.ts';
import { useWords } from '../language/words.ts';
import { type Marks, stageOf } from './use-marks.ts';

/** At the foot, where a thumb reaches it: how many are marked, and the button that sends them. */
export function SendBar({ marks, onSent }: { marks: Marks; onSent: () => Promise<void> }) {
  const say = useWords();
  const isOnline = useOnline();
  const [isSending, setIsSending] = useState(false);
  const held = marks.here.filter((each) => stageOf(each) === 'held').length;
  const waiting = marks.here.filter((each) => stageOf(each) === 'waiting').length;
  if (held === 0 && waiting === 0) return null;
  const send = async (): Promise<void> => {
    setIsSending(true);
    try {
      await marks.send();
      if (navigator.onLine) await onSent();
    } catch (error) {
      tell(
        error instanceof NotStored ? noRoom : { zh: '没有送出，请再试', en: 'Not sent; please try again' },
        'bad',
      );
    } finally {
      setIsSending(false);
    }
  };
  return (
    <div class="round-send">
      <span>
        {isOnline
          ? say({ zh: `已标记 ${held + waiting} 户`, en: `${counted(held + waiting, 'home')} marked` })
          : say({ zh: '没有网络，联网后自动送出', en: 'No network: sent by itself later' })}
      </span>
      <Button kind="primary" icon="upload" isBusy={isSending} onClick={() => void send()}>
        {held > 0
          ? say({ zh: `送出 ${held} 项`, en: `Send ${held}` })
          : say({ zh: '再送一次', en: 'Send again' })}
      </Button>
    </div>
  );
}
