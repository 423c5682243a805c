import { useRef, useState } from 'preact/hooks';
import { PIN_DIGITS, pinProblem } from '../../../../../rulebook/site/pin.ts';
import { call } from '../../../data/call.ts';
import { Button } from '../../../kit/button.tsx';
import { Problem } from '../../../kit/notes.tsx';
import { tell } from '../../../kit/says.tsx';
import { useWords, type Words } from '../../../language/words.ts';
import { useCall } from '../../../reports/use-call.ts';
import { deskHere } from '../../../session/desk-here.ts';
import { PinField } from './pin-field.tsx';

const wrongIn = (pin: string, again: string): Words | null =>
  pinProblem(pin) ?? (pin === again ? null : { zh: '两次输入的 PIN 不一致', en: 'The two PINs differ' });

/** Sets one's own PIN, on a shared computer. */
export function OwnPin({ onDone }: { onDone: () => void }) {
  const say = useWords();
  const form = useRef<HTMLFormElement>(null);
  const [wrong, setWrong] = useState<Words | null>(null);
  const { isBusy, problems, run } = useCall();
  const submit = (event: Event) => {
    event.preventDefault();
    const data = new FormData(form.current ?? undefined);
    const [pin, again] = [String(data.get('pin') ?? ''), String(data.get('pinAgain') ?? '')];
    const found = wrongIn(pin, again);
    const here = deskHere();
    setWrong(found);
    if (found || !here) return;
    void run(async () => {
      await call('setPin', { ...here, pin });
      tell({ zh: 'PIN 已设置，今天可用它回到本机', en: 'The PIN is set: come back with it today' });
      onDone();
    });
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <PinField
        name="pin"
        words={{ zh: `新 PIN（${PIN_DIGITS} 位数字）`, en: `New PIN (${PIN_DIGITS} digits)` }}
      />
      <PinField name="pinAgain" words={{ zh: '再输入一次', en: 'New PIN again' }} />
      {wrong && <Problem words={wrong} />}
      {problems.map(({ words, clauses }) => (
        <Problem key={words.zh} words={words} clauses={clauses} />
      ))}
      <div class="actions">
        <Button kind="primary" type="submit" isBusy={isBusy}>
          {say({ zh: '保存 PIN', en: 'Save the PIN' })}
        </Button>
      </div>
    </form>
  );
}
