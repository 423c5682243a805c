import { useId, useState } from 'preact/hooks';
import { type CallProblem, CallRefused, call } from '../../data/call.ts';
import type { Document } from '../../data/store.ts';
import { useRegisters } from '../../data/use-registers.ts';
import { stuck } from '../../forms/needs-network.ts';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Leave } from '../../kit/leave.tsx';
import { Loading, Problem } from '../../kit/notes.tsx';
import { useOnline } from '../../kit/online.ts';
import { tell } from '../../kit/says.tsx';
import { useWords } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import { holdsAsOwn } from '../../session/held.ts';
import type { BesideProps } from '../chapter-pages.ts';
import { RobotFields } from './robot-fields.tsx';

/** Beside a robot: whether its messages arrive, and another address for it. */
export function RobotPanel({ id, values }: BesideProps) {
  const session = useSession();
  if (id === null || values.state === undefined || !holdsAsOwn(session, 'admin', 'manager')) return null;
  return <Panel id={id} robot={values} />;
}

function Panel({ id, robot }: { id: string; robot: Document }) {
  const say = useWords();
  const isOnline = useOnline();
  const test = useTest(id);
  const [isReaddressed, setIsReaddressed] = useState(false);
  return (
    <section class="section no-print" aria-label={say({ zh: '发送', en: 'Posting' })}>
      <h2>{say({ zh: '发送', en: 'Posting' })}</h2>
      <p class="muted">
        {say({
          zh: `地址保存后不再显示，只留末四位 ${robot.tail}。`,
          en: `The address is not shown again; it ends with ${robot.tail}.`,
        })}
      </p>
      <div class="actions">
        <Button icon="bell" isBusy={test.isBusy} disabled={!isOnline} onClick={() => void test.send()}>
          {say(isOnline ? { zh: '发送测试消息', en: 'Send a test message' } : stuck)}
        </Button>
        <Button onClick={() => setIsReaddressed(true)}>
          {say({ zh: '更换地址', en: 'Give another address' })}
        </Button>
      </div>
      {test.isDelivered && (
        <p role="status">
          {say({ zh: '平台已收下，请到群里查看', en: 'The provider has taken it: look into the group' })}
        </p>
      )}
      {test.problems.map(({ words, clauses }) => (
        <Problem key={words.zh} words={words} clauses={clauses} />
      ))}
      {isReaddressed && <Readdressing id={id} robot={robot} onClose={() => setIsReaddressed(false)} />}
    </section>
  );
}

function useTest(id: string) {
  const { site } = useSession();
  const [isBusy, setIsBusy] = useState(false);
  const [isDelivered, setIsDelivered] = useState(false);
  const [problems, setProblems] = useState<readonly CallProblem[]>([]);
  const send = async (): Promise<void> => {
    setIsBusy(true);
    setIsDelivered(false);
    setProblems([]);
    try {
      await call('testRobot', { site, id });
      setIsDelivered(true);
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error;
      setProblems(error.problems);
    } finally {
      setIsBusy(false);
    }
  };
  return { isBusy, isDelivered, problems, send };
}

function Readdressing({ id, robot, onClose }: { id: string; robot: Document; onClose: () => void }) {
  const say = useWords();
  const form = useId();
  const registers = useRegisters('robots');
  const isOnline = useOnline();
  const [isBusy, setIsBusy] = useState(false);
  const done = () => {
    tell({ zh: '地址已更换，请发一条测试消息', en: 'The address is another one: now send a test message' });
    onClose();
  };
  return (
    <Dialog
      isForm
      isDrawer
      title={say({ zh: '更换地址', en: 'Give another address' })}
      onClose={onClose}
      foot={
        <>
          <Leave />
          <Button kind="primary" type="submit" form={form} disabled={!isOnline} isBusy={isBusy}>
            {say(isOnline ? { zh: '保存', en: 'Save' } : stuck)}
          </Button>
        </>
      }
    >
      {registers ? (
        <RobotFields
          {...{ formId: form, registers, names: ['provider'], begin: { provider: robot.provider }, id }}
          callable="readdressRobot"
          onBusy={setIsBusy}
          onDone={done}
        />
      ) : (
        <Loading rows={3} />
      )}
    </Dialog>
  );
}
