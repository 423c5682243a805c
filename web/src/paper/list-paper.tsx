import './list-paper.css';
import { useMemo } from 'preact/hooks';
import type { Register } from '../../../rulebook/notation/register.ts';
import type { Rendering } from '../../../rulebook/reading/render.ts';
import type { Row } from '../data/store.ts';
import { counted } from '../language/count.ts';
import { useLanguage, useWords, type Words } from '../language/words.ts';
import { plainText } from '../records/plain-text.ts';
import { useRendering } from '../records/subject.ts';
import { columnsOf } from './columns.ts';
import { Paper } from './paper.tsx';
import type { WholeList } from './whole-list.ts';

export interface PrintedList extends WholeList {
  /** Which of the register's records, in words. */
  readonly list: Words;
}

interface ListPaperProps extends PrintedList {
  readonly register: Register;
}

/** A register's list as the regulation's form: a line for each record, its columns named anew on every page. */
export function ListPaper({ register, list, rows, total }: ListPaperProps) {
  const say = useWords();
  const language = useLanguage();
  const rendering = useRendering(register);
  const columns = useMemo(() => columnsOf(register, language), [register, language]);
  const title = (name: string) => say(register.fields[name]?.title ?? { zh: '登记', en: 'Opened' });
  return (
    <Paper
      form={register.form}
      isWide={columns.isWide}
      about={`${say({ zh: '范围：', en: 'Shown: ' })}${say(list)} · ${useHowMany(rows.length, total)}`}
    >
      <table>
        <colgroup>
          <col class="paper-number" />
          {columns.widths.map((width, at) => (
            <col key={columns.names[at]} style={{ width: `${width}mm` }} />
          ))}
          <col class="paper-state" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{say({ zh: '序号', en: 'No.' })}</th>
            {columns.names.map((name) => (
              <th key={name} scope="col">
                {title(name)}
              </th>
            ))}
            <th scope="col">{say({ zh: '状态', en: 'State' })}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <Line key={row.id} number={at + 1} row={row} names={columns.names} rendering={rendering} />
          ))}
        </tbody>
      </table>
      {columns.left > 0 && (
        <p class="paper-note">
          {say({
            zh: `另有 ${columns.left} 栏，见各条记录的打印件`,
            en: `${counted(columns.left, 'further field stands', 'further fields stand')} on each record's own form`,
          })}
        </p>
      )}
    </Paper>
  );
}

/** A cut list says so on paper too. */
function useHowMany(shown: number, total: number | null): string {
  const say = useWords();
  return shown === total
    ? say({ zh: `共 ${shown} 条`, en: counted(shown, 'record') })
    : say({
        zh: total === null ? `只打印前 ${shown} 条` : `只打印前 ${shown} 条，共 ${total} 条`,
        en: total === null ? `only the first ${shown}` : `only the first ${shown} of ${total} records`,
      });
}

/** Who stands above when. */
const inLines = (text: string): string => text.replaceAll(/(\S) (?=\d{4}-\d\d-\d\d)/g, '$1\n');

interface LineProps {
  readonly number: number;
  readonly row: Row;
  readonly names: readonly string[];
  readonly rendering: Rendering;
}

function Line({ number, row: { data }, names, rendering }: LineProps) {
  const language = useLanguage();
  return (
    <tr>
      <td>{number}</td>
      {names.map((name) => (
        <td key={name}>{inLines(plainText(name, data, rendering))}</td>
      ))}
      <td>{rendering.register.states[String(data.state)]?.words[language]}</td>
    </tr>
  );
}
