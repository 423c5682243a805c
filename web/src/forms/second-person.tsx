import '../kit/form-field.css';
import { useWords } from '../language/words.ts';

export interface Credentials {
  /** E-mail, telephone or staff number. */
  readonly name: string;
  readonly password: string;
}

/** Somebody who has not said who they are yet. */
export const nobody: Credentials = { name: '', password: '' };

interface SecondPersonProps {
  readonly value: Credentials | null;
  readonly onChange: (value: Credentials | null) => void;
}

/** Four eyes on one device: another person proves who they are and takes this one step under their own name. */
export function SecondPerson({ value, onChange }: SecondPersonProps) {
  const say = useWords();
  const { name, password } = value ?? nobody;
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
            zh: '请这位同事本人输入自己的账号和密码；只办理这一步，您不会退出登录。',
            en: 'The colleague types their own account and password; it is for this one step, and you stay signed in.',
          })}
        </p>
        <label class="form-field">
          <span>{say({ zh: '邮箱、手机号或工号', en: 'E-mail, phone or staff number' })}</span>
          <input
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            value={name}
            onInput={(event) => onChange({ name: event.currentTarget.value.trim(), password })}
          />
        </label>
        <label class="form-field">
          <span>{say({ zh: '密码', en: 'Password' })}</span>
          <input
            type="password"
            autocomplete="new-password"
            value={password}
            onInput={(event) => onChange({ name, password: event.currentTarget.value })}
          />
        </label>
      </div>
    </details>
  );
}
