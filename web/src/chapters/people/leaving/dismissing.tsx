import './leaving.css';
import { useState } from 'preact/hooks';
import { call } from '../../../data/call.ts';
import type { Row } from '../../../data/store.ts';
import { Button } from '../../../kit/button.tsx';
import { Dialog } from '../../../kit/dialog.tsx';
import { Leave } from '../../../kit/leave.tsx';
import { Problem } from '../../../kit/notes.tsx';
import { tell } from '../../../kit/says.tsx';
import { useWords, type Words } from '../../../language/words.ts';
import { useCall } from '../../../reports/use-call.ts';
import { useSession } from '../../../session/current.ts';
import { nameOf } from '../chain.ts';
import { BuildingsLeft } from './buildings-left.tsx';
import { KeysLeft } from './keys-left.tsx';
import { MattersLeft } from './matters-left.tsx';
import { ReportsLeft } from './reports-left.tsx';

interface DismissingProps {
  readonly member: Row;
  readonly members: readonly Row[];
  readonly onClose: () => void;
}

const UNSETTLED_MAX = 200;

/** Confirms a dismissal: what the person hands on first, and what it does at once. */
export function Dismissing({ member, members, onClose }: DismissingProps) {
  const say = useWords();
  const { site } = useSession();
  const { isBusy, problems, run } = useCall();
  const [unsettled, setUnsettled] = useState<string | null>(null);
  const name = nameOf(member);
  // Asked for once the server has found what hangs on them
  const isAsked = unsettled !== null || problems.some(({ field }) => field === 'unsettled');
  const reason = unsettled?.trim() ?? '';
  const dismiss = () =>
    run(async () => {
      await call('dismissMember', { site, uid: member.id, ...(reason && { unsettled: reason }) });
      tell({ zh: `${name} 已办理离职`, en: `${name} is dismissed` });
      onClose();
    });
  return (
    <Dialog
      title={say({ zh: `${name} 离职？`, en: `Dismiss ${name}?` })}
      isDrawer
      onClose={onClose}
      foot={
        <>
          <Leave />
          <Button kind="danger" isBusy={isBusy} onClick={() => void dismiss()}>
            {say({ zh: '办理离职', en: 'Dismiss' })}
          </Button>
        </>
      }
    >
      <MattersLeft member={member} />
      <BuildingsLeft member={member} members={members} />
      <KeysLeft member={member} />
      <ReportsLeft member={member} members={members} />
      <p>{say({ zh: '确认后立即生效：', en: 'At once:' })}</p>
      <ul class="bullets">
        {atOnce.map((words) => (
          <li key={words.zh}>{say(words)}</li>
        ))}
      </ul>
      {problems.map(({ words, clauses }) => (
        <Problem key={words.zh} words={words} clauses={clauses} />
      ))}
      {isAsked && (
        <label class="form-field">
          <span>{say({ zh: '未交接事项', en: 'What is not handed on' })}</span>
          <textarea
            maxLength={UNSETTLED_MAX}
            value={unsettled ?? ''}
            onInput={(event) => setUnsettled(event.currentTarget.value)}
          />
        </label>
      )}
    </Dialog>
  );
}

const atOnce: readonly Words[] = [
  {
    zh: '从下一次操作起，不能再查看或办理本小区的任何事项',
    en: 'from the next request on, this person reads and writes nothing of this site',
  },
  {
    zh: '钥匙保管、休假代行的权限同时失效',
    en: 'the keeping of keys and any standing in for others end with it',
  },
  {
    zh: '若没有其他小区的职务，账号停用，所有设备退出登录',
    en: 'without another site the account is closed and signed out everywhere',
  },
  {
    zh: '其办理过的记录保留不变；逾期上报跳过此人，报再上一级',
    en: 'what they did stays on record; escalations pass them over to the next above',
  },
];
