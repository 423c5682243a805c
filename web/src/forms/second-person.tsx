import '../kit/form-field.css';
import { useWords } from '../language/words.ts';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** Somebody who has not said who they are yet. */
export const nobody: Credentials = { email: '', password: '' };

interface SecondPersonProps {
  readonly value: Credentials | null;
  readonly onChange: (value: Credentials | null) => void;
}

/** Four eyes on one device: another person proves who they are and takes this one step under their own name. */
export function SecondPerson({ value, onChange }: SecondPersonProps) {
  const say = useWords();
  const { email, password } = value ?? nobody;
  return (
    <details
      open={value !== null}
      onToggle={(event) => {
        const isOpen = event.currentTarget.open;
        // It was drawn open already: what has been typed meanwhile stays.
        if (isOpen !== (value !== null)) onChange(isOpen ? nobody : null);
      }}
    >
      <summary>{say({ zh: '由另一位同事在此办理', en: 'Another colleague takes this step here' })}</summary>
      <div class="step-form">
        <p class="muted">
          {say({
            zh: '请这位同事本人输入自己的邮箱和密码；只办理这一步，您不会退出登录。',
            en: 'The colleague types their own e-mail and password; it is for this one step, and you stay signed in.',
          })}
        </p>
        <label class="form-field">
          <span>{say({ zh: '邮箱', en: 'E-mail' })}</span>
          <input
            type="email"
            autocomplete="off"
            value={email}
            onInput={(event) => onChange({ email: event.currentTarget.value.trim(), password })}
          />
        </label>
        <label class="form-field">
          <span>{say({ zh: '密码', en: 'Password' })}</span>
          <input
            type="password"
            autocomplete="new-password"
            value={password}
            onInput={(event) => onChange({ email, password: event.currentTarget.value })}
          />
        </label>
      </div>
    </details>
  );
}
