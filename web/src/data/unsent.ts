import { createStore, del, delMany, entries, get, set } from 'idb-keyval';
import type { Refusal } from '../../../rulebook/language/plan.ts';
import { newId } from '../../../rulebook/paths.ts';
import { getOne } from '../firebase/lite.ts';
import { tell } from '../kit/says.tsx';
import { observable } from '../observable.ts';
import { sessionState } from '../session/current.ts';
import type { Session } from '../session/session.ts';
import { isUnreachable } from './failures.ts';
import type { Undertaking } from './perform.ts';

/** An undertaking that waits on this device for a network, or that was refused when it was sent. */
export interface Unsent {
  readonly id: string;
  readonly at: Date;
  readonly undertaking: Undertaking;
  readonly refusals: readonly Refusal[];
}

const kept = createStore('wuye-desk-unsent', 'undertakings');

/** What waits, oldest first. */
export const unsent = observable<readonly Unsent[]>([]);

async function readAll(): Promise<void> {
  const found = await entries<string, Unsent>(kept);
  unsent.set(found.map(([, each]) => each).sort((left, right) => left.at.getTime() - right.at.getTime()));
}

/** Keeps an undertaking until it can be sent. */
export async function queue(undertaking: Undertaking): Promise<void> {
  const id = newId();
  await set(id, { id, at: new Date(), undertaking, refusals: [] } satisfies Unsent, kept);
  await readAll();
}

/** The person has decided that it shall not be sent. */
export async function discard(id: string): Promise<void> {
  await del(id, kept);
  await readAll();
}

/** What was removed because its author has left the site: kept in memory, to be told. */
export const givenUp = observable<readonly Unsent[]>([]);

/** Removes what somebody could not send at a site that they have left; null stands for every site. */
export async function forgetUnsent(uid: string, site: string | null): Promise<readonly Unsent[]> {
  await readAll();
  const isLeft = ({ undertaking }: Unsent) =>
    undertaking.uid === uid && (site === null || undertaking.site === site);
  const left = unsent.get().filter(isLeft);
  await delMany(
    left.map(({ id }) => id),
    kept,
  );
  await readAll();
  return left;
}

/** Who is not here any more can't send what they left on this device, and nobody else may. */
async function forgetWhoLeft({ site, uid }: Session): Promise<void> {
  const here = unsent.get().filter(({ undertaking }) => undertaking.site === site);
  const others = new Set(here.map(({ undertaking }) => undertaking.uid).filter((each) => each !== uid));
  for (const other of others) {
    const member = await getOne(`sites/${site}/members/${other}`);
    if (member?.state !== 'dismissed') continue;
    const { length } = await forgetUnsent(other, site);
    tell(
      {
        zh: `${member.name} 已离职，其在本机未送出的 ${length} 项已删除，请核对补登`,
        en: `${member.name} has left; what they had not sent from this device (${length}) is removed: please check and enter it`,
      },
      'bad',
    );
  }
}

/** A refused one is sent again: what stood in its way may have changed. */
export async function tryAgain(id: string): Promise<void> {
  const refused = await get<Unsent>(id, kept);
  if (refused) await set(id, { ...refused, refusals: [] } satisfies Unsent, kept);
  await sendUnsent();
}

/** Sends what waits, in its order. One tab at a time, so that nothing is sent by two. */
export async function sendUnsent(): Promise<void> {
  await navigator.locks.request('wuye-desk-unsent', async () => {
    await readAll();
    const state = sessionState.get();
    if (state.is !== 'in') return;
    await forgetWhoLeft(state.session).catch(() => undefined); // No network: the next time.
    const mine = unsent.get().filter((each) => each.undertaking.uid === state.session.uid);
    const { send } = await import('./perform.ts');
    for (const each of mine.filter(({ refusals }) => refusals.length === 0)) {
      try {
        const outcome = await send(each.undertaking, state.session, { again: true });
        if (outcome.is === 'refused') await set(each.id, { ...each, refusals: outcome.refusals }, kept);
        else await del(each.id, kept);
      } catch (error) {
        if (isUnreachable(error)) return;
        throw error;
      } finally {
        await readAll();
      }
    }
  });
}

/** Tries again whenever the network comes back, and now. */
export function keepSending(): void {
  addEventListener('online', () => void sendUnsent());
  void sendUnsent();
}
