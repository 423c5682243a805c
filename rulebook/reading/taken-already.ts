import { read } from '../notation/record.ts';
import { type Register, stepOf } from '../notation/register.ts';
import type { Companion, Step } from '../notation/step.ts';
import { type Document, isMap, isSame } from '../notation/types/values.ts';
import { evaluate, Missing, type Scene, valueIn } from './evaluate.ts';
import { typedUnder } from './input.ts';
import type { Request, Stored } from './plan.ts';

/**
 * Returns true iff the records stand as this very call has left them: the same step by the same person, and whatever
 * was typed for it stands there, no more and no less. What a later step may leave out it leaves as it stood before,
 * so there nothing can be told from it. Throws `Missing` as `plan` does.
 */
export function isTakenAlready(request: Request, stored: Stored): boolean {
  const { register, id, input } = request;
  return stands({ register, step: request.step, id, input, given: [] }, request, stored);
}

interface Left {
  readonly register: Register;
  readonly step: string;
  readonly id: string;
  readonly input: Document;
  /** Fields that the record has from the one that drew it in. */
  readonly given: readonly string[];
}

function stands(left: Left, request: Request, stored: Stored): boolean {
  const { register, step: name, id, input } = left;
  const record = fetched(stored, register.name, id);
  if (record === null || read(record, ['last', 'step']) !== name) return false;
  if (read(record, ['last', 'by']) !== request.actor) return false;
  const step = stepOf(register, name);
  return (
    isAsTyped(left, step, record) &&
    isSignedAs(step, input, record, request.actor) &&
    step.together.every((with_) => companionStands(with_, left, record, request, stored))
  );
}

function isAsTyped({ register, input, given }: Left, step: Step, record: Document): boolean {
  const { asks, mayAsk, sets, stamps, together, signs } = step;
  const asked = [...asks, ...mayAsk];
  const others = [...together.flatMap(({ as }) => as ?? []), ...(signs ? ['as'] : [])];
  const told = Object.keys(input).filter((field) => input[field] !== undefined);
  if (!told.every((field) => asked.includes(field) || others.includes(field))) return false;
  const follows = [...Object.keys(sets), ...stamps, ...given];
  return Object.keys(register.fields).every((field) => {
    if (given.includes(field)) return true;
    if (asked.includes(field) && told.includes(field)) {
      return isSame(input[field] ?? undefined, record[field]);
    }
    return step.from !== null || follows.includes(field) || signs?.field === field || !(field in record);
  });
}

const isSignedAs = ({ signs }: Step, { as }: Document, record: Document, actor: string): boolean =>
  signs === null || typeof as !== 'string' || read(record, [signs.field, as, 'by']) === actor;

/** A companion that has moved on since tells nothing of how it stood. */
function companionStands(
  with_: Companion,
  { register, id, input }: Left,
  record: Document,
  request: Request,
  stored: Stored,
): boolean {
  const scene: Scene = {
    ...request,
    register,
    id,
    before: record,
    after: record,
    stored,
    planned: () => undefined,
  };
  if (with_.when && !evaluate(with_.when, scene)) return true;
  const theirs = valueIn(with_.id, scene);
  if (typeof theirs !== 'string' || theirs === '') return true;
  const other = fetched(stored, with_.register, theirs);
  if (!isMap(other) || !isSame(read(other, ['last', 'at']), read(record, ['last', 'at']))) return true;
  const companion: Left = {
    ...{ register: request.registers(with_.register), step: with_.step, id: theirs },
    input: typedUnder(input, with_.as),
    given: [...Object.keys(with_.input), with_.back],
  };
  return stands(companion, request, stored);
}

function fetched(stored: Stored, register: string, id: string): Document | null {
  const found = stored(register, id);
  if (found === undefined) throw new Missing(register, id);
  return found;
}
