import { recordPath } from '../../../../rulebook/reading/paths.ts';
import { useRegisters } from '../../data/use-registers.ts';
import { useRecord } from '../../data/watch.ts';
import { StepDialog } from '../../forms/step-dialog.tsx';
import { isRegisterName } from '../../registers.ts';
import { useSession } from '../../session/current.ts';

interface AnsweringProps {
  readonly register: string;
  readonly record: string;
  readonly step: string;
  readonly onClose: () => void;
}

/** The form of the step that settles a matter, where one is told of it. */
export function Answering({ register, ...rest }: AnsweringProps) {
  return isRegisterName(register) ? <Loaded {...rest} register={register} /> : null;
}

function Loaded(props: AnsweringProps & { readonly register: Parameters<typeof useRegisters>[0] }) {
  const { register, record: id, step, onClose } = props;
  const { site } = useSession();
  const registers = useRegisters(register);
  const path = registers && recordPath(site, registers(register), id);
  const { value: record } = useRecord(path);
  return record ? (
    <StepDialog register={register} id={id} step={step} record={record} onClose={onClose} />
  ) : null;
}
