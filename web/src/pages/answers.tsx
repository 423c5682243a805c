import { useState } from 'preact/hooks';
import type { WaitingItem } from '../data/waiting-for-me.ts';
import { StepDialog } from '../forms/step-dialog.tsx';
import { Button } from '../kit/button.tsx';
import { useWords } from '../language/words.ts';

/** The person's own word on a matter, given where they are told of it: it is so, or it is not. */
export function Answers({ register, id, record, text, answers }: WaitingItem) {
  const say = useWords();
  const [taking, setTaking] = useState<string | null>(null);
  return (
    <div class="actions list-actions">
      {answers.map(({ step, title }, place) => (
        <Button
          key={step}
          {...(place === 0 ? { icon: 'check' } : { kind: 'quiet' })}
          aria-label={`${say(title)} ${say(text)}`}
          onClick={() => setTaking(step)}
        >
          {say(title)}
        </Button>
      ))}
      {taking && (
        <StepDialog
          register={register}
          step={taking}
          id={id}
          record={record}
          onClose={() => setTaking(null)}
        />
      )}
    </div>
  );
}
