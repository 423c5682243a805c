import { createStore, delMany, entries, set } from 'idb-keyval';
import type { Walk } from './marks.ts';
import type { Mark, Unsent } from './unsent.ts';

/** What of a round the server has: of what was written nothing is left here but which stop it was. */
export interface SentMark extends Walk {
  readonly stop: string;
  readonly place: string;
  readonly sign: Mark['sign'];
  readonly at: Date;
}

const sent = createStore('wuye-desk-sent', 'marks');

/** The server has it. */
export async function noteSent({ id, undertaking, mark }: Unsent, now: Date): Promise<void> {
  if (!mark) return;
  const { site, uid } = undertaking;
  const { round, stop, place, sign } = mark;
  const told: SentMark = { site, uid, round, stop, place, sign, at: now };
  await set(id, told, sent);
}

/** What of a round the server has had since a moment, in its order; what is older is removed. */
export async function sentSince({ site, uid, round }: Walk, since: Date): Promise<readonly SentMark[]> {
  const all = await entries<string, SentMark>(sent);
  await delMany(
    all.filter(([, { at }]) => at < since).map(([id]) => id),
    sent,
  );
  return all
    .map(([, each]) => each)
    .filter((each) => each.site === site && each.uid === uid && each.round === round && each.at >= since)
    .sort((one, other) => one.at.getTime() - other.at.getTime());
}
