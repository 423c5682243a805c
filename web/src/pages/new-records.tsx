import { useMemo, useState } from 'preact/hooks';
import { type Register, stepOf } from '../../../rulebook/notation/register.ts';
import { hasForm } from '../../../rulebook/notation/step.ts';
import { newId } from '../../../rulebook/reading/paths.ts';
import { useStandings } from '../data/planning.ts';
import type { Document } from '../data/store.ts';
import { useRegisters } from '../data/use-registers.ts';
import { Reason } from '../forms/step-buttons.tsx';
import { Button, LinkButton } from '../kit/button.tsx';
import { useWords } from '../language/words.ts';
import type { RegisterName } from '../registers.ts';
import { BeginRecord, beginnings } from './begin-record.tsx';

const NOTHING: Document = {};

interface NewRecordsProps {
  readonly name: RegisterName;
  readonly register: Register;
  /** What the list that is open is about. */
  readonly preset?: Document;
}

/** The steps that open a record; those one may not take say why. */
export function NewRecords({ name, register, preset = NOTHING }: NewRecordsProps) {
  const say = useWords();
  const registers = useRegisters(name);
  const [taking, setTaking] = useState<string | null>(null);
  const opening = Object.entries(register.steps)
    .filter(([, step]) => step.from === null && hasForm(step))
    .map(([step]) => step);
  const id = useMemo(newId, []);
  const standings = useStandings(registers, name, id, null, opening);
  const beginning = beginnings[name];
  if (beginning && 'href' in beginning) {
    return (
      <div class="actions no-print">
        <LinkButton href={beginning.href}>{say(beginning.words)}</LinkButton>
      </div>
    );
  }
  if (opening.length === 0) return null;
  const refusals = (step: string) => standings?.get(step) ?? [];
  const [allowed, refused] = [
    opening.filter((step) => refusals(step).length === 0),
    opening.filter((step) => refusals(step).length > 0),
  ];
  const title = (step: string) => say(stepOf(register, step).title);
  return (
    <div class="steps steps-waiting no-print">
      {standings && (
        <>
          <div class="actions">
            {allowed.map((step) => (
              <Button key={step} icon="plus" kind="primary" onClick={() => setTaking(step)}>
                {title(step)}
              </Button>
            ))}
          </div>
          <ul class="reasons">
            {refused.map((step) => (
              <Reason key={step} title={title(step)} refusals={refusals(step)} />
            ))}
          </ul>
        </>
      )}
      {taking && (
        <BeginRecord register={name} step={taking} preset={preset} onClose={() => setTaking(null)} />
      )}
    </div>
  );
}
