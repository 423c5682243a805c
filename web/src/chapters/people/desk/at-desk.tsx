import { useEffect, useState } from 'preact/hooks';
import { deskLockMinutes } from '../../../../../rulebook/chapters/people/site-settings.ts';
import { setAt } from '../../../../../rulebook/notation/setting.ts';
import { call } from '../../../data/call.ts';
import { Button } from '../../../kit/button.tsx';
import { Dialog } from '../../../kit/dialog.tsx';
import { useWords } from '../../../language/words.ts';
import { lock } from '../../../session/choices.ts';
import { useSession } from '../../../session/current.ts';
import { deskHere } from '../../../session/desk-here.ts';
import { forgetIfTakenBack } from './forget-desk.ts';
import { OwnPin } from './own-pin.tsx';
import { useIdle } from './use-idle.ts';

/** What a shared computer does while somebody is signed in: it offers a PIN, and locks. */
export function AtDesk() {
  const { settings } = useSession();
  const left = useIdle(Number(setAt(settings, deskLockMinutes)));
  useLockKey();
  return (
    <>
      <PinOffer />
      {left !== null && <Warning left={left} />}
    </>
  );
}

/** Any key or touch goes on: `useIdle` hears it first. */
function Warning({ left }: { left: number }) {
  const say = useWords();
  return (
    <Dialog title={say({ zh: '即将锁定', en: 'About to lock' })} onClose={() => undefined}>
      <p role="alert">
        {say({
          zh: '无人操作，本机即将锁定。按任意键或点一下屏幕继续。已填的内容会留着。',
          en: 'Nobody has touched this computer, so it locks. Press any key or touch the screen to go on. What was typed is kept.',
        })}
      </p>
      <p>{say({ zh: `还有 ${left} 秒`, en: `${left} s left` })}</p>
    </Dialog>
  );
}

function useLockKey(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== 'KeyL') return;
      event.preventDefault();
      void lock();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}

interface Known {
  readonly hasPin: boolean;
  readonly mayPin: boolean;
}

/** Tells the server who is here; whoever has come with a password and has no PIN is offered one. */
function PinOffer() {
  const say = useWords();
  const { uid } = useSession();
  const [isOffered, setIsOffered] = useState(false);
  const [isSetting, setIsSetting] = useState(false);
  useEffect(() => {
    const here = deskHere();
    if (!here) return;
    call<Known>('comeToDesk', { ...here }).then(
      ({ hasPin, mayPin }) => setIsOffered(mayPin && !hasPin),
      forgetIfTakenBack,
    );
  }, [uid]);
  if (!isOffered) return null;
  return (
    <section class="notice-box no-print" aria-label={say({ zh: '设置 PIN', en: 'Set a PIN' })}>
      <p>
        {say({
          zh: '这是共用电脑，无人操作会自动锁定。设置 PIN 后，今天再回来只需选自己的名字、输入 PIN。',
          en: 'This computer is shared and locks by itself. With a PIN you come back today by choosing your name and typing it.',
        })}
      </p>
      {isSetting ? (
        <OwnPin onDone={() => setIsOffered(false)} />
      ) : (
        <div class="actions">
          <Button kind="primary" icon="lock" onClick={() => setIsSetting(true)}>
            {say({ zh: '设置 PIN', en: 'Set a PIN' })}
          </Button>
          <Button kind="quiet" onClick={() => setIsOffered(false)}>
            {say({ zh: '以后再说', en: 'Not now' })}
          </Button>
        </div>
      )}
    </section>
  );
}
