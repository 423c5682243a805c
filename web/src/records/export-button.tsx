import { useState } from 'preact/hooks';
import { CallRefused, call } from '../data/call.ts';
import { saveSpreadsheet } from '../data/save-file.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { Problem } from '../kit/notes.tsx';
import { tell } from '../kit/says.tsx';
import { counted } from '../language/count.ts';
import { useWords } from '../language/words.ts';
import type { RegisterName } from '../registers.ts';
import { useSession } from '../session/current.ts';
import { holdsNow } from '../session/session.ts';

interface Exported {
  readonly name: string;
  readonly rows: number;
  /** Base64 */
  readonly content: string;
}

/** Takes a register out as a spreadsheet: for the supervisor and the manager, and the duty log says who did (R2.4.16). */
export function ExportButton({ register }: { register: RegisterName }) {
  const say = useWords();
  const session = useSession();
  const [isBusy, setIsBusy] = useState(false);
  const [refused, setRefused] = useState<CallRefused | null>(null);
  if (!holdsNow(session, 'supervisor', 'manager')) return null;
  const take = async () => {
    setIsBusy(true);
    try {
      const { name, rows, content } = await call<Exported>('exportRegister', {
        site: session.site,
        register,
      });
      saveSpreadsheet(name, content);
      tell({
        zh: `已导出 ${rows} 条，并记入值班日志`,
        en: `${counted(rows, 'record')} exported; the duty log says so`,
      });
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error;
      setRefused(error);
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <>
      <Button icon="download" isBusy={isBusy} onClick={() => void take()}>
        {say({ zh: '导出', en: 'Export' })}
      </Button>
      {refused && (
        <Dialog title={say({ zh: '没有导出', en: 'Not exported' })} onClose={() => setRefused(null)}>
          {refused.problems.map(({ words, clauses }) => (
            <Problem key={words.zh} words={words} clauses={clauses} />
          ))}
        </Dialog>
      )}
    </>
  );
}
