import { createStore, del, delMany, entries, get, set } from 'idb-keyval';
import { newId } from '../../../rulebook/reading/paths.ts';
import type { Refusal } from '../../../rulebook/reading/plan.ts';
import type { Words } from '../language/words.ts';
import { observable } from '../observable.ts';
import type { Undertaking } from './perform.ts';

/** An undertaking that waits on this device for a network, or that was refused when it was sent. */
export interface Unsent {
  readonly id: string;
  readonly at: Date;
  readonly undertaking: Undertaking;
  readonly refusals: readonly Refusal[];
  /** Where it was decided on a round (data/marks.ts). */
  readonly mark?: Mark;
}

/** Of which round it is, at which of its stops. */
export interface Mark {
  readonly round: string;
  readonly stop: string;
  /** The stop as a person calls it. */
  readonly place: string;
  readonly sign: 'yes' | 'no';
  /** The round is not sent yet: until then its person may change it. */
  readonly isHeld: boolean;
}

export const kept = createStore('wuye-desk-unsent', 'undertakings');

/** What waits, oldest first. */
export const unsent = observable<readonly Unsent[]>([]);

/** Reads again what waits on this device: another window may have changed it. */
export async function readUnsent(): Promise<void> {
  const found = await entries<string, Unsent>(kept);
  unsent.set(found.map(([, each]) => each).sort((left, right) => left.at.getTime() - right.at.getTime()));
}

/** Keeps an undertaking until it can be sent. */
export async function queue(undertaking: Undertaking): Promise<void> {
  const id = newId();
  await set(id, { id, at: new Date(), undertaking, refusals: [] } satisfies Unsent, kept);
  await readUnsent();
}

/** The person has decided that it shall not be sent. */
export async function discard(id: string): Promise<void> {
  await del(id, kept);
  await readUnsent();
}

/** What was removed because its author has left the site: kept in memory, to be told. */
export const givenUp = observable<readonly Unsent[]>([]);

/** Removes what somebody could not send at a site that they have left; null stands for every site. */
export async function forgetUnsent(uid: string, site: string | null): Promise<readonly Unsent[]> {
  await readUnsent();
  const isLeft = ({ undertaking }: Unsent) =>
    undertaking.uid === uid && (site === null || undertaking.site === site);
  const left = unsent.get().filter(isLeft);
  await delMany(
    left.map(({ id }) => id),
    kept,
  );
  await readUnsent();
  return left;
}

/** Keeps with an undertaking why it was refused; with none, it is sent again. */
export async function keepRefusals(id: string, refusals: readonly Refusal[]): Promise<void> {
  const waiting = await get<Unsent>(id, kept);
  if (waiting) await set(id, { ...waiting, refusals } satisfies Unsent, kept);
  await readUnsent();
}

/** Removes what was marked and not sent: of one person, or with null of anybody. */
export async function forgetMarks(of: string | null): Promise<void> {
  const all = await entries<string, Unsent>(kept);
  const isTheirs = ({ undertaking, mark }: Unsent) =>
    mark?.isHeld === true && (of === null || undertaking.uid === of);
  const ids = all.filter(([, each]) => isTheirs(each)).map(([id]) => id);
  await delMany(ids, kept);
  await readUnsent();
}

/** The device would not keep it: no room is left, or the browser keeps nothing. */
export class NotStored extends Error {
  constructor(cause: unknown) {
    super('The device does not keep it', { cause });
  }
}

/** What a person is told of one thing that could not be kept. */
export const noRoom: Words = {
  zh: '没有记下：本机空间已满，或浏览器处于无痕模式。所填内容仍在这里；请清理空间或退出无痕模式，再按一次',
  en: 'Not kept: this device is full, or the browser is in private mode. What you typed stays here; free some space or leave private mode, then press again',
};
