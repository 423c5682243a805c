import './record-paper.css';
import type { Field } from '../../../rulebook/notation/field.ts';
import type { Register } from '../../../rulebook/notation/register.ts';
import { stampText } from '../../../rulebook/notation/types/as-text.ts';
import { partsOf } from '../../../rulebook/notation/types/parts.ts';
import { type Rendering, render } from '../../../rulebook/reading/render.ts';
import type { Document, Row } from '../data/store.ts';
import { useWords, type Words } from '../language/words.ts';
import { changesOf } from '../records/changes.ts';
import { plainText } from '../records/plain-text.ts';
import { type Line, RowTable } from '../records/row-table.tsx';
import { useRendering } from '../records/subject.ts';
import { STEPS_MOST } from '../records/timeline.tsx';
import { type FormEntry, FormTable } from './form-table.tsx';
import { Paper } from './paper.tsx';
import { calledKey, type PrintedPicture, type PrintedRecord } from './read-record.ts';
import { Signers } from './signers.tsx';

interface RecordPaperProps extends PrintedRecord {
  readonly register: Register;
}

/** One record as its regulation's form: what is filled in, its tables and pictures, who signed, what happened. */
export function RecordPaper({ register, record, history, called, pictures }: RecordPaperProps) {
  const say = useWords();
  const rendering = useRendering(register);
  const state = register.states[String(record.state)];
  const subject = render(register.subject, record, rendering).trim();
  return (
    <Paper
      form={register.form}
      about={
        <>
          <b>{subject}</b> · {say({ zh: '登记', en: 'Opened' })} {stampText(record.opened, rendering)}
          {state && ` · ${say(state.words)}`}
        </>
      }
    >
      <FormTable entries={useEntries({ register, record, rendering, called })} />
      {tablesOf(register, record).map(([name, field]) => (
        <LinesOf key={name} register={register} field={field} lines={record[name] as readonly Line[]} />
      ))}
      <Pictures register={register} record={record} pictures={pictures} />
      <Signers register={register} record={record} />
      <History entries={history} rendering={rendering} />
    </Paper>
  );
}

const isTable = ({ type }: Field): boolean => type === 'rows' || type === 'checklist';
/** Who signed stands in a table of its own. */
const isSigned = ({ type }: Field): boolean => type === 'stamp' || type === 'approvals';
const isPicture = (field: Field): boolean => field.type === 'ref' && field.register === 'attachments';

const tablesOf = ({ fields }: Register, record: Document) =>
  Object.entries(fields).filter(([name, field]) => isTable(field) && Array.isArray(record[name]));

interface EntriesOf {
  readonly register: Register;
  readonly record: Document;
  readonly rendering: Rendering;
  readonly called: PrintedRecord['called'];
}

/** More signs than half a line holds. */
const LONG = 26;

/** The columns of the form, filled in or not, and whatever else is. */
function useEntries({ register, record, rendering, called }: EntriesOf): readonly FormEntry[] {
  const say = useWords();
  const { fields, columns } = register;
  const shown = Object.entries(fields).filter(
    ([name, field]) =>
      !field.hidden &&
      !isTable(field) &&
      !isSigned(field) &&
      !isPicture(field) &&
      (record[name] !== undefined || columns.includes(name)),
  );
  const entries = shown.map(([name, field]): FormEntry => {
    const content = entryText(name, field, record, rendering, called);
    return { label: say(field.title), content, isLong: content.length > LONG || field.type === 'group' };
  });
  const opened = stampText(record.opened, rendering);
  return [...entries, { label: say({ zh: '登记', en: 'Opened' }), content: opened, isLong: false }];
}

function entryText(
  name: string,
  field: Field,
  record: Document,
  rendering: Rendering,
  called: PrintedRecord['called'],
): string {
  const value = record[name];
  if ((field.type === 'ref' && field.register !== 'members') || field.type === 'refs') {
    const ids = Array.isArray(value) ? value : [value ?? ''];
    return ids
      .map((id) => called.get(calledKey(field.register, String(id))) ?? String(id))
      .join(rendering.language === 'zh' ? '、' : ', ');
  }
  return plainText(name, record, rendering);
}

function LinesOf({ register, field, lines }: { register: Register; field: Field; lines: readonly Line[] }) {
  const say = useWords();
  const fields = partsOf(field) ?? {};
  const rendering = useRendering({ ...register, fields });
  const draw = (part: string, line: Line) =>
    part === 'passed' ? (line.passed === true ? '√' : '×') : plainText(part, line, rendering);
  return (
    <>
      <p class="paper-title">{say(field.title)}</p>
      <RowTable fields={fields} lines={lines} draw={draw} />
    </>
  );
}

interface PicturesProps extends Pick<PrintedRecord, 'record' | 'pictures'> {
  readonly register: Register;
}

function Pictures({ register, record, pictures }: PicturesProps) {
  const say = useWords();
  const found = Object.entries(register.fields).flatMap(([name, field]) => {
    const picture = isPicture(field) ? pictures.get(String(record[name])) : undefined;
    return picture ? [[name, field.title, picture] as const] : [];
  });
  if (found.length === 0) return null;
  return (
    <>
      <p class="paper-title">{say({ zh: '附件', en: 'Attachments' })}</p>
      <div class="paper-pictures">
        {found.map(([name, title, picture]) => (
          <OnePicture key={name} title={say(title)} picture={picture} />
        ))}
      </div>
    </>
  );
}

function OnePicture({
  title,
  picture: { title: kind, address },
}: {
  title: string;
  picture: PrintedPicture;
}) {
  const say = useWords();
  const name = [title, kind].filter((each) => each !== '').join(' · ');
  return (
    <figure class="paper-picture">
      {address !== null && <img src={address} alt={name} />}
      <figcaption>
        {name}
        {address === null && say({ zh: '（存于系统，不随表打印）', en: ' (kept in the desk, not printed)' })}
      </figcaption>
    </figure>
  );
}

const headings: readonly Words[] = [
  { zh: '时间', en: 'Time' },
  { zh: '步骤', en: 'Step' },
  { zh: '经手人', en: 'By' },
  { zh: '内容', en: 'What' },
];

/** What happened, from the beginning on, as a book is read. */
function History({ entries, rendering }: { entries: readonly Row[]; rendering: Rendering }) {
  const say = useWords();
  if (entries.length === 0) return null;
  return (
    <>
      <p class="paper-title">{say({ zh: '经过', en: 'What happened' })}</p>
      <table class="paper-history">
        <thead>
          <tr>
            {headings.map((words) => (
              <th key={words.en} scope="col">
                {say(words)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.toReversed().map(({ id, data }) => (
            <tr key={id}>
              <td>{data.at instanceof Date && rendering.stamp(data.at)}</td>
              <td>{rendering.register.steps[String(data.step)]?.title[rendering.language]}</td>
              <td>{rendering.nameOf(String(data.by))}</td>
              <td>{changesOf(data, rendering).join(' · ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {entries.length === STEPS_MOST && (
        <p class="paper-note">
          {say({ zh: `只打印最近 ${STEPS_MOST} 步`, en: `Only the latest ${STEPS_MOST} steps` })}
        </p>
      )}
    </>
  );
}
