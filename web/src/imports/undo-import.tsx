import '../kit/form-field.css';
import { useState } from 'preact/hooks';
import { callTold } from '../data/call.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { Leave } from '../kit/leave.tsx';
import { Clauses, Problem } from '../kit/notes.tsx';
import { counted } from '../language/count.ts';
import { useWords, type Words } from '../language/words.ts';
import { useCall } from '../reports/use-call.ts';
import { useSession } from '../session/current.ts';
import type { TakenIn } from './recent-imports.tsx';
import type { Progress } from './use-import.ts';

interface Undone {
  readonly undone: number;
  /** Left for the next call. */
  readonly rest: number;
  readonly left: number;
  readonly stays: readonly {
    readonly register: string;
    readonly id: string;
    readonly label: string;
    readonly words: Words;
  }[];
}

const WHY_MAX = 200;

/** Takes an import back as a whole, with a reason; what was used since stays and is listed. */
export function UndoImport({ run, onClose }: { readonly run: TakenIn; readonly onClose: () => void }) {
  const say = useWords();
  const { site } = useSession();
  const { isBusy, problems, run: doing } = useCall();
  const [why, setWhy] = useState('');
  const [progress, setProgress] = useState<Progress | null>(null);
  const [undone, setUndone] = useState<Undone | null>(null);
  const undo = () =>
    doing(async () => {
      const asked = { site, run: run.id, why: why.trim() };
      let before = 0;
      for (;;) {
        const told = await callTold<Undone>('undoImport', asked, (each) => setProgress(each as Progress));
        before += told.undone;
        if (told.rest === 0) return setUndone({ ...told, undone: before });
      }
    });
  return (
    <Dialog
      isDrawer
      title={say({ zh: '撤销这次导入？', en: 'Undo this import?' })}
      onClose={onClose}
      foot={
        undone ? (
          <Leave />
        ) : (
          <>
            <Leave />
            <Button kind="primary" isBusy={isBusy} disabled={why.trim() === ''} onClick={() => void undo()}>
              {say({ zh: '撤销导入', en: 'Undo the import' })}
            </Button>
          </>
        )
      }
    >
      {undone ? (
        <Result undone={undone} />
      ) : (
        <>
          <p>
            {say({
              zh: '这次导入新增的记录，凡是还没有用过、没有改过的，都不再出现在名单和选择框里；记录和历史保留。已经用过的留下，并逐条列出。名单更新过的旧记录不变回去。',
              en: 'The records that it brought and that nobody has used or changed since are in no list and no picker any more; they and their history are kept. What was used stays and is listed. Older records that it changed are not changed back.',
            })}{' '}
            <Clauses ids={['R2.4.2', 'R2.4.16']} />
          </p>
          <label class="form-field">
            <span>{say({ zh: '原因', en: 'Why' })}</span>
            <input
              value={why}
              maxLength={WHY_MAX}
              disabled={isBusy}
              onInput={(event) => setWhy(event.currentTarget.value)}
            />
          </label>
          {isBusy && (
            <p role="status">
              <progress {...(progress ? { value: progress.done, max: progress.of } : {})} />{' '}
              {progress && `${progress.done} / ${progress.of}`}
            </p>
          )}
        </>
      )}
      {problems.map(({ words, clauses }) => (
        <Problem key={words.zh} words={words} clauses={clauses} />
      ))}
    </Dialog>
  );
}

function Result({ undone: { undone, left, stays } }: { readonly undone: Undone }) {
  const say = useWords();
  return (
    <>
      <p class="notice-box" role="status">
        {say({
          zh: `已撤销 ${undone} 条记录${left > 0 ? `；${left} 条已经用过，留下` : ''}。`,
          en: `${counted(undone, 'record')} taken back${left > 0 ? `; ${left} were used and stay` : ''}.`,
        })}
      </p>
      <ul class="list-rows">
        {stays.map(({ register, id, label, words }) => (
          <li key={`${register}/${id}`} class="list-row">
            <a class="list-main" href={`/${register}/${encodeURIComponent(id)}`}>
              {label}
            </a>
            <span class="muted">{say(words)}</span>
          </li>
        ))}
      </ul>
      {left > stays.length && (
        <p class="muted">
          {say({ zh: `只列出前 ${stays.length} 条`, en: `The first ${stays.length} of them` })}
        </p>
      )}
    </>
  );
}
