import './print-head.css';
import type { Register } from '../../../rulebook/notation/register.ts';
import { useNow } from '../kit/now.ts';
import { stampText } from '../language/time.ts';
import { useWords } from '../language/words.ts';
import { useSession } from '../session/current.ts';
import { siteWords } from '../session/session.ts';

/** On paper only: the form under its own name, the site, and when it was printed. */
export function PrintHead({ register }: { register: Register }) {
  const say = useWords();
  const session = useSession();
  const now = useNow();
  return (
    <header class="print-head">
      <h1>{say({ zh: `《${register.form.zh.replaceAll(/[《》]/g, '')}》`, en: register.form.en })}</h1>
      <p>
        {say(siteWords(session))} · {say({ zh: '打印', en: 'printed' })} {stampText(now, session.zone)} ·{' '}
        {session.name}
      </p>
    </header>
  );
}
