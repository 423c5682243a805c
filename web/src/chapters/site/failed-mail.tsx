import { useCallback, useEffect, useState } from 'preact/hooks';
import { type CallProblem, CallRefused, call } from '../../data/call.ts';
import { Button } from '../../kit/button.tsx';
import { Empty, Loading, Problem } from '../../kit/notes.tsx';
import { tell } from '../../kit/says.tsx';
import { counted } from '../../language/count.ts';
import { stampText } from '../../language/time.ts';
import { useWords, type Words } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';

interface Mail {
  readonly id: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly triedAt: string | null;
  readonly attempts: number;
  readonly error: string | null;
  /** Of a post: what its robot is called, and why it was not taken. */
  readonly robot?: string;
  readonly reason?: Words | null;
}

interface Mails {
  readonly mails: readonly Mail[];
  readonly isCut: boolean;
}

/** To whom it goes: people by their addresses, a group by its robot. */
const receiver = ({ to, robot }: Mail): Words =>
  robot === undefined
    ? { zh: to.join('、'), en: to.join(', ') }
    : { zh: `群机器人“${robot}”`, en: `the group robot “${robot}”` };

/** Mails, and posts of group robots, that nobody sends by itself any more: to whom, what the server said, and the way to try once more. */
export function FailedMail() {
  const say = useWords();
  const { mails, problems, sendAgain, read } = useFailedMail();
  return (
    <section class="section" aria-label={say({ zh: '邮件', en: 'Mail' })}>
      <h2>{say({ zh: '邮件', en: 'Mail' })}</h2>
      {problems.map(({ words, clauses }) => (
        <Problem key={words.zh} words={words} clauses={clauses} />
      ))}
      {problems.length > 0 && !mails && (
        <div class="actions">
          <Button onClick={() => void read()}>{say({ zh: '再读一次', en: 'Read again' })}</Button>
        </div>
      )}
      {!mails && problems.length === 0 && <Loading rows={1} />}
      {mails?.mails.length === 0 && (
        <Empty
          words={{
            zh: '没有未送达的邮件或群消息',
            en: 'Every mail and every post has been sent or is still being tried',
          }}
        />
      )}
      {mails && mails.mails.length > 0 && (
        <p class="muted">
          {say({
            zh: '以下邮件和群消息未能送达，不再自动发送。请核对收件地址或群机器人后重发。',
            en: 'These were tried and given up. Check the address or the robot, then send them again.',
          })}
        </p>
      )}
      <ul class="list-rows">
        {mails?.mails.map((mail) => (
          <MailRow key={mail.id} mail={mail} onAgain={() => sendAgain(mail)} />
        ))}
      </ul>
      {mails?.isCut && (
        <p class="muted">
          {say({ zh: '可能还有更多，处理后再看', en: 'There may be more: look again after these' })}
        </p>
      )}
    </section>
  );
}

function useFailedMail() {
  const { site } = useSession();
  const [mails, setMails] = useState<Mails | null>(null);
  const [problems, setProblems] = useState<readonly CallProblem[]>([]);
  const told = (error: unknown) => {
    if (!(error instanceof CallRefused)) throw error;
    setProblems(error.problems);
  };
  const read = useCallback(async () => {
    setProblems([]);
    await call<Mails>('listFailedMail', { site }).then(setMails, told);
  }, [site]);
  useEffect(() => void read(), [read]);
  const sendAgain = async (mail: Mail) => {
    const { id } = mail;
    const { zh, en } = receiver(mail);
    setProblems([]);
    try {
      await call('requeueMail', { site, id });
      tell({ zh: `已重新发送给 ${zh}`, en: `On its way again to ${en}` });
      setMails((now) => now && { ...now, mails: now.mails.filter((each) => each.id !== id) });
    } catch (error) {
      told(error);
    }
  };
  return { mails, problems, sendAgain, read };
}

function MailRow({ mail, onAgain }: { mail: Mail; onAgain: () => Promise<void> }) {
  const say = useWords();
  const { zone } = useSession();
  const [isBusy, setIsBusy] = useState(false);
  const tried = mail.triedAt === null ? null : stampText(new Date(mail.triedAt), zone);
  return (
    <li class="list-row">
      <span class="dot bad" />
      <span class="list-main">
        <b>{mail.subject}</b>
        <span>{say(receiver(mail))}</span>
        {mail.reason && <span>{say(mail.reason)}</span>}
        <span>
          {tried ?? '—'} ·{' '}
          {say({ zh: `试过 ${mail.attempts} 次`, en: `tried ${counted(mail.attempts, 'time')}` })}
          {mail.error !== null && ` · ${mail.error}`}
        </span>
      </span>
      <Button
        isBusy={isBusy}
        onClick={async () => {
          setIsBusy(true);
          await onAgain();
          setIsBusy(false);
        }}
      >
        {say({ zh: '重发', en: 'Send again' })}
      </Button>
    </li>
  );
}
