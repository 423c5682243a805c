import { useState } from 'preact/hooks';
import { type Register, type Registers, stepOf } from '../../../../rulebook/notation/register.ts';
import { hasForm, type Step } from '../../../../rulebook/notation/step.ts';
import { recordPath } from '../../../../rulebook/reading/paths.ts';
import { useStandings } from '../../data/planning.ts';
import type { Document } from '../../data/store.ts';
import { useRegisters } from '../../data/use-registers.ts';
import { useRecord } from '../../data/watch.ts';
import { StepDialog } from '../../forms/step-dialog.tsx';
import { isRegisterName, type RegisterName } from '../../registers.ts';
import { useSession } from '../../session/current.ts';

interface AnsweringProps {
  readonly register: string;
  readonly record: string;
  readonly step: string;
  /** The matter awaits no other step. */
  readonly isOnly: boolean;
  readonly onClose: () => void;
  /** Told whether something was decided: there was another way. */
  readonly onDone: (isDecided: boolean) => void;
}

/** The form of the step that settles a matter, where one is told of it. */
export function Answering({ register, ...rest }: AnsweringProps) {
  return isRegisterName(register) ? <Loaded {...rest} register={register} /> : null;
}

type Named = AnsweringProps & { readonly register: RegisterName };

function Loaded(props: Named) {
  const { site } = useSession();
  const registers = useRegisters(props.register);
  const path = registers && recordPath(site, registers(props.register), props.record);
  const { value } = useRecord(path);
  return registers && value ? <Deciding {...props} registers={registers} found={value} /> : null;
}

/** Returns true iff nothing more is to be done once the step is taken. */
const ends = ({ states }: Register, { to }: Step): boolean =>
  to.length > 0 && to.every(({ state }) => states[state]?.kind === 'ends');

/** What a matter may end with instead of going on: an approval, with its refusal. */
function waysOut(register: Register, taken: string): readonly string[] {
  const { from } = stepOf(register, taken);
  if (ends(register, stepOf(register, taken))) return [];
  return Object.entries(register.steps).flatMap(([name, step]) =>
    name !== taken &&
    hasForm(step) &&
    ends(register, step) &&
    from?.some((state) => step.from?.includes(state))
      ? [name]
      : [],
  );
}

/** The facts, the form, and both ways to decide at its foot. */
function Deciding(props: Named & { readonly registers: Registers; readonly found: Document }) {
  const { register: name, record: id, step, isOnly, registers, found, onClose, onDone } = props;
  const [taken, setTaken] = useState(step);
  const register = registers(name);
  const ways = isOnly ? waysOut(register, step) : [];
  const standings = useStandings(registers, name, id, found, ways);
  const out = ways.find((way) => standings?.get(way)?.length === 0);
  const instead = taken === step &&
    out !== undefined && {
      title: stepOf(register, out).title,
      onTake: () => setTaken(out),
    };
  return (
    <StepDialog
      key={taken}
      register={name}
      id={id}
      step={taken}
      record={found}
      {...(instead ? { instead } : {})}
      onClose={onClose}
      onDone={() => onDone(out !== undefined)}
    />
  );
}
