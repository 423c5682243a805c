import { useState } from 'preact/hooks';
import { recordPath } from '../../../rulebook/reading/paths.ts';
import type { OpenItem } from '../data/open.ts';
import { useRegisters } from '../data/use-registers.ts';
import { useRecord } from '../data/watch.ts';
import { StepDialog } from '../forms/step-dialog.tsx';
import { Button } from '../kit/button.tsx';
import { useWords } from '../language/words.ts';
import { isRegisterName, type RegisterName } from '../registers.ts';
import { useSession } from '../session/current.ts';

/** The person's own word on a matter, given where they are told of it: it is so, or it is not. */
export function Answers({ register, record, subject, answers }: OpenItem) {
  const say = useWords();
  const [taking, setTaking] = useState<string | null>(null);
  return (
    <div class="actions list-actions">
      {answers.map(({ step, title }, place) => (
        <Button
          key={step}
          {...(place === 0 ? { icon: 'check' } : { kind: 'quiet' })}
          aria-label={`${say(title)} ${say(subject)}`}
          onClick={() => setTaking(step)}
        >
          {say(title)}
        </Button>
      ))}
      {taking && isRegisterName(register) && (
        <Answering register={register} id={record} step={taking} onClose={() => setTaking(null)} />
      )}
    </div>
  );
}

function Answering(props: { register: RegisterName; id: string; step: string; onClose: () => void }) {
  const { site } = useSession();
  const registers = useRegisters(props.register);
  const path = registers && recordPath(site, registers(props.register), props.id);
  const { value: record } = useRecord(path);
  return record ? <StepDialog {...props} record={record} /> : null;
}
