import type { Borrower, KeyKind } from '../../../rulebook/chapters/keys/release-matrix.ts';
import { recordPath } from '../../../rulebook/reading/paths.ts';
import { useRecord } from '../data/watch.ts';
import { useSession } from '../session/current.ts';
import { borrowersOf } from './borrowers.ts';
import { useForm } from './form-context.ts';
import type { StepForm } from './use-step-form.ts';

/** The borrowers that a loan's form offers: those the release matrix knows for the key. Null where that is not known. */
export function useBorrowers({ register, stepName, typed }: StepForm): readonly Borrower[] | null {
  const { site } = useSession();
  const { registers } = useForm();
  const key =
    register.name === 'keyLoans' && typeof typed.key === 'string' && typed.key !== '' ? typed.key : null;
  const { value } = useRecord(key && recordPath(site, registers('keys'), key));
  return key && value ? borrowersOf(value.kind as KeyKind, stepName === 'releaseInEmergency') : null;
}
