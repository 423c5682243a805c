import './alone.css';
import { givenUp, type Unsent } from '../data/unsent.ts';
import { useRegisters } from '../data/use-registers.ts';
import { Button } from '../kit/button.tsx';
import { Icon } from '../kit/icon.tsx';
import { useWords, type Words } from '../language/words.ts';
import { useObservable } from '../observable.ts';
import { signOut } from '../session/choices.ts';
import type { Shut } from '../session/session.ts';
import { NewPassword } from './new-password.tsx';

const reasons: Readonly<Record<Shut | 'unreachable', Words>> = {
  noSite: {
    zh: '您的账号还没有加入任何小区。请联系系统管理员添加。',
    en: 'Your account belongs to no site yet. Ask the administrator to add you.',
  },
  dismissed: {
    zh: '您已不在本小区任职，不能再查看或办理。如有疑问，请联系系统管理员。',
    en: 'You are no longer a member of this site. If that is wrong, ask the administrator.',
  },
  mustChange: {
    zh: '您用的是他人告知的密码。请先设置自己的密码，然后即可使用。',
    en: 'You have signed in with a password that was handed to you. Set one of your own first.',
  },
  unreachable: {
    zh: '没有网络，暂时打不开。连上网络后再试。',
    en: 'No network, so it can’t be opened now. Try again when there is one.',
  },
};

/** What somebody did without a network and could not send before they left: a colleague has to enter it. */
function GivenUp() {
  const say = useWords();
  const items = useObservable(givenUp);
  if (items.length === 0) return null;
  return (
    <div class="notice-box">
      <p>
        {say({
          zh: '以下内容在本机没有送出，现已删除。如已办理，请告知同事补登：',
          en: 'This was not sent from this device and is removed now. If it was done, tell a colleague to enter it:',
        })}
      </p>
      <ul>
        {items.map((item) => (
          <GivenUpItem key={item.id} item={item} />
        ))}
      </ul>
    </div>
  );
}

function GivenUpItem({ item: { at, undertaking } }: { item: Unsent }) {
  const say = useWords();
  const last = undertaking.steps.at(-1);
  const registers = useRegisters(...(last ? [last.register] : []));
  const register = last && registers?.(last.register);
  const when = at.toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'short' });
  const title = last && register?.steps[last.step]?.title;
  return (
    <li>
      {when} {register && title && `${say(register.form)} · ${say(title)}`}
    </li>
  );
}

/** For who has signed in and can't come in: why, and what to do. */
export function ShutOut({ why }: { why: Shut | 'unreachable' }) {
  const say = useWords();
  return (
    <main class="alone" id="main">
      <div class="card">
        <Icon name={why === 'unreachable' ? 'offline' : 'lock'} />
        <p role="alert">{say(reasons[why])}</p>
        <GivenUp />
        {why === 'mustChange' && <NewPassword />}
        <div class="actions">
          {why !== 'mustChange' && (
            <Button kind="primary" onClick={() => location.reload()}>
              {say({ zh: '再试一次', en: 'Try again' })}
            </Button>
          )}
          <Button onClick={() => void signOut()}>{say({ zh: '退出登录', en: 'Sign out' })}</Button>
        </div>
      </div>
    </main>
  );
}
