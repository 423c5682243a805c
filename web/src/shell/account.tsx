import './account.css';
import { useState } from 'preact/hooks';
import { later } from '../kit/later.tsx';
import { useSession } from '../session/current.ts';

const AccountDialog = later(() => import('./account-dialog.tsx').then((m) => m.AccountDialog));

/** Who is signed in; a press opens what they can choose for themselves, and the way out. */
export function Account() {
  const { name } = useSession();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button type="button" class="button quiet" aria-label={name} onClick={() => setIsOpen(true)}>
        <span class="avatar" data-initial={name.slice(0, 1)} />
        <span class="account-name">{name}</span>
      </button>
      {isOpen && <AccountDialog onClose={() => setIsOpen(false)} />}
    </>
  );
}
