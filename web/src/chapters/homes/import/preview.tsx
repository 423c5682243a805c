import { Button, LinkButton } from '../../../kit/button.tsx';
import { Clauses } from '../../../kit/notes.tsx';
import { counted } from '../../../language/count.ts';
import { useWords, type Words } from '../../../language/words.ts';
import type { Outcome, Stage } from './use-import.ts';

interface PreviewProps {
  readonly outcome: Outcome;
  readonly stage: Stage;
  readonly onRun: () => void;
}

/** What would change, or has changed. */
export function Preview({ outcome, stage, onRun }: PreviewProps) {
  const say = useWords();
  const { create, update, same, known, problems, leftOut } = outcome;
  const isDone = stage.is === 'done';
  const changes = create + update;
  const figures: readonly (readonly [number, Words])[] = [
    [create, isDone ? { zh: '已新增', en: 'Created' } : { zh: '将新增', en: 'To be created' }],
    [update, isDone ? { zh: '已更新', en: 'Updated' } : { zh: '将更新', en: 'To be updated' }],
    [same, { zh: '没有变化', en: 'Unchanged' }],
    ...(known > 0 ? [[known, { zh: '已在册', en: 'Known already' }] as const] : []),
    [problems.length, { zh: '有问题', en: 'Bad cells' }],
  ];
  return (
    <section class="section" aria-label={say({ zh: '检查结果', en: 'Result' })}>
      <h2>
        {isDone
          ? say({ zh: '导入完成', en: 'Imported' })
          : say({ zh: `检查结果：共 ${outcome.rows} 行`, en: `Checked: ${counted(outcome.rows, 'row')}` })}
      </h2>
      <ul class="import-figures">
        {figures.map(([count, words], place) => (
          <li key={words.en} class={place === figures.length - 1 && count > 0 ? 'figure bad' : 'figure'}>
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
      {known > 0 && (
        <p class="muted">
          {say({
            zh: '已在册的业户，其私密档案由片区管理员、客服主任或经理更新，此处不比对也不改动。',
            en: 'The private files of households on record are kept by the steward, the supervisor or the manager; they are neither compared nor changed here.',
          })}{' '}
          <Clauses ids={['R2.4.1.7', 'R2.4.16']} />
        </p>
      )}
      <Next
        isDone={isDone}
        problems={problems.length}
        changes={changes}
        known={known}
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
  readonly known: number;
  readonly isBusy: boolean;
  readonly onRun: () => void;
}

/** What follows from the check. */
function Next({ isDone, problems, changes, known, isBusy, onRun }: NextProps) {
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
      <p class="notice-box">
        {say({
          zh: '名单有问题时整份都不导入，以免半份入册。请按下表改正后重新选择文件。',
          en: 'With a bad cell nothing is imported, so that no half of a list gets in. Put the cells below right and choose the file again.',
        })}
      </p>
    );
  }
  if (changes === 0) {
    return (
      <p class="notice-box">
        {known > 0
          ? say({
              zh: '名单中没有新的业户，没有需要导入的内容。',
              en: 'No household of the list is new; there is nothing to import.',
            })
          : say({
              zh: '名单与登记簿一致，没有需要导入的内容。',
              en: 'The list and the registers agree; there is nothing to import.',
            })}
      </p>
    );
  }
  return (
    <div class="actions no-print">
      <Button kind="primary" icon="check" isBusy={isBusy} onClick={onRun}>
        {say({ zh: `导入 ${changes} 户`, en: `Import ${counted(changes, 'household')}` })}
      </Button>
    </div>
  );
}
