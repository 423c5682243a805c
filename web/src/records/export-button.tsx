import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { call } from '../data/call.ts';
import { saveSpreadsheet } from '../data/save-file.ts';
import { Button } from '../kit/button.tsx';
import { tell } from '../kit/says.tsx';
import { counted } from '../language/count.ts';
import { useWords, type Words } from '../language/words.ts';
import type { RegisterName } from '../registers.ts';
import { useSession } from '../session/current.ts';
import { holdsNow } from '../session/session.ts';
import { ExportDialog } from './export-dialog.tsx';

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
      {isAsking && <Exporting {...props} onClose={() => setIsAsking(false)} />}
    </>
  );
}

function Exporting({ terms, list, total, onClose }: ExportButtonProps & { readonly onClose: () => void }) {
  const say = useWords();
  const { site } = useSession();
  const [withFiles, setWithFiles] = useState(false);
  const [isAllColumns, setIsAllColumns] = useState(false);
  const take = async (purpose: string) => {
    const { columns, ...which } = terms;
    const chosen = isAllColumns || columns === undefined ? {} : { columns };
    const asked = { site, ...which, ...chosen, purpose, shown: say(list), withFiles };
    const { name, rows, content } = await call<Exported>('exportRegister', asked);
    saveSpreadsheet(name, content);
    tell({
      zh: `已导出 ${rows} 条，并记入值班日志`,
      en: `${counted(rows, 'record')} exported; the duty log says so`,
    });
  };
  const counts = total === null ? '' : ` · ${say({ zh: `${total} 条`, en: counted(total, 'record') })}`;
  return (
    <ExportDialog what={`${say(list)}${counts}`} onTake={take} onClose={onClose}>
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
    </ExportDialog>
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
