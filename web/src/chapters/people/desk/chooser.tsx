import { signInWithCustomToken } from 'firebase/auth';
import { useEffect, useRef, useState } from 'preact/hooks';
import { call } from '../../../data/call.ts';
import { firebase } from '../../../firebase/app.ts';
import { Button } from '../../../kit/button.tsx';
import { Problem } from '../../../kit/notes.tsx';
import { useWords } from '../../../language/words.ts';
import { useCall } from '../../../reports/use-call.ts';
import { type DeskHere, deskHere } from '../../../session/desk-here.ts';
import { keepLocksAt } from '../../../session/keep-desk.ts';
import { forgetIfTakenBack } from './forget-desk.ts';
import { PinField } from './pin-field.tsx';

interface Colleague {
  readonly uid: string;
  readonly name: string;
}

/** On a shared computer: who has signed in here today, to come back with a PIN. Nothing while there is nobody. */
export function Chooser() {
  const say = useWords();
  const [here] = useState(deskHere);
  const [people, setPeople] = useState<readonly Colleague[]>([]);
  const [chosen, setChosen] = useState<Colleague | null>(null);
  useEffect(() => {
    if (!here) return;
    call<{ readonly people: readonly Colleague[] }>('deskPeople', { ...here }).then(
      (answer) => setPeople(answer.people),
      forgetIfTakenBack,
    );
  }, [here]);
  if (!here || people.length === 0) return null;
  return (
    <section aria-label={say({ zh: '回到本机', en: 'Come back' })}>
      <p>{say({ zh: '选自己的名字，输入 PIN', en: 'Choose your name and type your PIN' })}</p>
      <div class="chips">
        {people.map((each) => (
          <button
            key={each.uid}
            type="button"
            class="chip"
            aria-pressed={each.uid === chosen?.uid}
            onClick={() => setChosen(each)}
          >
            {each.name}
          </button>
        ))}
      </div>
      {chosen && <PinForm key={chosen.uid} here={here} uid={chosen.uid} />}
      <p class="muted">{say({ zh: '或用密码登录', en: 'Or sign in with the password' })}</p>
    </section>
  );
}

function PinForm({ here, uid }: { here: DeskHere; uid: string }) {
  const say = useWords();
  const form = useRef<HTMLFormElement>(null);
  const { isBusy, problems, run } = useCall();
  const submit = (event: Event) => {
    event.preventDefault();
    const pin = String(new FormData(form.current ?? undefined).get('pin') ?? '');
    void run(async () => {
      const { token } = await call<{ readonly token: string }>('signInWithPin', { ...here, uid, pin });
      keepLocksAt(null);
      // Who works at several sites comes to the one whose computer it is.
      history.replaceState(null, '', `/?site=${encodeURIComponent(here.site)}`);
      await signInWithCustomToken((await firebase).auth, token);
    });
    form.current?.reset();
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <PinField name="pin" words={{ zh: 'PIN', en: 'PIN' }} hasFocus />
      {problems.map(({ words }) => (
        <Problem key={words.zh} words={words} />
      ))}
      <div class="actions">
        <Button kind="primary" type="submit" isBusy={isBusy}>
          {say({ zh: '继续', en: 'Go on' })}
        </Button>
      </div>
    </form>
  );
}
