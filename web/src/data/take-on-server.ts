import type { Refusal } from '../../../rulebook/reading/plan.ts';
import { toWire } from '../../../rulebook/reading/wire.ts';
import { CallRefused, call } from './call.ts';
import type { Outcome, Place, StepToTake } from './perform.ts';

/** Takes a step through the server. Whatever it says against it is told like a refusal of the plan. */
export async function takeOnServer(
  { register, step, id, input }: StepToTake,
  { site, as }: Pick<Place, 'site' | 'as'>,
): Promise<Outcome> {
  try {
    await call('takeStep', { site, register, step, id, input: toWire(input) }, as?.app);
    return { is: 'done' };
  } catch (error) {
    if (!(error instanceof CallRefused)) throw error;
    const refusals = error.problems.map(
      ({ field, words, clauses }): Refusal => ({
        ...{ register, step, rule: 'server', words, cites: clauses },
        fields: field === undefined ? [] : [field],
      }),
    );
    return { is: 'refused', refusals };
  }
}
