import { Button } from '../kit/button.tsx';
import { Icon } from '../kit/icon.tsx';
import { useWords, type Words } from '../language/words.ts';
import { signOut } from '../session/current.ts';
import type { Shut } from '../session/session.ts';

const reasons: Readonly<Record<Shut | 'unreachable', Words>> = {
  noSite: {
    zh: '您的账号还没有加入任何小区。请联系系统管理员添加。',
    en: 'Your account belongs to no site yet. Ask the administrator to add you.',
  },
  dismissed: {
    zh: '您已不在本小区任职，不能再查看或办理。如有疑问，请联系系统管理员。',
    en: 'You are no longer a member of this site. If that is wrong, ask the administrator.',
  },
  unreachable: {
    zh: '没有网络，暂时打不开。连上网络后再试。',
    en: 'No network, so it can’t be opened now. Try again when there is one.',
  },
};

/** For who has signed in and can't come in: why, and what to do. */
export function ShutOut({ why }: { why: Shut | 'unreachable' }) {
  const say = useWords();
  return (
    <main class="alone" id="main">
      <div class="card">
        <Icon name={why === 'unreachable' ? 'offline' : 'lock'} />
        <p role="alert">{say(reasons[why])}</p>
        <div class="actions">
          <Button kind="primary" onClick={() => location.reload()}>
            {say({ zh: '再试一次', en: 'Try again' })}
          </Button>
          <Button onClick={() => void signOut()}>{say({ zh: '退出登录', en: 'Sign out' })}</Button>
        </div>
      </div>
    </main>
  );
}
