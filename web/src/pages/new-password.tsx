import '../kit/form-field.css';
import { signInWithEmailAndPassword } from 'firebase/auth';
import { useRef, useState } from 'preact/hooks';
import { PASSWORD, passwordProblem } from '../../../rulebook/site/password.ts';
import { CallRefused, call } from '../data/call.ts';
import { firebase } from '../firebase/app.ts';
import { Button } from '../kit/button.tsx';
import { Problem } from '../kit/notes.tsx';
import { useWords, type Words } from '../language/words.ts';
import { signInFailed } from '../session/sign-in-failed.ts';

interface Typed {
  readonly old: string;
  readonly own: string;
  readonly again: string;
}

const wrongIn = ({ old, own, again }: Typed, address: string): Words | null => {
  if (old === '') return { zh: '请填写现在的密码', en: 'Please give the present password' };
  const problem = passwordProblem(own, address);
  if (problem) return problem;
  if (own === old) return { zh: '新密码不能与现在的相同', en: 'The new password is the present one' };
  return own === again ? null : { zh: '两次输入的新密码不一致', en: 'The two new passwords differ' };
};

/** Sets one's own password. Who is at the desk has to know the present one. */
export function NewPassword() {
  const say = useWords();
  const form = useRef<HTMLFormElement>(null);
  const [problem, setProblem] = useState<Words | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [isShown, setIsShown] = useState(false);
  const change = async ({ old, own }: Typed) => {
    const { auth } = await firebase;
    const email = auth.currentUser?.email ?? '';
    try {
      await signInWithEmailAndPassword(auth, email, old);
    } catch (error) {
      return setProblem(signInFailed(error));
    }
    await call('changePassword', { password: own });
    // What was open with the old one is closed: the page begins anew with the new one.
    await signInWithEmailAndPassword(auth, email, own);
    location.reload();
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    const data = new FormData(form.current ?? undefined);
    const typed = { old: '', own: '', again: '' };
    for (const name of Object.keys(typed) as (keyof Typed)[]) typed[name] = String(data.get(name) ?? '');
    const { auth } = await firebase;
    const wrong = wrongIn(typed, auth.currentUser?.email ?? '');
    setProblem(wrong);
    if (wrong) return;
    setIsBusy(true);
    try {
      await change(typed);
    } catch (error) {
      setProblem(error instanceof CallRefused ? (error.problems[0]?.words ?? null) : signInFailed(error));
    } finally {
      setIsBusy(false);
    }
  };
  const field = (name: keyof Typed, words: Words) => (
    <label class="form-field">
      <span>{say(words)}</span>
      <input
        name={name}
        {...(isShown ? { type: 'text' as const } : { type: 'password' as const })}
        autocomplete={name === 'old' ? 'current-password' : 'new-password'}
        autocapitalize="none"
        spellcheck={false}
        required
      />
    </label>
  );
  return (
    <form ref={form} onSubmit={submit} noValidate>
      {field('old', { zh: '现在的密码', en: 'Present password' })}
      {field('own', {
        zh: `新密码（至少 ${PASSWORD.min} 位）`,
        en: `New password (${PASSWORD.min} characters or more)`,
      })}
      {field('again', { zh: '再输入一次新密码', en: 'New password again' })}
      {problem && <Problem words={problem} />}
      <div class="actions">
        <Button kind="primary" type="submit" isBusy={isBusy}>
          {say({ zh: '保存新密码', en: 'Save the new password' })}
        </Button>
        <Button kind="quiet" aria-pressed={isShown} onClick={() => setIsShown(!isShown)}>
          {say(isShown ? { zh: '隐藏密码', en: 'Hide' } : { zh: '显示密码', en: 'Show' })}
        </Button>
      </div>
    </form>
  );
}
