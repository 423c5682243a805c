import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { PURPOSE, saysWhatFor } from '../../../rulebook/reading/export-purpose.ts';
import { CallRefused, call } from '../data/call.ts';
import { saveSpreadsheet } from '../data/save-file.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { Problem } from '../kit/notes.tsx';
import { tell } from '../kit/says.tsx';
import { counted } from '../language/count.ts';
import { useWords, type Words } from '../language/words.ts';
import type { RegisterName } from '../registers.ts';
import { useSession } from '../session/current.ts';
import { holdsNow } from '../session/session.ts';
import '../forms/forms.css';
import '../kit/form-field.css';

interface Exported {
  readonly name: string;
  readonly rows: number;
  /** Base64 */
  readonly content: string;
}

/** Which records are taken out, and which of their columns. */
export interface ExportTerms {
  readonly register: RegisterName;
  /** Which list of the register; all of its records where none is named. */
  readonly list?: string;
  /** What such a list is of. */
  readonly of?: string;
  /** What somebody sees, in that order; the whole list where it is left out. */
  readonly records?: readonly string[];
  /** The columns that are shown; all of the register where they are left out. */
  readonly columns?: readonly string[];
}

interface ExportButtonProps {
  readonly terms: ExportTerms;
  /** The same in words, and how many they are; null where that is not known. */
  readonly list: Words;
  readonly total: number | null;
}

/** Takes what a list shows out as a spreadsheet: for the supervisor and the manager, who say what for (R2.4.16). */
export function ExportButton(props: ExportButtonProps) {
  const say = useWords();
  const session = useSession();
  const [isAsking, setIsAsking] = useState(false);
  if (!holdsNow(session, 'supervisor', 'manager')) return null;
  return (
    <>
      <Button icon="download" onClick={() => setIsAsking(true)}>
        {say({ zh: '导出', en: 'Export' })}
      </Button>
      {isAsking && <ExportDialog {...props} onClose={() => setIsAsking(false)} />}
    </>
  );
}

function ExportDialog({ terms, list, total, onClose }: ExportButtonProps & { readonly onClose: () => void }) {
  const say = useWords();
  const { site } = useSession();
  const [purpose, setPurpose] = useState('');
  const [withFiles, setWithFiles] = useState(false);
  const [isAllColumns, setIsAllColumns] = useState(false);
  const [isTried, setIsTried] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [refused, setRefused] = useState<CallRefused | null>(null);
  const isUnsaid = !saysWhatFor(purpose);
  const take = async () => {
    setIsTried(true);
    if (isUnsaid) return;
    setIsBusy(true);
    setRefused(null);
    try {
      const { columns, ...which } = terms;
      const chosen = isAllColumns || columns === undefined ? {} : { columns };
      const asked = { site, ...which, ...chosen, purpose, shown: say(list), withFiles };
      const { name, rows, content } = await call<Exported>('exportRegister', asked);
      saveSpreadsheet(name, content);
      tell({
        zh: `已导出 ${rows} 条，并记入值班日志`,
        en: `${counted(rows, 'record')} exported; the duty log says so`,
      });
      onClose();
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error;
      setRefused(error);
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <Dialog
      title={say({ zh: '导出表格', en: 'Export as a spreadsheet' })}
      onClose={onClose}
      foot={
        <Button kind="primary" icon="download" isBusy={isBusy} onClick={() => void take()}>
          {say({ zh: '导出', en: 'Export' })}
        </Button>
      }
    >
      <p>
        {say(list)}
        {total !== null && ` · ${say({ zh: `${total} 条`, en: counted(total, 'record') })}`}
      </p>
      <label class="form-field">
        <span>{say({ zh: '用途', en: 'What for' })}</span>
        <input
          value={purpose}
          maxLength={PURPOSE.max}
          required
          aria-invalid={isTried && isUnsaid}
          placeholder={say({ zh: '如：季度检查', en: 'Such as: the quarterly audit' })}
          onInput={(event) => setPurpose(event.currentTarget.value)}
        />
      </label>
      {isTried && isUnsaid && (
        <Problem words={{ zh: '请写明用途', en: 'Say what it is for' }} clauses={['R2.4.16']} />
      )}
      {terms.columns && (
        <Tick isTicked={isAllColumns} onTick={setIsAllColumns}>
          {say({ zh: '含这本登记的所有栏目', en: 'With every column of the register' })}
        </Tick>
      )}
      {terms.register === 'households' && (
        <Tick isTicked={withFiles} onTick={setWithFiles}>
          {say({ zh: '含姓名、电话等私密档案', en: 'With the private files: names and telephones' })}
        </Tick>
      )}
      <p class="muted">
        {say({
          zh: '每页印有导出人、时间和用途，并记入值班日志；不得外传',
          en: 'Each page says who took it out, when and what for, as the duty log does; it stays in the company',
        })}
      </p>
      {refused?.problems.map(({ words, clauses }) => (
        <Problem key={words.zh} words={words} clauses={clauses} />
      ))}
    </Dialog>
  );
}

interface TickProps {
  readonly isTicked: boolean;
  readonly onTick: (isTicked: boolean) => void;
  readonly children: ComponentChildren;
}

const Tick = ({ isTicked, onTick, children }: TickProps) => (
  <label class="tick">
    <input type="checkbox" checked={isTicked} onChange={(event) => onTick(event.currentTarget.checked)} />
    <span>{children}</span>
  </label>
);
