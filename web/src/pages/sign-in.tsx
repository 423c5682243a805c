import '../kit/form-field.css';
import './alone.css';
import { sendPasswordResetEmail, signInWithEmailAndPassword } from 'firebase/auth';
import { useEffect, useRef, useState } from 'preact/hooks';

import { emulators, firebase } from '../firebase/app.ts';
import { Button } from '../kit/button.tsx';
import { later } from '../kit/later.tsx';
import { Problem } from '../kit/notes.tsx';
import { useLanguage, useWords, type Words } from '../language/words.ts';
import { chooseLanguage } from '../session/current.ts';
import { signInFailed } from '../session/sign-in-failed.ts';

const DemoAccounts = later(() => import('./demo-accounts.tsx').then((m) => m.DemoAccounts), false);

const fieldsMissing: Words = {
  zh: '请填写邮箱和密码',
  en: 'Please give the e-mail address and the password',
};
const emailMissing: Words = { zh: '请先填写邮箱', en: 'Please give the e-mail address first' };
const resetSent: Words = {
  zh: '如果该邮箱有账号，重设密码的邮件已寄出，请查收',
  en: 'If there is an account with this address, a mail to reset the password is on its way',
};

/** The door: e-mail and password; on the emulators the demo's accounts too. */
export function SignIn() {
  const say = useWords();
  const language = useLanguage();
  const form = useRef<HTMLFormElement>(null);
  const [problem, setProblem] = useState<Words | null>(null);
  const [note, setNote] = useState<Words | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  useEffect(() => {
    document.title = say({ zh: '登录 · 物业客服台', en: 'Sign in · Wuye Desk' });
  }, [say]);

  const attempt = async (act: () => Promise<unknown>) => {
    setIsBusy(true);
    setProblem(null);
    setNote(null);
    try {
      await act();
    } catch (error) {
      setProblem(signInFailed(error));
    } finally {
      setIsBusy(false);
    }
  };
  const signIn = (email: string, password: string) =>
    attempt(async () => signInWithEmailAndPassword((await firebase).auth, email, password));
  const typed = () => {
    const data = new FormData(form.current ?? undefined);
    return { email: String(data.get('email') ?? '').trim(), password: String(data.get('password') ?? '') };
  };
  const submit = (event: Event) => {
    event.preventDefault();
    const { email, password } = typed();
    if (email === '' || password === '') setProblem(fieldsMissing);
    else void signIn(email, password);
  };
  const reset = () => {
    const { email } = typed();
    if (email === '') return setProblem(emailMissing);
    void attempt(async () => {
      const { auth } = await firebase;
      auth.languageCode = language === 'zh' ? 'zh-CN' : 'en';
      await sendPasswordResetEmail(auth, email);
      setNote(resetSent);
    });
  };

  return (
    <main class="alone" id="main">
      <div class="card">
        <h1>{say({ zh: '物业客服台', en: 'Wuye Desk' })}</h1>
        <form ref={form} onSubmit={submit} noValidate>
          <label class="form-field">
            <span>{say({ zh: '邮箱', en: 'E-mail' })}</span>
            <input name="email" type="email" autocomplete="username" inputMode="email" required />
          </label>
          <label class="form-field">
            <span>{say({ zh: '密码', en: 'Password' })}</span>
            <input name="password" type="password" autocomplete="current-password" required />
          </label>
          {problem && <Problem words={problem} />}
          {note && (
            <p class="notice-box" role="status">
              {say(note)}
            </p>
          )}
          <div class="actions">
            <Button kind="primary" type="submit" isBusy={isBusy}>
              {say({ zh: '登录', en: 'Sign in' })}
            </Button>
            <Button kind="quiet" onClick={reset} disabled={isBusy}>
              {say({ zh: '忘记密码', en: 'Forgotten the password' })}
            </Button>
          </div>
        </form>
        {emulators && <DemoAccounts onPick={signIn} />}
        <Button
          kind="quiet"
          icon="language"
          onClick={() => void chooseLanguage(language === 'zh' ? 'en' : 'zh')}
        >
          {language === 'zh' ? 'English' : '中文'}
        </Button>
      </div>
    </main>
  );
}
