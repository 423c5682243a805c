import { useState } from 'preact/hooks';
import { type Register, stepOf } from '../../../rulebook/notation/register.ts';
import { hasForm } from '../../../rulebook/notation/step.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { useWords } from '../language/words.ts';
import { BlankPaper } from './blank-paper.tsx';
import type { Printed } from './use-printed-list.tsx';
import { usePrinting } from './use-printing.ts';

/** The steps that open a record by a form: each of them has a blank one. */
export const openingSteps = ({ steps }: Pick<Register, 'steps'>): readonly string[] =>
  Object.keys(steps).filter((name) => {
    const step = steps[name];
    return step?.from === null && hasForm(step);
  });

/** Blank forms of a register, to be filled in by hand; where there are several, one is chosen. */
export function usePrintedBlank(register: Register | null): Printed {
  const say = useWords();
  const [isChoosing, setIsChoosing] = useState(false);
  const { printed, print } = usePrinting<string>(null);
  const steps = register ? openingSteps(register) : [];
  const [first] = steps;
  const take = (step: string) => {
    setIsChoosing(false);
    void print(() => Promise.resolve(step));
  };
  const words = { zh: '空白表', en: 'Blank form' };
  return {
    button: register && first !== undefined && (
      <>
        <Button icon="print" onClick={() => (steps.length > 1 ? setIsChoosing(true) : take(first))}>
          {say(words)}
        </Button>
        {isChoosing && (
          <Dialog title={say(words)} onClose={() => setIsChoosing(false)}>
            {steps.map((step) => (
              <Button key={step} icon="print" onClick={() => take(step)}>
                {say(stepOf(register, step).title)}
              </Button>
            ))}
          </Dialog>
        )}
      </>
    ),
    paper: printed !== null && register && <BlankPaper register={register} step={printed} />,
  };
}
