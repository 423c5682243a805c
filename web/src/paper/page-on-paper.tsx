import './page-on-paper.css';
import { useNow } from '../kit/now.ts';
import { stampText } from '../language/time.ts';
import { useWords, type Words } from '../language/words.ts';
import { useSession } from '../session/current.ts';
import { siteWords } from '../session/session.ts';

/** Above a page that is printed as it stands: of which site it is, what it is called, when it was printed and by whom. */
export function PageOnPaper({ form, about }: { readonly form: Words; readonly about?: string }) {
  const say = useWords();
  const session = useSession();
  const now = useNow();
  return (
    <div class="page-on-paper" aria-hidden="true">
      <p>
        {say(siteWords(session))} · {say({ zh: `《${form.zh}》`, en: form.en })}
      </p>
      {about !== undefined && about !== '' && <p>{about}</p>}
      <p>
        {say({ zh: '打印时间', en: 'Printed' })} {stampText(now, session.zone)} · {session.name}
      </p>
    </div>
  );
}
