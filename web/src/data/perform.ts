import type { Firestore } from 'firebase/firestore/lite';
import { read } from '../../../rulebook/notation/record.ts';
import { type Registers, stepOf } from '../../../rulebook/notation/register.ts';
import { isHeldByServer } from '../../../rulebook/notation/step.ts';
import { collectionPath, recordPath } from '../../../rulebook/reading/paths.ts';
import { type Ask, type Plan, prepare, type Refusal, type Request } from '../../../rulebook/reading/plan.ts';
import { commit, getOne, getPage } from '../firebase/lite.ts';
import { dayText } from '../language/time.ts';
import { loadRegisters, type RegisterName } from '../registers.ts';
import { refreshSession } from '../session/current.ts';
import type { Session } from '../session/session.ts';
import { isDenied, isUnreachable } from './failures.ts';
import { settledHere } from './open.ts';
import type { Document } from './store.ts';
import { takeOnServer } from './take-on-server.ts';
import { alreadyThere } from './taken-ids.ts';
import { NotStored, queue } from './unsent.ts';

/** One step that a person has decided on. The id of a record that it opens was made by the page. */
export interface StepToTake {
  readonly register: RegisterName;
  readonly step: string;
  readonly id: string;
  readonly input: Document;
  /** The record's revision when the person looked at it; 0 for a new one. */
  readonly rev: number;
}

/** What a person sets going with one button: pictures first, then the step that shows them. */
export interface Undertaking {
  readonly site: string;
  readonly uid: string;
  readonly steps: readonly StepToTake[];
}

export type Outcome =
  | { readonly is: 'done' }
  /** No network: it waits on this device and is sent by itself. */
  | { readonly is: 'queued' }
  | { readonly is: 'refused'; readonly refusals: readonly Refusal[] };

export type Known = Map<string, Document | null>;

/**
 * Takes the steps one after the other, or keeps them until there is a network; what the server takes is not kept.
 * Never throws for a refusal.
 */
export async function perform(
  undertaking: Undertaking,
  session: Session,
  options: Pick<Sent, 'again'> = {},
): Promise<Outcome> {
  try {
    return await send(undertaking, session, options);
  } catch (error) {
    if (!isUnreachable(error) || (await needsServer(undertaking))) throw error;
    await queue(undertaking).catch((problem) => {
      throw new NotStored(problem);
    });
    return { is: 'queued' };
  }
}

async function needsServer({ steps }: Undertaking): Promise<boolean> {
  const registers = await loadRegisters(...steps.map(({ register }) => register));
  return steps.some((each) => isHeldByServer(stepOf(registers(each.register), each.step)));
}

interface Sent {
  readonly again?: boolean;
  readonly as?: Firestore;
}

/**
 * Sends an undertaking. With `again` it may have arrived before: what was applied already is not sent a second time.
 * `as` is the connection of another person who signs on this device. Throws when the server can't be reached.
 */
export async function send(
  { site, uid, steps }: Undertaking,
  { zone }: Pick<Session, 'zone'>,
  { again = false, as }: Sent = {},
): Promise<Outcome> {
  const registers = await loadRegisters(...steps.map(({ register }) => register));
  for (const step of steps) {
    const place = { site, uid, zone, registers, ...(as ? { as } : {}) };
    if (again && (await isApplied(step, place))) continue;
    const outcome = await sendStep(step, place);
    if (outcome.is !== 'done') return outcome;
  }
  return { is: 'done' };
}

export interface Place {
  readonly site: string;
  readonly uid: string;
  readonly zone: string;
  readonly registers: Registers;
  readonly as?: Firestore;
}

async function sendStep(step: StepToTake, place: Place): Promise<Outcome> {
  const planned = await planStep(step, place);
  if (!planned.allowed) return { is: 'refused', refusals: planned.refusals };
  try {
    if (isHeldByServer(stepOf(place.registers(step.register), step.step))) {
      const outcome = await takeOnServer(step, place);
      if (outcome.is === 'done') settledHere(step.register, step.id, step.rev + 1);
      return outcome;
    }
    await commitPlan(planned, place);
    for (const { register, id, data } of planned.writes) settledHere(register, id, Number(data.rev));
    return { is: 'done' };
  } catch (error) {
    if (!isDenied(error)) throw error;
    return explain(step, place);
  }
}

