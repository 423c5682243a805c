import type { StepForm } from './use-step-form.ts';

/**
 * What the report that comes with a return can be of (R4.4.1.6): a key of which nothing came back is lost, one that came
 * back otherwise than it went differs. Null where the report does not come with a return.
 */
export function reportKinds({ register, stepName, typed }: StepForm): readonly string[] | null {
  if (stepName !== 'return' || !('returnedPieces' in register.fields)) return null;
  return Number(typed.returnedPieces) === 0 ? ['lost'] : ['mismatch'];
}
