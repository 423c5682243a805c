import '../records/records.css';
import './import.css';
import { listFields, requiredFields } from '../../../rulebook/move-in-list.ts';
import { Button, LinkButton } from '../kit/button.tsx';
import { Clauses, Problem } from '../kit/notes.tsx';
import { Page } from '../kit/page.tsx';
import { useWords, type Words } from '../language/words.ts';
import { useSession } from '../session/current.ts';
import { holdsNow } from '../session/session.ts';
import { Drop } from './import/drop.tsx';
import { ProblemTable } from './import/problem-table.tsx';
import { saveTemplate } from './import/template.ts';
import { type Outcome, type Stage, useImport } from './import/use-import.ts';

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
          en: `Importing ${stage.outcome.rows} rows; please keep this page open`,
        }
      : { zh: '正在检查每一行', en: 'Checking every row' };
  return (
    <p class="import-progress" role="status">
      <progress aria-label={say(words)} />
      <span>{say(words)}…</span>
    </p>
  );
}

interface PreviewProps {
  readonly outcome: Outcome;
  readonly stage: Stage;
  readonly onRun: () => void;
}

/** What would change, or has changed. */
function Preview({ outcome, stage, onRun }: PreviewProps) {
  const say = useWords();
  const { create, update, same, problems, leftOut } = outcome;
  const isDone = stage.is === 'done';
  const changes = create + update;
  const figures: readonly (readonly [number, Words])[] = [
    [create, isDone ? { zh: '已新增', en: 'Created' } : { zh: '将新增', en: 'To be created' }],
    [update, isDone ? { zh: '已更新', en: 'Updated' } : { zh: '将更新', en: 'To be updated' }],
    [same, { zh: '没有变化', en: 'Unchanged' }],
    [problems.length, { zh: '有问题', en: 'Bad cells' }],
  ];
  return (
    <section class="section" aria-label={say({ zh: '检查结果', en: 'Result' })}>
      <h2>
        {isDone
          ? say({ zh: '导入完成', en: 'Imported' })
          : say({ zh: `检查结果：共 ${outcome.rows} 行`, en: `Checked: ${outcome.rows} rows` })}
      </h2>
      <ul class="import-figures">
        {figures.map(([count, words], place) => (
          <li key={words.en} class={place === 3 && count > 0 ? 'figure bad' : 'figure'}>
            <b>{count}</b>
            <span>{say(words)}</span>
          </li>
        ))}
      </ul>
      {leftOut.length > 0 && (
        <p class="muted">
          {say({
            zh: `不导入的列（如序号）：${leftOut.join('、')}`,
            en: `Columns left out, such as a running number: ${leftOut.join(', ')}`,
          })}
        </p>
      )}
      <Next
        isDone={isDone}
        problems={problems.length}
        changes={changes}
        isBusy={stage.is === 'importing'}
        onRun={onRun}
      />
    </section>
  );
}

interface NextProps {
  readonly isDone: boolean;
  readonly problems: number;
  readonly changes: number;
  readonly isBusy: boolean;
  readonly onRun: () => void;
}

/** What follows from the check. */
function Next({ isDone, problems, changes, isBusy, onRun }: NextProps) {
  const say = useWords();
  if (isDone) {
    return (
      <div class="actions no-print">
        {problems > 0 && (
          <span>
            {say({
              zh: '有几户在导入时刚被别人改动，未写入，见下表',
              en: 'Some households were changed by somebody meanwhile and left out; see below',
            })}
          </span>
        )}
        <LinkButton href="/households" kind="primary">
          {say({ zh: '查看业户', en: 'See the households' })}
        </LinkButton>
      </div>
    );
  }
  if (problems > 0) {
    return (
      <p class="note">
        {say({
          zh: '名单有问题时整份都不导入，以免半份入册。请按下表改正后重新选择文件。',
          en: 'With a bad cell nothing is imported, so that no half of a list gets in. Put the cells below right and choose the file again.',
        })}
      </p>
    );
  }
  if (changes === 0) {
    return (
      <p class="note">
        {say({
          zh: '名单与登记簿一致，没有需要导入的内容。',
          en: 'The list and the registers agree; there is nothing to import.',
        })}
      </p>
    );
  }
  return (
    <div class="actions no-print">
      <Button kind="primary" icon="check" isBusy={isBusy} onClick={onRun}>
        {say({ zh: `导入 ${changes} 户`, en: `Import ${changes}` })}
      </Button>
    </div>
  );
}
