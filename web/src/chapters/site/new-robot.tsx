import { useId, useMemo, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { newId } from '../../../../rulebook/reading/paths.ts';
import { useRegisters } from '../../data/use-registers.ts';
import { stuck } from '../../forms/needs-network.ts';
import { Button, LinkButton } from '../../kit/button.tsx';
import { Loading } from '../../kit/notes.tsx';
import { useOnline } from '../../kit/online.ts';
import { Page } from '../../kit/page.tsx';
import { tell } from '../../kit/says.tsx';
import { useWords } from '../../language/words.ts';
import { RobotFields } from './robot-fields.tsx';

const NAMES = ['name', 'provider', 'kinds', 'language'];
const BEGIN = { kinds: ['reports', 'overdue'], language: 'zh' };

/** 新增群机器人: what it is called, whose it is, its address, and what it posts. */
export function NewRobot() {
  const say = useWords();
  const { route } = useLocation();
  const registers = useRegisters('robots');
  const form = useId();
  const id = useMemo(newId, []);
  const isOnline = useOnline();
  const [isBusy, setIsBusy] = useState(false);
  const done = () => {
    tell({ zh: '已保存，请发一条测试消息', en: 'Saved: now send a test message' });
    route(`/robots/${id}`);
  };
  return (
    <Page title={{ zh: '新增群机器人', en: 'Add a group robot' }} back="/robots">
      <p class="muted">
        {say({
          zh: '在企业微信、钉钉或飞书的工作群里添加“自定义机器人”，把它的地址填在这里。消息只有事项名称和数字，不含业户姓名和电话；群里所有人都看得到。',
          en: 'Add a custom robot to a group of WeCom, DingTalk or Feishu and enter its address here. Its messages have names of matters and numbers in them, no names or telephones of households; everybody in the group sees them.',
        })}
      </p>
      {registers ? (
        <RobotFields
          {...{ formId: form, registers, names: NAMES, begin: BEGIN, id }}
          callable="addRobot"
          onBusy={setIsBusy}
          onDone={done}
        />
      ) : (
        <Loading rows={5} />
      )}
      <div class="actions">
        <LinkButton href="/robots">{say({ zh: '取消', en: 'Cancel' })}</LinkButton>
        <Button kind="primary" type="submit" form={form} disabled={!isOnline} isBusy={isBusy}>
          {say(isOnline ? { zh: '保存', en: 'Save' } : stuck)}
        </Button>
      </div>
    </Page>
  );
}
