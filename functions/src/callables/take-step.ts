import { z } from 'zod';
import { allRegisters } from '../../../rulebook/chapters/index.ts';
import { isId, isNewId } from '../../../rulebook/notation/ids.ts';
import { type Register, registersOf } from '../../../rulebook/notation/register.ts';
import { isHeldByServer, type Step } from '../../../rulebook/notation/step.ts';
import { fromWire } from '../../../rulebook/reading/wire.ts';
import type { Document } from '../records/documents.ts';
import { takeStep as take } from '../records/take-step.ts';
import { callable, type Handler, Invalid } from './callable.ts';

const name = z.string().max(80);
const document = z.custom<Document>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);

/** The gate of these registers' steps that the server holds. */
export function serverGate(all: readonly Register[]): Handler {
  const registers = registersOf(all);
  return callable({
    input: z.strictObject({ register: name, step: name, id: name, input: document }),
    by: 'staff',
    cites: [],
    run: async (call) => {
      const { register, step } = stepHeldHere(all, call.input.register, call.input.step);
      const { id } = call.input;
      const isOpened = step.from === null && register.identity === null;
      if (!(isOpened ? isNewId(id) : isId(id))) throw wrong('id', step);
      const input = fromWire(register, call.input.step, call.input.input, registers);
      const taken = { site: call.site, register: register.name, step: call.input.step, id, input };
      await take(call.db, { ...taken, actor: call.caller.uid, once: true, registers }, call.now());
      return { id };
    },
  });
}

/**
 * Takes a step that the server holds, because it needs what rules can't do. Who may and what must hold says the step.
 * Values travel as in reading/wire.ts. A call that comes again with the same id answers as it did.
 */
export const takeStep = serverGate(allRegisters);

function stepHeldHere(
  all: readonly Register[],
  name: string,
  stepName: string,
): { register: Register; step: Step } {
  const register = all.find((each) => each.name === name);
  if (!register) throw wrong('register');
  const step = Object.hasOwn(register.steps, stepName) ? register.steps[stepName] : undefined;
  if (!step || !isHeldByServer(step)) throw wrong('step', step);
  return { register, step };
}

const wrong = (field: string, step?: Step): Invalid =>
  new Invalid({
    field,
    words: { zh: `“${field}”填写有误`, en: `'${field}' is missing or wrong` },
    clauses: step?.cites ?? [],
  });
