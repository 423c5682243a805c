import '../records/records.css';
import './import.css';
import type { ComponentChildren } from 'preact';
import { fieldsOf } from '../../../rulebook/notation/imported-list.ts';
import { roles } from '../../../rulebook/site/roles.ts';
import { Button } from '../kit/button.tsx';
import { Clauses, Problem } from '../kit/notes.tsx';
import { Page } from '../kit/page.tsx';
import { useWords } from '../language/words.ts';
import { useSession } from '../session/current.ts';
import { holdsNow } from '../session/session.ts';
import { Alterations } from './alterations.tsx';
import { BuildingQuestions } from './building-questions.tsx';
import { ColumnsTable } from './columns-table.tsx';
import { Drop } from './drop.tsx';
import { Preview } from './preview.tsx';
import { ProblemTable } from './problem-table.tsx';
import { ImportProgress } from './progress.tsx';
import { RecentImports } from './recent-imports.tsx';
import type { TakingIn } from './taking-in.ts';
import { saveTemplate } from './template.ts';
import { UnderstoodList } from './understood-list.tsx';
import { type Import, type Stage, useImport } from './use-import.ts';

interface ImportListProps {
  readonly takingIn: TakingIn;
  /** What else is said to the server with the list. */
  readonly options?: Readonly<Record<string, string>>;
  /** Asked before the list is chosen. */
  readonly children?: ComponentChildren;
}

/** A list from outside: it is checked first, and taken in whole, or by choice but for its bad rows. */
export function ImportList({ takingIn, options = {}, children }: ImportListProps) {
  const say = useWords();
  const session = useSession();
  const { list } = takingIn;
  const importing = useImport(takingIn, options);
  const title = { zh: `导入${list.form.zh}`, en: `Import: ${list.form.en}` };
  if (!holdsNow(session, ...list.by)) {
    const [zh, en] = [list.by.map((role) => roles[role].zh), list.by.map((role) => roles[role].en)];
    const words = { zh: `须由${zh.join('、')}办理`, en: `For: ${en.join(', ')}` };
    return (
      <Page title={title}>
        <Problem words={words} clauses={list.cites} />
      </Page>
    );
  }
  return (
    <Page
      title={title}
      actions={
        takingIn.hasTemplate && (
          <Button icon="download" onClick={() => saveTemplate(list)}>
            {say({ zh: '下载模板', en: 'Download a template' })}
          </Button>
        )
      }
    >
      <div class="import-choice no-print">
        <How takingIn={takingIn} />
        {children}
        <Drop
          list={list}
          file={importing.file}
          isBusy={isBusy(importing.stage)}
          onFile={(chosen) => void importing.choose(chosen)}
        />
      </div>
      <Result takingIn={takingIn} importing={importing} />
      {list.undoes && <RecentImports list={list} isBusy={isBusy(importing.stage)} />}
    </Page>
  );
}

const isBusy = (stage: Stage): boolean => stage.is === 'checking' || stage.is === 'importing';

function Result({ takingIn, importing }: { takingIn: TakingIn; importing: Import }) {
  const say = useWords();
  const { file, stage, problems, check, run, saveReasons, columns, correct, answer } = importing;
  const outcome = 'outcome' in stage ? stage.outcome : null;
  return (
    <>
      {problems.map(({ words, clauses }) => (
        <Problem key={words.zh} words={words} clauses={clauses} />
      ))}
      {problems.length > 0 && file && !isBusy(stage) && (
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
      {isBusy(stage) && <ImportProgress importing={importing} />}
      {outcome && stage.is !== 'done' && (outcome.questions?.length ?? 0) > 0 && (
        <BuildingQuestions
          questions={outcome.questions ?? []}
          isBusy={isBusy(stage)}
          onAnswer={(name, building) => void answer(name, building)}
        />
      )}
      {outcome && (stage.is === 'done' || stage.is === 'stopped') && takingIn.after?.(outcome)}
      {outcome && (
        <Preview takingIn={takingIn} outcome={outcome} stage={stage} onRun={(partly) => void run(partly)} />
      )}
      {outcome?.alterations && outcome.alterations.length > 0 && stage.is !== 'done' && (
        <Alterations of={outcome.alterations} />
      )}
      {outcome && outcome.problems.length > 0 && (
        <ProblemTable list={takingIn.list} problems={outcome.problems} onSave={saveReasons} />
      )}
      {outcome && stage.is !== 'done' && <UnderstoodList list={takingIn.list} outcome={outcome} />}
      {outcome && stage.is !== 'done' && (
        <ColumnsTable
          list={takingIn.list}
          outcome={outcome}
          corrections={columns}
          isBusy={isBusy(stage)}
          onCorrect={(key, field) => void correct(key, field)}
        />
      )}
    </>
  );
}

function How({ takingIn: { list, how } }: { takingIn: TakingIn }) {
  const say = useWords();
  const required = fieldsOf(list).flatMap((field) => {
    const column = list.columns[field];
    return column?.required ? [column.words] : [];
  });
  return (
    <p class="muted">
      {say({
        zh: `先检查、后导入：检查不写入任何内容。须有这些列：${required.map(({ zh }) => zh).join('、')}；${how.zh}`,
        en: `Checked first, then imported; the check writes nothing. The list has these columns: ${required.map(({ en }) => en).join(', ')}; ${how.en}`,
      })}{' '}
      <Clauses ids={list.cites} />
    </p>
  );
}
