import '../forms/forms.css';
import '../kit/form-field.css';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { PURPOSE, saysWhatFor } from '../../../rulebook/reading/export-purpose.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { Problem } from '../kit/notes.tsx';
import { useWords } from '../language/words.ts';
import { useCall } from '../reports/use-call.ts';

interface ExportDialogProps {
  /** What is taken out. */
  readonly what: ComponentChildren;
  /** What else may be chosen. */
  readonly children?: ComponentChildren;
  /** Takes it out for this purpose; what the server refuses is shown. */
  readonly onTake: (purpose: string) => Promise<void>;
  readonly onClose: () => void;
}

/** R2.4.16 Whatever is taken out of the desk, somebody says what for, first. */
export function ExportDialog({ what, children, onTake, onClose }: ExportDialogProps) {
  const say = useWords();
  const { isBusy, problems, run } = useCall();
  const [purpose, setPurpose] = useState('');
  const [isTried, setIsTried] = useState(false);
  const isUnsaid = !saysWhatFor(purpose);
  const take = () => {
    setIsTried(true);
    if (isUnsaid) return;
    void run(async () => {
      await onTake(purpose);
      onClose();
    });
  };
  return (
    <Dialog
      title={say({ zh: '导出表格', en: 'Export as a spreadsheet' })}
      onClose={onClose}
      foot={
        <Button kind="primary" icon="download" isBusy={isBusy} onClick={take}>
          {say({ zh: '导出', en: 'Export' })}
        </Button>
      }
    >
      <p>{what}</p>
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
      {children}
      <p class="muted">
        {say({
          zh: '每页印有导出人、时间和用途，并记入值班日志；不得外传',
          en: 'Each page says who took it out, when and what for, as the duty log does; it stays in the company',
        })}
      </p>
      {problems.map(({ words, clauses }) => (
        <Problem key={words.zh} words={words} clauses={clauses} />
      ))}
    </Dialog>
  );
}
