import { useState } from 'preact/hooks';
import { call } from '../../data/call.ts';
import type { Row } from '../../data/store.ts';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Leave } from '../../kit/leave.tsx';
import { Clauses, Problem } from '../../kit/notes.tsx';
import { useWords } from '../../language/words.ts';
import { useCall } from '../../reports/use-call.ts';
import { useSession } from '../../session/current.ts';
import { nameOf } from './chain.ts';
import { type Given, StartPassword } from './start-password.tsx';

/** Gives somebody without an e-mail a new start password. */
export function Resetting({ member, onClose }: { member: Row; onClose: () => void }) {
  const say = useWords();
  const { site } = useSession();
  const { isBusy, problems, run } = useCall();
  const [given, setGiven] = useState<Given | null>(null);
  const name = nameOf(member);
  const reset = () =>
    run(async () => {
      const asked = { site, uid: member.id };
      const { startPassword } = await call<Pick<Given, 'startPassword'>>('resetPassword', asked);
      setGiven({ name, signInName: String(member.data.signInName), startPassword });
    });
  if (given) return <StartPassword given={given} onClose={onClose} />;
  return (
    <Dialog
      title={say({ zh: `重设${name}的密码？`, en: `Reset the password of ${name}?` })}
      isDrawer
      onClose={onClose}
      foot={
        <>
          <Leave />
          <Button kind="primary" isBusy={isBusy} onClick={() => void reset()}>
            {say({ zh: '重设密码', en: 'Reset the password' })}
          </Button>
        </>
      }
    >
      <p>
        {say({
          zh: '原密码随即失效，正在使用的设备须重新登录。新的初始密码只显示一次，重设会记录在案。',
          en: 'The old one opens nothing any more, and devices in use have to sign in again. The new start password is shown once; the reset is on record.',
        })}{' '}
        <Clauses ids={['R6.1.3', 'R1.3']} />
      </p>
      {problems.map(({ words, clauses }) => (
        <Problem key={words.zh} words={words} clauses={clauses} />
      ))}
    </Dialog>
  );
}
