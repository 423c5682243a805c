import './start-password.css';
import { useEffect } from 'preact/hooks';
import { Button } from '../../kit/button.tsx';
import { Clauses } from '../../kit/notes.tsx';
import { useWords } from '../../language/words.ts';
import type { Given } from './start-password.tsx';

/** The start passwords of a list on one sheet, a slip for each person, to be cut and handed over; shown this once. */
export function StartPasswordSheet({ given }: { given: readonly Given[] }) {
  const say = useWords();
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, []);
  const title = say({ zh: `初始密码 ${given.length} 份`, en: `Start passwords (${given.length})` });
  return (
    <section class="section" aria-label={title}>
      <div class="section-head">
        <h2>{title}</h2>
        <Button class="no-print" kind="primary" icon="print" onClick={() => print()}>
          {say({ zh: '打印', en: 'Print' })}
        </Button>
      </div>
      <p class="notice-box no-print">
        {say({
          zh: '密码只显示这一次，离开此页后不能再看：请打印，裁开后当面交给本人。丢失的，在“员工”页重设。',
          en: 'They are shown this once and can’t be seen again: print them, cut them apart and hand them over in person. What is lost is reset on the page of members.',
        })}{' '}
        <Clauses ids={['R6.1.3', 'R1.3']} />
      </p>
      <ul class="start-slips">
        {given.map(({ name, signInName, startPassword }) => (
          <li key={signInName}>
            <b>{name}</b>
            <dl class="start-password">
              <dt>{say({ zh: '登录名', en: 'Sign-in name' })}</dt>
              <dd>{signInName}</dd>
              <dt>{say({ zh: '初始密码', en: 'Start password' })}</dt>
              <dd>{startPassword}</dd>
            </dl>
          </li>
        ))}
      </ul>
    </section>
  );
}
