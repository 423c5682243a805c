import { useState } from 'preact/hooks';
import type { ImportedList } from '../../../rulebook/notation/imported-list.ts';
import { Button } from '../kit/button.tsx';
import { Clauses } from '../kit/notes.tsx';
import { tell } from '../kit/says.tsx';
import { counted } from '../language/count.ts';
import { useWords, type Words } from '../language/words.ts';
import type { ListProblem } from './use-import.ts';

/** More are not put right one by one. All of them are copied. */
const SHOWN = 200;

const columns: readonly Words[] = [
  { zh: '行', en: 'Row' },
  { zh: '单元格', en: 'Cell' },
  { zh: '列', en: 'Column' },
  { zh: '内容', en: 'Value' },
  { zh: '问题', en: 'What is wrong' },
  { zh: '条款', en: 'Clause' },
];

/** As a spreadsheet program writes it: 'C17', or '2栋!C17' in one of several sheets. */
export const placeOf = ({ sheet, cell }: Pick<ListProblem, 'sheet' | 'cell'>): string =>
  sheet === undefined ? cell : `${sheet}!${cell}`;

interface ProblemTableProps {
  readonly list: ImportedList;
  readonly problems: readonly ListProblem[];
  /** Saves the list with its reasons. */
  readonly onSave: () => Promise<void>;
}

/** Every bad cell with its place, so that whoever sent the list can put it right. */
export function ProblemTable({ list, problems, onSave }: ProblemTableProps) {
  const say = useWords();
  const [isSaving, setIsSaving] = useState(false);
  const columnOf = ({ field }: ListProblem) => {
    const column = field === null ? undefined : list.columns[field];
    return column ? say(column.words) : '—';
  };
  const save = async () => {
    setIsSaving(true);
    await onSave();
    setIsSaving(false);
  };
  const copy = async () => {
    const rows = problems.map((each) => [
      each.row,
      placeOf(each),
      columnOf(each),
      each.value ?? '',
      say(each.words),
      each.clause.slice(1),
    ]);
    const text = [columns.map(say), ...rows].map((cells) => cells.join('\t')).join('\n');
    try {
      await navigator.clipboard.writeText(text);
      tell({
        zh: `已复制 ${problems.length} 处问题，可粘贴到 Excel 或邮件`,
        en: `${counted(problems.length, 'problem')} copied`,
      });
    } catch {
      tell(
        { zh: '浏览器不允许复制，请改用打印', en: 'The browser does not allow copying; please print' },
        'bad',
      );
    }
  };
  return (
    <section class="section" aria-label={say({ zh: '有问题的单元格', en: 'Bad cells' })}>
      <div class="section-head">
        <h2>
          {say({ zh: `有问题的单元格 ${problems.length} 处`, en: counted(problems.length, 'bad cell') })}
        </h2>
        <div class="actions">
          <Button icon="download" isBusy={isSaving} onClick={() => void save()}>
            {say({ zh: '下载名单，附原因', en: 'Download the list with reasons' })}
          </Button>
          <Button onClick={() => void copy()}>{say({ zh: '复制清单', en: 'Copy the list' })}</Button>
          <Button icon="print" onClick={() => print()}>
            {say({ zh: '打印', en: 'Print' })}
          </Button>
        </div>
      </div>
      <div class="table-wrap">
        <table class="table">
          <thead>
            <tr>
              {columns.map((words) => (
                <th key={words.en} scope="col">
                  {say(words)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {problems.slice(0, SHOWN).map((problem) => (
              <tr key={`${placeOf(problem)} ${problem.words.en}`}>
                {[
                  problem.row,
                  placeOf(problem),
                  columnOf(problem),
                  problem.value ?? '—',
                  say(problem.words),
                  <Clauses key="clause" ids={[problem.clause]} />,
                ].map((content, place) => (
                  <td key={columns[place]?.en} data-label={say(columns[place] ?? { zh: '', en: '' })}>
                    {content}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {problems.length > SHOWN && (
        <p class="muted">
          {say({
            zh: `只显示前 ${SHOWN} 处，共 ${problems.length} 处；“复制清单”含全部`,
            en: `The first ${SHOWN} of ${problems.length}; the copied list has them all`,
          })}
        </p>
      )}
    </section>
  );
}
