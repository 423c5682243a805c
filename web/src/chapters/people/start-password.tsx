import './start-password.css';
import { plainSignInName } from '../../../../rulebook/site/sign-in-name.ts';
import type { Given } from '../../imports/use-import.ts';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Leave } from '../../kit/leave.tsx';
import { Clauses } from '../../kit/notes.tsx';
import { tell } from '../../kit/says.tsx';
import { useWords } from '../../language/words.ts';

export type { Given };

/** Shows a start password this one time: it is kept nowhere. */
export function StartPassword({ given, onClose }: { given: Given; onClose: () => void }) {
  const say = useWords();
  const { name, signInName, startPassword } = given;
  const copy = () =>
    navigator.clipboard.writeText(startPassword).then(
      () => tell({ zh: '已复制', en: 'Copied' }),
      () => tell({ zh: '无法复制，请抄写', en: 'It can’t be copied: write it down' }, 'bad'),
    );
  return (
    <Dialog
      title={say({ zh: `请告知${name}`, en: `Tell ${name}` })}
      isDrawer
      onClose={onClose}
      foot={
        <>
          <Button onClick={() => void copy()}>{say({ zh: '复制密码', en: 'Copy the password' })}</Button>
          <Leave />
        </>
      }
    >
      <dl class="start-password">
        <dt>{say({ zh: '登录名', en: 'Sign-in name' })}</dt>
        <dd>{plainSignInName(signInName)}</dd>
        <dt>{say({ zh: '初始密码', en: 'Start password' })}</dt>
        <dd>{startPassword}</dd>
      </dl>
      <p class="notice-box">
        {say({
          zh: '密码只显示这一次，请当面告知本人。首次登录须先设置自己的密码，此前不能查看或办理任何事项。',
          en: 'It is shown this once: hand it over in person. It opens nothing until they have set a password of their own.',
        })}{' '}
        <Clauses ids={['R6.1.3', 'R1.3']} />
      </p>
    </Dialog>
  );
}
