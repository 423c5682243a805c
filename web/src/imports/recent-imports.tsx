import { useEffect, useState } from 'preact/hooks';
import type { ImportedList } from '../../../rulebook/notation/imported-list.ts';
import { call } from '../data/call.ts';
import { Button } from '../kit/button.tsx';
import { counted } from '../language/count.ts';
import { stampText } from '../language/time.ts';
import { useWords } from '../language/words.ts';
import { useSession } from '../session/current.ts';
import { UndoImport } from './undo-import.tsx';

/** An import that was taken in. */
export interface TakenIn {
  readonly id: string;
  readonly name: string;
  /** ISO time. */
  readonly at: string;
  readonly created: number;
  readonly rest: number;
  readonly isUndone: boolean;
  readonly mayUndo: boolean;
}

/** What was taken in of this list, the latest first, and the way to take it back. */
export function RecentImports({ list, isBusy }: { readonly list: ImportedList; readonly isBusy: boolean }) {
  const say = useWords();
  const { site, zone } = useSession();
  const [runs, setRuns] = useState<readonly TakenIn[]>([]);
  const [asked, setAsked] = useState<TakenIn | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (isBusy) return;
    let isWanted = true;
    call<{ runs: readonly TakenIn[] }>('importRuns', { site, list: list.name }).then(
      (told) => isWanted && setRuns(told.runs),
      () => undefined, // Nothing depends on it: whoever needs it comes again.
    );
    return () => {
      isWanted = false;
    };
  }, [site, list, isBusy, round]);
  if (runs.length === 0) return null;
  const title = say({ zh: '最近的导入', en: 'Recent imports' });
  return (
    <section class="section no-print" aria-label={title}>
      <h2>{title}</h2>
      <ul class="list-rows">
        {runs.map((run) => (
          <li key={run.id} class="list-row">
            <b>{stampText(new Date(run.at), zone)}</b>
            <span class="list-main">
              {run.name}{' '}
              <span class="muted">
                {say({ zh: `新增 ${run.created} 行`, en: `${counted(run.created, 'row')} new` })}
                {run.rest > 0 && say({ zh: `，${run.rest} 行未写入`, en: `, ${run.rest} not written` })}
              </span>
            </span>
            {run.isUndone && <span class="muted">{say({ zh: '已撤销', en: 'Undone' })}</span>}
            {run.mayUndo && (
              <Button onClick={() => setAsked(run)} isBusy={isBusy}>
                {say({ zh: '撤销', en: 'Undo' })}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {asked && (
        <UndoImport
          run={asked}
          onClose={() => {
            setAsked(null);
            setRound(round + 1);
          }}
        />
      )}
    </section>
  );
}
