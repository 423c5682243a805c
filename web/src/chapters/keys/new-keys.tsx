import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { KeyKind } from '../../../../rulebook/chapters/keys/release-matrix.ts';
import type { Document } from '../../data/store.ts';
import { StepDialog } from '../../forms/step-dialog.tsx';
import { Button } from '../../kit/button.tsx';
import { useWords } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import { holdsNow } from '../../session/session.ts';

/** What a household deposits comes in with its own register (R4.4.1.1). */
const isDeposited = (kind: KeyKind) => kind === 'deposited' || kind === 'sealed';

/** A key comes into the cabinet: for those who keep one. */
export function NewKeys({ kept }: { kept: readonly KeyKind[] | null }) {
  const say = useWords();
  const { route } = useLocation();
  const session = useSession();
  const [taking, setTaking] = useState<'register' | 'deposit' | null>(null);
  // Who usually keeps keys has room for the buttons before it is known whether they do: nothing moves later.
  const isWaiting = kept === null && holdsNow(session, 'receptionist', 'assistant', 'supervisor');
  const look = isWaiting ? { class: 'key-button-waiting', disabled: true } : {};
  const own = kept?.filter((kind) => !isDeposited(kind)) ?? [];
  const close = () => setTaking(null);
  const preset: Document = own.length === 1 ? { kind: own[0], pieces: 1 } : { pieces: 1 };
  return (
    <>
      {(isWaiting || kept?.includes('deposited')) && (
        <Button icon="plus" {...look} onClick={() => setTaking('deposit')}>
          {say({ zh: '寄存业户钥匙', en: 'Deposit a key' })}
        </Button>
      )}
      {(isWaiting || own.length > 0) && (
        <Button icon="plus" {...look} onClick={() => setTaking('register')}>
          {say({ zh: '登记钥匙', en: 'Register a key' })}
        </Button>
      )}
      {taking === 'register' && (
        <StepDialog
          register="keys"
          step="register"
          preset={preset}
          isDrawer
          onClose={close}
          onDone={(id) => route(`/keys/${id}`)}
        />
      )}
      {taking === 'deposit' && (
        <StepDialog
          register="keyDeposits"
          step="deposit"
          preset={{ term: 'long', pieces: 1 }}
          isDrawer
          onClose={close}
        />
      )}
    </>
  );
}
