import './visit-link.css';
import { useState } from 'preact/hooks';
import { type CallProblem, CallRefused, call } from '../../data/call.ts';
import { readingFailed } from '../../data/failures.ts';
import { Button } from '../../kit/button.tsx';
import { Problem } from '../../kit/notes.tsx';
import { useWords } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import type { BesideProps } from '../chapter-pages.ts';
import { Qr } from '../keys/qr.tsx';

/** R2.4.14 After a visit the household says on its own telephone what it thinks: the code is shown at the door. */
export function VisitLink({ id, values }: BesideProps) {
  if (id === null || values.state !== 'visited') return null;
  return (
    <section class="section no-print">
      <Shown id={id} isAnswered={values.answeredOn !== undefined} />
    </section>
  );
}

function Shown({ id, isAnswered }: { id: string; isAnswered: boolean }) {
  const say = useWords();
  const { site } = useSession();
  const [link, setLink] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [problems, setProblems] = useState<readonly CallProblem[]>([]);
  if (isAnswered) return <p class="muted">{say({ zh: '业户已评价', en: 'The household has answered' })}</p>;
  const ask = async (): Promise<void> => {
    setIsBusy(true);
    try {
      setLink((await call<{ link: string }>('followUpLink', { site, followUp: id })).link);
      setProblems([]);
    } catch (error) {
      setProblems(
        error instanceof CallRefused ? error.problems : [{ words: readingFailed(error), clauses: [] }],
      );
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <>
      <h2>{say({ zh: '请业户评价', en: 'Ask the household' })}</h2>
      {problems.map(({ words, clauses }) => (
        <Problem key={words.zh} words={words} clauses={clauses} />
      ))}
      {link === null ? (
        <Button icon="scan" isBusy={isBusy} onClick={() => void ask()}>
          {say({ zh: '显示二维码', en: 'Show the code' })}
        </Button>
      ) : (
        <figure class="visit-link">
          <Qr text={link} label={say({ zh: '业户评价二维码', en: 'QR code for the household' })} />
          <figcaption>
            {say({
              zh: '请业户用自己的手机扫码评价，员工不能代填',
              en: 'The household scans it with its own telephone; staff answer for nobody',
            })}
          </figcaption>
        </figure>
      )}
    </>
  );
}