/** Plans a step. `known` holds what has been read for it already, and gains what is read now. */
export async function planStep(step: StepToTake, place: Place, known: Known = new Map()): Promise<Plan> {
  const [request, fetch] = [requestOf(step, place), readInto(known, place)];
  const ask = askIn(place);
  const planned = await prepare(request, fetch, known, ask);
  const taken = await alreadyThere(request, fetch, known, ask);
  if (taken.length === 0) return planned;
  return { allowed: false, refusals: [...taken, ...(planned.allowed ? [] : planned.refusals)] };
}

export const requestOf = (step: StepToTake, { uid, zone, registers }: Omit<Place, 'site'>): Request => ({
  registers,
  register: registers(step.register),
  step: step.step,
  id: step.id,
  input: step.input,
  actor: uid,
  now: new Date(),
  today: dayText(new Date(), zone),
});

/**
 * What one may not read counts as not there: the rules decide. Several steps that are judged at once read what they
 * share once.
 */
export function readInto(known: Known, { site, registers, as }: Place) {
  const onTheWay = new Map<string, Promise<Document | null>>();
  const read = async (register: string, id: string): Promise<Document | null> => {
    const of = registers(register);
    if (of.get.condition === 'noOne') return null;
    const found = await getOne(recordPath(site, of, id), as).catch((error) => {
      if (isDenied(error)) return null;
      throw error;
    });
    known.set(`${register}/${id}`, found);
    return found;
  };
  return (register: string, id: string): Promise<Document | null> => {
    const key = `${register}/${id}`;
    const reading = onTheWay.get(key) ?? read(register, id).finally(() => onTheWay.delete(key));
    onTheWay.set(key, reading);
    return reading;
  };
}

/** Looks for records under the person's own rights; what they may not look for is left to the server. */
export const askIn =
  ({ site, registers, as }: Place): Ask =>
  async ({ register, where, limit }) => {
    if (as) return null;
    return getPage({ from: collectionPath(site, registers(register)), where, limit }).catch((error) => {
      if (isDenied(error)) return null;
      throw error;
    });
  };

const commitPlan = ({ writes }: Extract<Plan, { allowed: true }>, { site, registers, as }: Place) =>
  commit(
    writes.map((write) => ({
      path: recordPath(site, registers(write.register), write.id),
      opens: write.opens,
      data: write.opens ? write.data : write.changed,
      cleared: write.cleared,
    })),
    as,
  );

/** Returns true iff this very step stands in the record already: a send whose answer was lost. */
async function isApplied(step: StepToTake, { site, uid, registers, as }: Place): Promise<boolean> {
  const record = await getOne(recordPath(site, registers(step.register), step.id), as).catch(() => null);
  if (!record) return false;
  if (step.rev === 0) return read(record, ['opened', 'by']) === uid;
  const isMine = read(record, ['last', 'by']) === uid && read(record, ['last', 'step']) === step.step;
  return isMine && record.rev === step.rev + 1;
}

/** The rules said no without a reason: whatever has changed meanwhile, read anew, tells it in the clause's words. */
async function explain(step: StepToTake, place: Place): Promise<Outcome> {
  if (await isApplied(step, place)) return { is: 'done' };
  if (!place.as) void refreshSession();
  const planned = await planStep(step, place);
  if (!planned.allowed) return { is: 'refused', refusals: planned.refusals };
  const { cites } = stepOf(place.registers(step.register), step.step);
  const words = {
    zh: '未被接受：记录刚被别人改动，或本机时间不准。请核对后再试',
    en: 'Not accepted: somebody changed the record a moment ago, or this device’s clock is wrong. Please check and try again',
  };
  const refusal = { register: step.register, step: step.step, rule: 'changed', words, cites, fields: [] };
  return { is: 'refused', refusals: [refusal] };
}
