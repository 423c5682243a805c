import type { ComponentChildren } from 'preact';
import { fieldsOf, type ImportedList } from '../../../rulebook/notation/imported-list.ts';
import { counted } from '../language/count.ts';
import { useWords, type Words } from '../language/words.ts';
import { placeOf } from './problem-table.tsx';
import type { ListedBuilding, Outcome, RowNotes, ShownRow, ToldSheet } from './use-import.ts';

/** What was understood of a list, to be looked at before anything of it is written. */
export function UnderstoodList({ list, outcome }: { list: ImportedList; outcome: Outcome }) {
  const { sheets, buildings = [], questions = [], notes, first } = outcome;
  const asked = questions.filter(({ answer }) => answer === undefined).map(({ name }) => name);
  const isOneSheet = sheets.length === 1 && sheets.every(({ is, hidden }) => is === 'read' && hidden === 0);
  return (
    <>
      {!isOneSheet && sheets.length > 0 && <Sheets sheets={sheets} />}
      {buildings.length > 0 && <Buildings buildings={buildings} asked={asked} />}
      {notes.length > 0 && <Notes notes={notes} />}
      {first.length > 0 && <FirstRows list={list} rows={first} />}
    </>
  );
}

function Section({ title, children }: { title: Words; children: ComponentChildren }) {
  const say = useWords();
  return (
    <section class="section" aria-label={say(title)}>
      <h2>{say(title)}</h2>
      {children}
    </section>
  );
}

function Sheets({ sheets }: { sheets: readonly ToldSheet[] }) {
  const say = useWords();
  return (
    <Section title={{ zh: '工作表', en: 'Sheets' }}>
      <ul class="list-rows">
        {sheets.map((sheet) => (
          <li key={sheet.name} class="list-row">
            <b class="list-main">{sheet.name ?? say({ zh: '唯一的工作表', en: 'The only sheet' })}</b>
            <span class={sheet.is === 'read' ? undefined : 'muted'}>{say(sheetWords(sheet))}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function sheetWords({ is, rows, hidden }: ToldSheet): Words {
  if (is === 'hidden') return { zh: '隐藏的，未读取', en: 'hidden, not read' };
  if (is === 'noHeadings') return { zh: '没有标题行，未读取', en: 'without headings, not read' };
  if (hidden === 0) return { zh: `${rows} 行`, en: counted(rows, 'row') };
  return { zh: `${rows} 行，其中隐藏 ${hidden} 行`, en: `${counted(rows, 'row')}, ${hidden} of them hidden` };
}

const onRecord: Words = { zh: '已登记的楼栋', en: 'On record' };
const isNew: Words = { zh: '新的楼栋', en: 'A new building' };
const isAsked: Words = { zh: '待说明是不是同一栋', en: 'To be said which it is' };

interface BuildingsProps {
  readonly buildings: readonly ListedBuilding[];
  /** Those of which it is not said yet whether they are known. */
  readonly asked: readonly string[];
}

function Buildings({ buildings, asked }: BuildingsProps) {
  const say = useWords();
  return (
    <Section title={{ zh: '楼栋', en: 'Buildings' }}>
      <ul class="list-rows">
        {buildings.map(({ name, written, rows, isKnown }) => (
          <li key={name} class="list-row">
            <b>{name}</b>
            <span class="list-main">
              {written.join('、')}{' '}
              <span class="muted">{say({ zh: `${rows} 行`, en: counted(rows, 'row') })}</span>
            </span>
            <span class={isKnown ? 'muted' : undefined}>
              {say(isKnown ? onRecord : asked.includes(name) ? isAsked : isNew)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Notes({ notes }: { notes: readonly RowNotes[] }) {
  const say = useWords();
  return (
    <Section title={{ zh: '这些行这样理解', en: 'How some rows were understood' }}>
      <ul class="list-rows">
        {notes.map(({ words, count, examples }) => (
          <li key={words.en} class="list-row">
            <span class="list-main">
              {say(words)}
              <br />
              <span class="muted">
                {examples.map((each) => `${placeOf(each)} ${each.value ?? ''}`.trim()).join('；')}
                {count > examples.length && ' …'}
              </span>
            </span>
            <b>{say({ zh: `${count} 行`, en: counted(count, 'row') })}</b>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function FirstRows({ list, rows }: { list: ImportedList; rows: readonly ShownRow[] }) {
  const say = useWords();
  const fields = fieldsOf(list).filter((field) => rows.some(({ values }) => values[field] !== undefined));
  const titleOf = (field: string) => say(list.columns[field]?.words ?? { zh: field, en: field });
  return (
    <Section title={{ zh: '前几行读成这样', en: 'The first rows, as they were read' }}>
      <div class="table-wrap">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{say({ zh: '行', en: 'Row' })}</th>
              {fields.map((field) => (
                <th key={field} scope="col">
                  {titleOf(field)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ row, sheet, values }) => (
              <tr key={`${sheet} ${row}`}>
                <td data-label={say({ zh: '行', en: 'Row' })}>
                  {placeOf({ ...(sheet === undefined ? {} : { sheet }), cell: String(row) })}
                </td>
                {fields.map((field) => (
                  <td key={field} data-label={titleOf(field)}>
                    {values[field] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
