import { z } from 'zod';
import { isNewId } from '../../../../../rulebook/notation/ids.ts';
import { callable } from '../../../callables/callable.ts';
import { line } from '../../../callables/inputs.ts';
import { takeStep } from '../../../records/take-step.ts';
import { deskKey, hashOf, secretAt } from './desk.ts';

/** Makes the browser that calls a shared computer of the site. Only a hash of its secret is kept. */
export const addDesk = callable({
  by: ['admin', 'manager'],
  inPerson: true,
  cites: ['R6.1.3'],
  input: z.strictObject({ ...deskKey, desk: deskKey.desk.refine(isNewId, 'no id'), name: line(40) }),
  run: async ({ db, site, caller, now, input: { desk, secret, name } }) => {
    const step = { site, register: 'desks', step: 'add', id: desk, input: { name }, actor: caller.uid };
    // Sent again after its answer was lost it is the same computer.
    await takeStep(db, { ...step, once: true }, now(), async (_writes, transaction) => {
      transaction.set(secretAt(db, site, desk), { hash: hashOf(secret) });
    });
    return { desk };
  },
});
