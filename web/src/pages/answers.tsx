import { useState } from 'preact/hooks';
import type { Document } from '../data/store.ts';
import { StepDialog } from '../forms/step-dialog.tsx';
import { Button } from '../kit/button.tsx';
import { useWords } from '../language/words.ts';

const answers = {
  acknowledge: { zh: '确认领用', en: 'I have it' },
  object: { zh: '否认领用', en: 'I do not have it' },
} as const;

/** The borrower's own word on a loan: it is so, or it is not. */
export function LoanAnswers({ id, record, text }: { id: string; record: Document; text: string }) {
  const say = useWords();
  const [taking, setTaking] = useState<'acknowledge' | 'object' | null>(null);
  return (
    <div class="actions row-actions">
      <Button
        icon="check"
        aria-label={`${say(answers.acknowledge)} ${text}`}
        onClick={() => setTaking('acknowledge')}
      >
        {say(answers.acknowledge)}
      </Button>
      <Button kind="quiet" aria-label={`${say(answers.object)} ${text}`} onClick={() => setTaking('object')}>
        {say(answers.object)}
      </Button>
      {taking && (
        <StepDialog
          register="keyLoans"
          step={taking}
          id={id}
          record={record}
          title={answers[taking]}
          onClose={() => setTaking(null)}
        />
      )}
    </div>
  );
}
