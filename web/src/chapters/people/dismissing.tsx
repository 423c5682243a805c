import { call } from '../../data/call.ts';
import type { Row } from '../../data/store.ts';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Leave } from '../../kit/leave.tsx';
import { Problem } from '../../kit/notes.tsx';
import { tell } from '../../kit/says.tsx';
import { counted } from '../../language/count.ts';
import { useWords } from '../../language/words.ts';
import { useCall } from '../../reports/use-call.ts';
import { useSession } from '../../session/current.ts';
import { nameOf } from './chain.ts';
import { LeftOpen } from './left-open.tsx';

/** Confirms a dismissal: what it does at once, and what the person still has. */
export function Dismissing({
  member,
  below,
  onClose,
}: {
  member: Row;
  below: readonly Row[];
  onClose: () => void;
}) {
  const say = useWords();
  const { site } = useSession();
  const { isBusy, problems, run } = useCall();
  const name = nameOf(member);
  const dismiss = () =>
    run(async () => {
      await call('dismissMember', { site, uid: member.id });
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
      <p>{say({ zh: '确认后立即生效：', en: 'At once:' })}</p>
      <ul class="bullets">
        <li>
          {say({
            zh: '从下一次操作起，不能再查看或办理本小区的任何事项',
            en: 'from the next request on, this person reads and writes nothing of this site',
          })}
        </li>
        <li>
          {say({
            zh: '钥匙保管、休假代行的权限同时失效',
            en: 'the keeping of keys and any standing in for others end with it',
          })}
        </li>
        <li>
          {say({
            zh: '若没有其他小区的职务，账号停用，所有设备退出登录',
            en: 'without another site the account is closed and signed out everywhere',
          })}
        </li>
        <li>
          {say({
            zh: '其办理过的记录保留不变；逾期上报跳过此人，报再上一级',
            en: 'what they did stays on record; escalations pass them over to the next above',
          })}
        </li>
      </ul>
      <LeftOpen member={member} />
      {below.length > 0 && (
        <p class="notice-box">
          {say({
            zh: `有 ${below.length} 人以其为上级，请随后改派：${below.map(nameOf).join('、')}`,
            en: `${counted(below.length, 'person reports', 'people report')} to this person; give them somebody else afterwards: ${below.map(nameOf).join(', ')}`,
          })}
        </p>
      )}
      {problems.map(({ words, clauses }) => (
        <Problem key={words.zh} words={words} clauses={clauses} />
      ))}
    </Dialog>
  );
}
