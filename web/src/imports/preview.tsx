import { Button, LinkButton } from '../kit/button.tsx';
import { Clauses } from '../kit/notes.tsx';
import { counted } from '../language/count.ts';
import { useWords, type Words } from '../language/words.ts';
import type { TakingIn } from './taking-in.ts';
import type { Outcome, Stage } from './use-import.ts';

interface PreviewProps {
  readonly takingIn: TakingIn;
  readonly outcome: Outcome;
  readonly stage: Stage;
  readonly onRun: (partly: boolean) => void;
}

/** What would change, or has changed. */
export function Preview({ takingIn, outcome, stage, onRun }: PreviewProps) {
  const say = useWords();
  const { create, update, same, known, left } = outcome;
  const leftOut = outcome.understood.flatMap(({ field, heading, column }) =>
    field === null ? [heading === '' ? column : `${heading}（${column}）`] : [],
  );
  const isDone = stage.is === 'done';
  const isWritten = isDone || stage.is === 'stopped';
  const figures: readonly (readonly [number, Words])[] = [
    [create, isWritten ? { zh: '已新增', en: 'Created' } : { zh: '将新增', en: 'To be created' }],
    [update, isWritten ? { zh: '已更新', en: 'Updated' } : { zh: '将更新', en: 'To be updated' }],
    [same, { zh: '没有变化', en: 'Unchanged' }],
    ...(known > 0 ? [[known, { zh: '已在册', en: 'Known already' }] as const] : []),
    [left, { zh: '有问题的行', en: 'Bad rows' }],
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
            zh: `不导入的列：${leftOut.join('、')}`,
            en: `Columns left out: ${leftOut.join(', ')}`,
          })}
        </p>
      )}
      {outcome.told?.map(({ words, clauses }) => (
        <p key={words.en} class="muted">
          {say(words)} <Clauses ids={clauses} />
        </p>
      ))}
      {!isWritten && <NewBuildings outcome={outcome} />}
      <Next
        takingIn={takingIn}
        outcome={outcome}
        isDone={isDone}
        stoppedPartly={stage.is === 'stopped' ? stage.partly : null}
        isBusy={stage.is === 'importing'}
        onRun={onRun}
      />
    </section>
  );
}

/** A slip of the pen makes no building unseen. */
function NewBuildings({ outcome: { buildings = [], questions = [], hasBuildings } }: { outcome: Outcome }) {
  const say = useWords();
  const isOpen = (name: string) => questions.some((each) => each.name === name && each.answer === undefined);
  const fresh = buildings.filter(({ name, isKnown }) => !isKnown && !isOpen(name));
  if (!hasBuildings || fresh.length === 0) return null;
  const names = fresh.map(({ name, rows }) => ({ name, rows }));
  return (
    <p class="notice-box">
      {say({
        zh: `将新建 ${fresh.length} 个在册没有的楼栋：${names.map(({ name, rows }) => `${name}（${rows} 行）`).join('、')}。若是笔误，请先在名单中改正。`,
        en: `${counted(fresh.length, 'new building')} will be made: ${names.map(({ name, rows }) => `${name} (${counted(rows, 'row')})`).join(', ')}. If it is a slip of the pen, put it right in the list first.`,
      })}
    </p>
  );
}

interface NextProps {
  readonly takingIn: TakingIn;
  readonly outcome: Outcome;
  readonly isDone: boolean;
  /** Whether the good rows alone were asked for, of an import that was stopped; null of any other. */
  readonly stoppedPartly: boolean | null;
  readonly isBusy: boolean;
  readonly onRun: (partly: boolean) => void;
}

const waits: Words = {
  zh: '名单有问题时整份都不导入，以免半份入册。请按下表改正后重新选择文件。',
  en: 'With a bad cell nothing is imported, so that no half of a list gets in. Put the cells below right and choose the file again.',
};

const waitOrLeave: Words = {
  zh: '有问题的行见下表。可以改正后重新选择文件，整份导入；也可以先导入其余的行，有问题的留下，改好再导。',
  en: 'The bad rows stand below. Put them right and choose the file again to import it whole, or import the others now and leave these for later.',
};

const restIsThere: Words = {
  zh: '其余的行都已在册，没有要导入的。请按下表改正有问题的行后重新选择文件。',
  en: 'The other rows are on record already. Put the bad rows below right and choose the file again.',
};

const answerFirst: Words = {
  zh: '有的楼栋像是在册的另一种写法，请先在上面说明是不是同一栋，再导入。',
  en: 'Some buildings look like known ones that are spelled otherwise. Say above whether they are the same; then the list can be imported.',
};

const partOf = (words: Words, left: number): Words => ({
  zh: `导入 ${words.zh}，${left} 行留下`,
  en: `Import ${words.en}, leave ${counted(left, 'row')}`,
});

/** What follows from the check. */
function Next({ takingIn, outcome, isDone, stoppedPartly, isBusy, onRun }: NextProps) {
  const say = useWords();
  const { done, counted: countedAs, nothingNew } = takingIn;
  const changes = outcome.create + outcome.update;
  if (stoppedPartly !== null) {
    return (
      <div class="actions no-print">
        <span>
          {say({
            zh: `已停下：还有 ${outcome.rest} 行没有写入`,
            en: `Stopped: ${counted(outcome.rest, 'row')} not written yet`,
          })}
        </span>
        <Button kind="primary" icon="check" onClick={() => onRun(stoppedPartly)}>
          {say({ zh: '继续导入', en: 'Go on' })}
        </Button>
      </div>
    );
  }
  if (isDone) {
    return (
      <div class="actions no-print">
        {outcome.problems.length > 0 && (
          <span>
            {say({
              zh: `${outcome.left} 行未导入，原因见下表；改好后再选一次，已导入的不会重复`,
              en: `${counted(outcome.left, 'row')} left out, see why below; put right, the list can be chosen again, and nothing is entered twice`,
            })}
          </span>
        )}
        <LinkButton href={done.href} kind="primary">
          {say(done.words)}
        </LinkButton>
      </div>
    );
  }
  if (outcome.questions?.some(({ answer }) => answer === undefined))
    return <p class="notice-box">{say(answerFirst)}</p>;
  if (outcome.problems.length > 0) {
    const isPartial = takingIn.list.isPartial && changes > 0 && outcome.left > 0;
    const isRestThere = takingIn.list.isPartial && changes === 0 && outcome.same + outcome.known > 0;
    return (
      <>
        <p class="notice-box">{say(isPartial ? waitOrLeave : isRestThere ? restIsThere : waits)}</p>
        {isPartial && (
          <div class="actions no-print">
            <Button icon="check" isBusy={isBusy} onClick={() => onRun(true)}>
              {say(partOf(countedAs(changes), outcome.left))}
            </Button>
          </div>
        )}
      </>
    );
  }
  if (changes === 0) return <p class="notice-box">{say(nothingNew(outcome))}</p>;
  const words = countedAs(changes);
  return (
    <div class="actions no-print">
      <Button kind="primary" icon="check" isBusy={isBusy} onClick={() => onRun(false)}>
        {say({ zh: `导入 ${words.zh}`, en: `Import ${words.en}` })}
      </Button>
    </div>
  );
}
