import '../kit/form-field.css';
import './alone.css';
import { sendPasswordResetEmail, signInWithEmailAndPassword } from 'firebase/auth';
import { useEffect, useRef, useState } from 'preact/hooks';
import { addressOf, isOwnMailbox } from '../../../rulebook/site/sign-in-name.ts';
import { emulators, firebase } from '../firebase/app.ts';
import { Button } from '../kit/button.tsx';
import { later } from '../kit/later.tsx';
import { Problem } from '../kit/notes.tsx';
import { useLanguage, useWords, type Words } from '../language/words.ts';
import { chooseLanguage } from '../session/choices.ts';
import { deskHere } from '../session/desk-here.ts';
import { keepLocksAt } from '../session/keep-desk.ts';
import { signInFailed } from '../session/sign-in-failed.ts';

const DemoAccounts = later(() => import('./demo-accounts.tsx').then((m) => m.DemoAccounts), false);

const Chooser = later(() => import('../chapters/people/desk/chooser.tsx').then((m) => m.Chooser));

const fieldsMissing: Words = {
  zh: '请填写账号和密码',
  en: 'Please give your e-mail, phone or staff number, and the password',
};
const nameMissing: Words = { zh: '请先填写账号', en: 'Please give your e-mail, phone or staff number first' };
const noMailbox: Words = {
  zh: '用手机号或工号登录的员工，请联系系统管理员重设密码',
  en: 'Who signs in with a phone or staff number asks the administrator for a new password',
};
const resetSent: Words = {
  zh: '如果该邮箱有账号，重设密码的邮件已寄出，请查收',
  en: 'If there is an account with this address, a mail to reset the password is on its way',
};

/** The door: e-mail, telephone or staff number, and password; on the emulators the demo's accounts too. */
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
    attempt(async () => {
      // It is touched now, however long ago the last one went.
      keepLocksAt(null);
      await signInWithEmailAndPassword((await firebase).auth, email, password);
    });
  const typed = () => {
    const data = new FormData(form.current ?? undefined);
    const [name, password] = [String(data.get('name') ?? ''), String(data.get('password') ?? '')];
    return { name: name.trim(), address: addressOf(name), password };
  };
  const submit = (event: Event) => {
    event.preventDefault();
    const { name, address, password } = typed();
    if (name === '' || password === '') setProblem(fieldsMissing);
    else void signIn(address, password);
  };
  const reset = () => {
    const { name, address } = typed();
    if (name === '') return setProblem(nameMissing);
    if (!isOwnMailbox(address)) return setProblem(noMailbox);
    void attempt(async () => {
      const { auth } = await firebase;
      auth.languageCode = language === 'zh' ? 'zh-CN' : 'en';
      await sendPasswordResetEmail(auth, address);
      setNote(resetSent);
    });
  };

  return (
    <main class="alone" id="main">
      <div class="card">
        <h1>{say({ zh: '物业客服台', en: 'Wuye Desk' })}</h1>
        {deskHere() && <Chooser />}
        <form ref={form} onSubmit={submit} noValidate>
          <label class="form-field">
            <span>{say({ zh: '邮箱、手机号或工号', en: 'E-mail, phone or staff number' })}</span>
            <input name="name" autocomplete="username" autocapitalize="none" spellcheck={false} required />
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
