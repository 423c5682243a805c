import type { StepToTake } from '../data/perform.ts';
import { unsent } from '../data/unsent.ts';
import { useRegisters } from '../data/use-registers.ts';
import { Icon } from '../kit/icon.tsx';
import { useWords } from '../language/words.ts';
import { useObservable } from '../observable.ts';

/** Steps of a record that were taken on this device and wait for a network: what is shown does not know of them yet. */
export function KeptHere({ concerns }: { concerns: (step: StepToTake) => boolean }) {
  const kept = useObservable(unsent)
    .filter(({ refusals }) => refusals.length === 0)
    .flatMap(({ undertaking }) => undertaking.steps.slice(-1))
    .filter(concerns);
  return (
    <>
      {kept.map((step) => (
        <Kept key={`${step.id} ${step.step}`} step={step} />
      ))}
    </>
  );
}

function Kept({ step: { register: name, step } }: { step: StepToTake }) {
  const say = useWords();
  const title = useRegisters(name)?.(name).steps[step]?.title ?? { zh: '…', en: '…' };
  return (
    <p class="notice-box">
      <Icon name="offline" />{' '}
      {say({
        zh: `“${title.zh}”已存在本机，还没有送出`,
        en: `“${title.en}” is kept on this device and not sent yet`,
      })}
    </p>
  );
}
