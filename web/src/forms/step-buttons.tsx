import './forms.css';
import { useState } from 'preact/hooks';
import type { Refusal } from '../../../rulebook/language/plan.ts';
import type { Step } from '../../../rulebook/language/step.ts';
import { useStandings } from '../data/planning.ts';
import type { Document } from '../data/store.ts';
import { useRegisters } from '../data/use-registers.ts';
import { Button } from '../kit/button.tsx';
import { Clauses } from '../kit/notes.tsx';
import { useWords } from '../language/words.ts';
import type { RegisterName } from '../registers.ts';
import { StepDialog } from './step-dialog.tsx';

interface StepButtonsProps {
  readonly register: RegisterName;
  readonly id: string;
  readonly record: Document;
  /** Steps that the page offers elsewhere. */
  readonly hide?: readonly string[];
}

const isForPeople = ({ served, by }: Step): boolean => !served && by.condition !== 'nobody';
/** A step of another state is no button: it does not follow from here. */
const follows = (refusals: readonly Refusal[]): boolean => !refusals.some(({ rule }) => rule === 'from');
/** A step that only goes together with another record's is taken there. */
const isOthers = (refusals: readonly Refusal[]): boolean =>
  refusals.some(({ rule }) => rule.startsWith('with'));

/** The steps that can be taken now; those that can't say why, with the clause. */
export function StepButtons({ register: name, id, record, hide = [] }: StepButtonsProps) {
  const say = useWords();
  const [taking, setTaking] = useState<string | null>(null);
  const registers = useRegisters(name);
  const register = registers?.(name);
  const names = Object.entries(register?.steps ?? {})
    .filter(([step, terms]) => terms.from !== null && isForPeople(terms) && !hide.includes(step))
    .map(([step]) => step);
  const standings = useStandings(registers, name, id, record, names);
  if (!register || !standings) return <div class="actions steps-waiting" />;
  const here = names
    .map((step) => [step, standings.get(step) ?? []] as const)
    .filter(([, refusals]) => follows(refusals) && !isOthers(refusals));
  const can = here.filter(([, refusals]) => refusals.length === 0);
  const cannot = here.filter(([, refusals]) => refusals.length > 0);
  const titleOf = (step: string) => register.steps[step]?.title ?? { zh: step, en: step };
  return (
    <div class="steps">
      <div class="actions">
        {can.map(([step], place) => (
          <Button key={step} kind={place === 0 ? 'primary' : 'plain'} onClick={() => setTaking(step)}>
            {say(titleOf(step))}
          </Button>
        ))}
      </div>
      {cannot.length > 0 && (
        <ul class="reasons">
          {cannot.map(([step, refusals]) => (
            <Reason key={step} title={say(titleOf(step))} refusals={refusals} />
          ))}
        </ul>
      )}
      {taking && (
        <StepDialog
          register={name}
          step={taking}
          id={id}
          record={record}
          isDrawer
          onClose={() => setTaking(null)}
        />
      )}
    </div>
  );
}

/** A button that may not be pressed, and why. */
export function Reason({ title, refusals }: { title: string; refusals: readonly Refusal[] }) {
  const say = useWords();
  return (
    <li class="reason">
      <Button disabled>{title}</Button>
      <small>
        {refusals.slice(0, 2).map(({ words, cites }) => (
          <span key={words.zh}>
            {say(words)} <Clauses ids={cites} />{' '}
          </span>
        ))}
      </small>
    </li>
  );
}
