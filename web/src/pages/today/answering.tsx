import { useEffect, useState } from 'preact/hooks';
import { type Register, type Registers, stepOf } from '../../../../rulebook/notation/register.ts';
import { hasForm, type Step } from '../../../../rulebook/notation/step.ts';
import { recordPath } from '../../../../rulebook/reading/paths.ts';
import { isSettledElsewhere } from '../../data/place-of.ts';
import { useStandings } from '../../data/planning.ts';
import type { Document } from '../../data/store.ts';
import { useRegisters } from '../../data/use-registers.ts';
import { useRecord } from '../../data/watch.ts';
import { StepDialog } from '../../forms/step-dialog.tsx';
import { isRegisterName, type RegisterName } from '../../registers.ts';
import { useSession } from '../../session/current.ts';
import type { Taking } from './queue.tsx';

interface AnsweringProps {
  /** Null between two of them. */
  readonly taking: Taking | null;
  readonly onTake: (change: (now: Taking | null | undefined) => Taking | null | undefined) => void;
  /** Where the rows stand. */
  readonly queue: { readonly current: HTMLElement | null };
}

/** The form of what is taken; once it is done, the keyboard is at the next matter, and what is decided one after the other opens it. */
export function Answering({ taking, onTake, queue }: AnsweringProps) {
  const [next, setNext] = useState<string | null>(null);
  // The keyboard goes on at the next matter, once the dialog has given it back
  useEffect(() => {
    if (next === null || taking) return;
    const row = queue.current?.querySelector(`[data-matter="${CSS.escape(next)}"]`);
    const found = ['.matter-actions > *', '.list-row'].map((each) => row?.querySelector<HTMLElement>(each));
    found.find((each) => each)?.focus();
    setNext(null);
  }, [next, taking]);
  if (!taking) return null;
  const done = (isDecided: boolean) => {
    const { items } = taking;
    const item = items[items.findIndex(({ key }) => key === taking.item.key) + 1];
    const [step] = item?.steps ?? [];
    const isDecidedHere = isDecided && item && step && !isSettledElsewhere(item);
    onTake(() => (isDecidedHere ? { item, step: step.step, items } : null));
    setNext(item?.key ?? null);
  };
  const { item, step } = taking;
  return (
    <Form
      key={`${item.key} ${step}`}
      register={item.register}
      record={item.record}
      step={step}
      isOnly={item.steps.length === 1}
      onClose={() => onTake((now) => (now === taking ? null : now))}
      onDone={done}
    />
  );
}

interface FormProps {
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
function Form({ register, ...rest }: FormProps) {
  return isRegisterName(register) ? <Loaded {...rest} register={register} /> : null;
}

type Named = FormProps & { readonly register: RegisterName };

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
