import '../../../kit/form-field.css';
import { useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { newId } from '../../../../../rulebook/reading/paths.ts';
import { call } from '../../../data/call.ts';
import { stuck } from '../../../forms/needs-network.ts';
import { Button, LinkButton } from '../../../kit/button.tsx';
import { Problem } from '../../../kit/notes.tsx';
import { useOnline } from '../../../kit/online.ts';
import { Page } from '../../../kit/page.tsx';
import { tell } from '../../../kit/says.tsx';
import { useWords, type Words } from '../../../language/words.ts';
import { useCall } from '../../../reports/use-call.ts';
import { useSession } from '../../../session/current.ts';
import { deskHere } from '../../../session/desk-here.ts';
import { keepDesk } from '../../../session/keep-desk.ts';

const NAME_MOST = 40;
const nameMissing: Words = {
  zh: '请填写名称，如“前台左侧电脑”',
  en: "Please give a name, such as 'Front desk, left'",
};

/** 登记本机为共用电脑: this very browser becomes one. */
export function NewDesk() {
  const say = useWords();
  const { site } = useSession();
  const { route } = useLocation();
  const isOnline = useOnline();
  const form = useRef<HTMLFormElement>(null);
  // Sent again after its answer was lost it is the same computer.
  const [here] = useState(() => ({ site, desk: newId(), secret: newSecret() }));
  const [isNameMissing, setIsNameMissing] = useState(false);
  const { isBusy, problems, run } = useCall();
  const submit = (event: Event) => {
    event.preventDefault();
    const name = String(new FormData(form.current ?? undefined).get('name') ?? '').trim();
    setIsNameMissing(name === '');
    if (name === '') return;
    void run(async () => {
      await call('addDesk', { ...here, name });
      keepDesk(here);
      tell({ zh: '本机现在是共用电脑', en: 'This is a shared computer now' });
      route(`/desks/${here.desk}`);
    });
  };
  return (
    <Page title={{ zh: '登记本机为共用电脑', en: 'Make this a shared computer' }} back="/desks">
      <p class="muted">{say(explained)}</p>
      {deskHere() !== null && <p class="notice-box">{say(already)}</p>}
      <form ref={form} onSubmit={submit} noValidate>
        <label class="form-field">
          <span>{say({ zh: '名称', en: 'Name' })}</span>
          <input name="name" maxLength={NAME_MOST} autocomplete="off" required />
        </label>
        {isNameMissing && <Problem words={nameMissing} />}
        {problems.map(({ words, clauses }) => (
          <Problem key={words.zh} words={words} clauses={clauses} />
        ))}
        <div class="actions">
          <LinkButton href="/desks">{say({ zh: '取消', en: 'Cancel' })}</LinkButton>
          <Button kind="primary" type="submit" disabled={!isOnline} isBusy={isBusy}>
            {say(isOnline ? { zh: '登记', en: 'Register' } : stuck)}
          </Button>
        </div>
      </form>
    </Page>
  );
}

const SECRET_BYTES = 32;

function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

const explained: Words = {
  zh: '多人轮流使用的电脑请登记。当天用密码登录过的人，再回来时只需选自己的名字、输入 PIN；无人操作时自动锁定（时长见设置）。登记只对现在这个浏览器有效，请不要登记个人的手机或电脑。',
  en: 'For a computer that several people use in turn. Who has signed in on it with their password today comes back by choosing their name and typing a PIN, and it locks when nobody touches it (see Settings). It is about this very browser: never register a phone or computer of one’s own.',
};
const already: Words = {
  zh: '本机已是共用电脑；再登记一次，将以新的登记为准，请收回原来的那一条。',
  en: 'This is a shared computer already. Registered anew, the new entry counts: take the old one back.',
};
