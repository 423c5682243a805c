import { useEffect, useState } from 'preact/hooks';
import { recordPath } from '../../../rulebook/reading/paths.ts';
import type { Refusal } from '../../../rulebook/reading/plan.ts';
import { referenceOf, render } from '../../../rulebook/reading/render.ts';
import { useNames } from '../data/names.ts';
import type { StepToTake } from '../data/perform.ts';
import { sendUnsent, tryAgain } from '../data/send-unsent.ts';
import type { Document } from '../data/store.ts';
import { discard, type Unsent, unsent } from '../data/unsent.ts';
import { useRegisters } from '../data/use-registers.ts';
import { useRecord } from '../data/watch.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { Badge, Empty, Loading, Problem } from '../kit/notes.tsx';
import { Page } from '../kit/page.tsx';
import { tell } from '../kit/says.tsx';
import { stampText } from '../language/time.ts';
import { useLanguage, useWords, type Words } from '../language/words.ts';
import { useObservable } from '../observable.ts';
import { FieldValue } from '../records/field-value.tsx';
import { useSession } from '../session/current.ts';
import './unsent.css';

/** What waits on this device: taken while there was no network, or refused when it was sent. */
export function UnsentPage() {
  const say = useWords();
  const items = useObservable(unsent);
  const { uid } = useSession();
  const [isSending, setIsSending] = useState(false);
  useEffect(() => void sendUnsent().catch(() => undefined), []);
  const mine = items.filter(({ undertaking }) => undertaking.uid === uid);
  const waiting = mine.filter(({ refusals, mark }) => refusals.length === 0 && !mark?.isHeld);
  const send = async () => {
    setIsSending(true);
    await sendUnsent().catch(() => tell({ zh: '没有送出，请再试', en: 'Not sent; please try again' }, 'bad'));
    setIsSending(false);
    const left = unsent.get().filter((each) => waiting.some(({ id }) => id === each.id));
    if (left.length === 0) tell({ zh: '已全部送出', en: 'All of it is sent' });
    else tell({ zh: `还有 ${left.length} 项没有送出`, en: `${left.length} still not sent` }, 'bad');
  };
  return (
    <Page
      title={{ zh: '未送出', en: 'Unsent' }}
      actions={
        waiting.length > 0 && (
          <Button kind="primary" icon="upload" isBusy={isSending} onClick={() => void send()}>
            {say({ zh: '立即送出', en: 'Send now' })}
          </Button>
        )
      }
    >
      <p class="muted">
        {say({
          zh: '没有网络时办理的事保存在本机，网络恢复后按顺序自动送出。清除浏览器数据会丢失这些内容。',
          en: 'What was done without a network is kept on this device and sent by itself, in its order, when the network is back. Clearing the browser’s data loses it.',
        })}
      </p>
      {items.length === 0 && <Empty words={{ zh: '没有未送出的内容', en: 'Nothing waits on this device' }} />}
      <ul class="unsent">
        {items.map((item) => (
          <li key={item.id}>
            <Item item={item} isMine={item.undertaking.uid === uid} />
          </li>
        ))}
      </ul>
    </Page>
  );
}

