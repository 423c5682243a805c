import '../../../records/records.css';
import './import.css';
import { listFields, requiredFields } from '../../../../../rulebook/chapters/homes/move-in-list.ts';
import { Button } from '../../../kit/button.tsx';
import { Clauses, Problem } from '../../../kit/notes.tsx';
import { Page } from '../../../kit/page.tsx';
import { counted } from '../../../language/count.ts';
import { useWords, type Words } from '../../../language/words.ts';
import { useSession } from '../../../session/current.ts';
import { holdsNow } from '../../../session/session.ts';
import { Drop } from './drop.tsx';
import { Preview } from './preview.tsx';
import { ProblemTable } from './problem-table.tsx';
import { saveTemplate } from './template.ts';
import { type Stage, useImport } from './use-import.ts';

/** 入住名单: the developer's list is compared first, and taken in as a whole or not at all (R2.4.2). */
export function ImportPage() {
  const say = useWords();
  const session = useSession();
  const { file, stage, problems, choose, check, run } = useImport();
  const isBusy = stage.is === 'checking' || stage.is === 'importing';
  const outcome = 'outcome' in stage ? stage.outcome : null;
  if (!holdsNow(session, 'assistant', 'supervisor', 'manager', 'clerk')) {
    return (
      <Page title={title}>
        <Problem
          words={{
            zh: '须由客服助理、客服主任、管理处经理、文员办理',
            en: 'For: Assistant, Supervisor, Manager, Clerk',
          }}
          clauses={['R2.4.2']}
        />
      </Page>
    );
  }
  return (
    <Page
      title={title}
      actions={
        <Button icon="download" onClick={saveTemplate}>
          {say({ zh: '下载模板', en: 'Download a template' })}
        </Button>
      }
    >
      <div class="no-print">
        <How />
      </div>
      <div class="no-print">
        <Drop file={file} isBusy={isBusy} onFile={(chosen) => void choose(chosen)} />
      </div>
      {problems.map(({ words, clauses }) => (
        <Problem key={words.zh} words={words} clauses={clauses} />
      ))}
      {problems.length > 0 && file && !isBusy && (
        <div class="actions">
          <Button onClick={() => void check()}>{say({ zh: '再检查一次', en: 'Check again' })}</Button>
          {outcome && (
            <span class="muted">
              {say({
                zh: '不确定是否已导入？再导入一次即可，同一份名单不会重复登记',
                en: 'Not sure whether it went in? Run it again: the same list is never entered twice',
              })}
            </span>
          )}
        </div>
      )}
      {isBusy && <Progress stage={stage} />}
      {outcome && <Preview outcome={outcome} stage={stage} onRun={() => void run()} />}
      {outcome && outcome.problems.length > 0 && <ProblemTable problems={outcome.problems} />}
    </Page>
  );
}

const title: Words = { zh: '导入入住名单', en: 'Import the move-in list' };

function How() {
  const say = useWords();
  const required = requiredFields.map((name) => listFields[name]);
  return (
    <p class="muted">
      {say({
        zh: `先检查、后导入：检查不写入任何内容。须有这些列：${required.map(({ zh }) => zh).join('、')}；还没有业主的房屋，姓名留空。名单中留空的内容不会抹去已有资料。`,
        en: `Checked first, then imported; the check writes nothing. The list has these columns: ${required.map(({ en }) => en).join(', ')}; a unit without an owner has no name. What the list leaves blank is not removed from the files.`,
      })}{' '}
      <Clauses ids={['R2.4.2']} />
    </p>
  );
}

function Progress({ stage }: { stage: Stage }) {
  const say = useWords();
  const words =
    stage.is === 'importing'
      ? {
          zh: `正在导入 ${stage.outcome.rows} 行，请不要关闭此页`,
          en: `Importing ${counted(stage.outcome.rows, 'row')}; please keep this page open`,
        }
      : { zh: '正在检查每一行', en: 'Checking every row' };
  return (
    <p class="import-progress" role="status">
      <progress aria-label={say(words)} />
      <span>{say(words)}…</span>
    </p>
  );
}
