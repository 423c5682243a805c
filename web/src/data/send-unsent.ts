import { getOne } from '../firebase/lite.ts';
import { tell } from '../kit/says.tsx';
import { sessionState } from '../session/current.ts';
import type { Session } from '../session/session.ts';
import { isUnreachable } from './failures.ts';
import { noteSent } from './sent-marks.ts';
import { discard, forgetUnsent, keepRefusals, readUnsent, type Unsent, unsent } from './unsent.ts';

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

/** The server has it: it is removed here, and a round is told. */
async function arrived(each: Unsent): Promise<void> {
  if (each.mark) {
    await noteSent(each, new Date()).catch(() => undefined); // No room: it is sent all the same.
  }
  await discard(each.id);
}

/** A refused one is sent again: what stood in its way may have changed. */
export async function tryAgain(id: string): Promise<void> {
  await keepRefusals(id, []);
  await sendUnsent();
}

/** Neither refused nor held by a round. */
const isReady = ({ refusals, mark }: Unsent): boolean => refusals.length === 0 && !mark?.isHeld;

/** Sends what waits, in its order. One tab at a time, so that nothing is sent by two. */
export async function sendUnsent(): Promise<void> {
  await navigator.locks.request('wuye-desk-unsent', async () => {
    await readUnsent();
    const state = sessionState.get();
    if (state.is !== 'in') return;
    await forgetWhoLeft(state.session).catch(() => undefined); // No network: the next time.
    const mine = unsent.get().filter((each) => each.undertaking.uid === state.session.uid);
    const { send } = await import('./perform.ts');
    for (const each of mine.filter(isReady)) {
      try {
        const outcome = await send(each.undertaking, state.session, { again: true });
        if (outcome.is === 'refused') await keepRefusals(each.id, outcome.refusals);
        else await arrived(each);
      } catch (error) {
        if (isUnreachable(error)) return;
        throw error;
      }
    }
  });
}

/** A network that has just come back often answers nobody yet. */
const AGAIN_MS = 10_000;

/** Tries again whenever the network comes back, and now; and as long as something waits though there is a network. */
export function keepSending(): void {
  addEventListener('online', () => void sendUnsent());
  setInterval(() => {
    if (navigator.onLine && unsent.get().some(isReady)) void sendUnsent().catch(() => undefined);
  }, AGAIN_MS);
  void sendUnsent();
}
