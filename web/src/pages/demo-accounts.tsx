import './alone.css';
import { type Role, roles } from '../../../rulebook/site/roles.ts';
import { useWords } from '../language/words.ts';

/** The accounts of the demo site (scripts/support/demo-site.ts); shown on the emulators alone. */
export function DemoAccounts({ onPick }: { onPick: (email: string, password: string) => void }) {
  const say = useWords();
  return (
    <section class="demo-accounts" aria-label={say({ zh: '演示账号', en: 'Demo accounts' })}>
      <h2>{say({ zh: '演示账号，点一下即登录', en: 'Demo accounts: one press signs in' })}</h2>
      <div class="chips">
        {Object.keys(roles).map((role) => (
          <button
            key={role}
            type="button"
            class="chip"
            onClick={() => onPick(`${role}@lakeside.example`, 'wuye-desk-demo')}
          >
            {say(roles[role as Role])}
          </button>
        ))}
      </div>
    </section>
  );
}
