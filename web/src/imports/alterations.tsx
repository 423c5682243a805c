import { useRegisters } from '../data/use-registers.ts';
import { counted } from '../language/count.ts';
import { useWords, type Words } from '../language/words.ts';
import { FieldValue } from '../records/field-value.tsx';
import { isRegisterName, type RegisterName } from '../registers.ts';
import type { Alteration } from './use-import.ts';

const columns: readonly Words[] = [
  { zh: '行', en: 'Row' },
  { zh: '房号', en: 'Room' },
  { zh: '项目', en: 'What' },
  { zh: '在册', en: 'On record' },
  { zh: '名单', en: 'In the list' },
];

/** What the list would put in the place of something that stands on record: each is seen before it is taken in. */
export function Alterations({ of }: { of: readonly Alteration[] }) {
  const say = useWords();
  const names = [...new Set(of.map(({ register }) => register))].filter(isRegisterName);
  const title = {
    zh: `将改动在册数据 ${of.length} 处`,
    en: `${counted(of.length, 'entry', 'entries')} on record would change`,
  };
  return (
    <section class="section" aria-label={say(title)}>
      <h2>{say(title)}</h2>
      <p class="muted">
        {say({
          zh: '请逐处核对；建筑面积等会影响账单。不对的，先在名单中改正，再重新选择文件。',
          en: 'Look at each: areas and the like change bills. What is wrong is put right in the list first; then choose the file again.',
        })}
      </p>
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
          <Lines names={names} of={of} />
        </table>
      </div>
    </section>
  );
}

function Lines({ names, of }: { names: readonly RegisterName[]; of: readonly Alteration[] }) {
  const say = useWords();
  const registers = useRegisters(...names);
  if (!registers) return <tbody />;
  return (
    <tbody>
      {of.map(({ row, sheet, room, register: name, field, before, after }) => {
        const register = registers(name);
        const value = (of: unknown) =>
          field === 'state' ? (
            say(register.states[String(of)]?.words ?? { zh: String(of), en: String(of) })
          ) : (
            <FieldValue register={register} name={field} record={{ [field]: of }} isPlain />
          );
        const what = field === 'state' ? { zh: '状态', en: 'State' } : register.fields[field]?.title;
        const cells = [
          sheet === undefined ? row : `${sheet} ${row}`,
          room,
          what && say(what),
          value(before),
          value(after),
        ];
        return (
          <tr key={`${sheet} ${row} ${name} ${field}`}>
            {cells.map((content, place) => (
              <td key={columns[place]?.en} data-label={say(columns[place] ?? { zh: '', en: '' })}>
                {content}
              </td>
            ))}
          </tr>
        );
      })}
    </tbody>
  );
}