function Item({ item, isMine }: { item: Unsent; isMine: boolean }) {
  const say = useWords();
  const { zone } = useSession();
  const nameOf = useNames();
  const called = useCalled(item);
  const [isDiscarding, setIsDiscarding] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const isRefused = item.refusals.length > 0;
  const again = async () => {
    setIsBusy(true);
    await tryAgain(item.id).catch(() =>
      tell({ zh: '没有送出，请再试', en: 'Not sent; please try again' }, 'bad'),
    );
    setIsBusy(false);
  };
  if (!called) return <Loading rows={1} />;
  return (
    <article class="card unsent-item" aria-label={`${called.title} ${called.subject}`}>
      <header>
        <h2>{called.title}</h2>
        <Badge tone={isRefused ? 'bad' : 'warn'}>{say(stateWords(item))}</Badge>
      </header>
      {called.subject !== '' && <p>{called.link ?? called.subject}</p>}
      <p class="muted">
        {say({ zh: '办理时间', en: 'Done at' })} {stampText(item.at, zone)}
        {!isMine && ` · ${nameOf(item.undertaking.uid)}`}
      </p>
      {item.refusals.map((refusal) => (
        <Problem key={`${refusal.step} ${refusal.rule}`} words={refusal.words} clauses={refusal.cites} />
      ))}
      {isMine ? (
        <div class="actions">
          {isRefused && (
            <Button isBusy={isBusy} onClick={() => void again()}>
              {say({ zh: '再送一次', en: 'Send again' })}
            </Button>
          )}
          <Button kind="danger" onClick={() => setIsDiscarding(true)}>
            {say({ zh: '放弃', en: 'Discard' })}
          </Button>
        </div>
      ) : (
        <p class="muted">
          {say({
            zh: '由本人在此设备登录后送出或放弃',
            en: 'Sent or discarded when this person signs in on this device',
          })}
        </p>
      )}
      {isDiscarding && (
        <Discarding
          called={called}
          refusals={item.refusals}
          onClose={() => setIsDiscarding(false)}
          onDiscard={() => void discard(item.id)}
        />
      )}
    </article>
  );
}

/** What was marked on a round is sent with it, when its person says so. */
function stateWords({ refusals, mark }: Unsent): Words {
  if (refusals.length > 0) return { zh: '未被接受', en: 'Refused' };
  return mark?.isHeld
    ? { zh: '已标记，到走访页送出', en: 'Marked; sent from its round' }
    : { zh: '待送出', en: 'Waiting' };
}

interface Called {
  readonly title: string;
  readonly subject: string;
  /** Where the subject is another record, by that record's own name. */
  readonly link: preact.ComponentChild;
}

/** The form and its step, and which record it is about, as far as this device knows. */
function useCalled({ undertaking }: Unsent): Called | null {
  const language = useLanguage();
  const { zone } = useSession();
  const nameOf = useNames();
  // Pictures come first; the last step is what the person meant.
  const step = undertaking.steps.at(-1) as StepToTake;
  const registers = useRegisters(step.register);
  const register = registers?.(step.register);
  const path = register && step.rev > 0 ? recordPath(undertaking.site, register, step.id) : null;
  const { value } = useRecord(path);
  if (!register) return null;
  const record: Document = { ...value, ...step.input };
  const rendering = { register, language, nameOf, stamp: (at: Date) => stampText(at, zone) };
  const reference = referenceOf(register);
  const name = register.steps[step.step]?.title[language] ?? step.step;
  const form = register.form[language];
  return {
    title: language === 'zh' ? `《${form.replaceAll(/[《》]/g, '')}》${name}` : `${form}: ${name}`,
    subject: render(register.subject, record, rendering).trim(),
    link: reference && <FieldValue register={register} name={reference.field} record={record} />,
  };
}

function Discarding(props: {
  called: Called;
  refusals: readonly Refusal[];
  onClose: () => void;
  onDiscard: () => void;
}) {
  const say = useWords();
  return (
    <Dialog
      title={say({ zh: '放弃这一项？', en: 'Discard this?' })}
      onClose={props.onClose}
      foot={
        <>
          <Button onClick={props.onClose}>{say({ zh: '保留', en: 'Keep it' })}</Button>
          <Button kind="danger" onClick={props.onDiscard}>
            {say({ zh: '放弃，不再送出', en: 'Discard, never send' })}
          </Button>
        </>
      }
    >
      <p>
        <b>{props.called.title}</b> {props.called.link ?? props.called.subject}
      </p>
      <p>
        {say({
          zh: '所填内容（含照片和签名）将从本机删除，登记簿里不会有这一步。如已在纸上或口头办理，请另行补登。',
          en: 'What was filled in, pictures and signatures too, is removed from this device, and no register will have this step. If it was done on paper, enter it again.',
        })}
      </p>
    </Dialog>
  );
}
