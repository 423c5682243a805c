import {
  type DocumentReference,
  type Firestore,
  Timestamp,
  type Transaction,
} from 'firebase-admin/firestore';
import { accessOf, robotAddressPath, robotPath } from '../chapters/site/site-robots.ts';
import type { RobotAccess } from './transport.ts';

/** What WeCom and DingTalk say of one robot; Feishu takes more. */
export const POSTS_PER_MINUTE = 20;
const MINUTE_MS = 60_000;

/** How fast a robot has posted: nobody but the server reads it, and no trigger listens there. */
export const pacePath = (site: string, robot: string): string => `${robotPath(site, robot)}/standing/pace`;

/** Whether a robot may post now. What follows from it is written by `write`, once everything has been read. */
export type Turn =
  | { readonly is: 'now'; readonly access: RobotAccess; readonly write: () => void }
  | { readonly is: 'later'; readonly at: Timestamp; readonly write: () => void }
  | { readonly is: 'never'; readonly reason: 'stopped' | 'wrongAddress' };

interface Pace {
  /** When the latest posts were, the earliest first; as many of them as fit into a minute. */
  readonly posts: readonly Timestamp[];
  /** The latest moment that somebody was told to wait for. */
  readonly waitsUntil: Timestamp | null;
}

/**
 * Asks for a robot's turn inside of a transaction. Within any minute it posts twenty times; whoever comes then is told
 * when it goes on, in the order in which they came, and whoever comes while others wait stands behind them.
 */
export async function turnOf(
  db: Firestore,
  transaction: Transaction,
  { site, robot: id }: { readonly site: string; readonly robot: string },
  now: Timestamp,
  mayBeStopped = false,
): Promise<Turn> {
  const pacing = db.doc(pacePath(site, id));
  const [robot, address, stands] = await transaction.getAll(
    db.doc(robotPath(site, id)),
    db.doc(robotAddressPath(site, id)),
    pacing,
  );
  if (!robot?.exists || (robot.get('state') !== 'active' && !mayBeStopped)) {
    return { is: 'never', reason: 'stopped' };
  }
  const access = address ? accessOf(robot, address) : null;
  if (!access) return { is: 'never', reason: 'wrongAddress' };
  const pace = { posts: stands?.get('posts') ?? [], waitsUntil: stands?.get('waitsUntil') ?? null } as Pace;
  const at = opensAt(pace, now);
  return at === null
    ? { is: 'now', access, write: () => noted(transaction, pacing, pace, now) }
    : { is: 'later', at, write: () => void transaction.set(pacing, { ...pace, waitsUntil: at }) };
}

/** When the robot may post next; null for at once. */
function opensAt({ posts, waitsUntil }: Pace, now: Timestamp): Timestamp | null {
  const earliest = posts.length < POSTS_PER_MINUTE ? null : (posts[posts.length - POSTS_PER_MINUTE] ?? null);
  const opens = earliest === null ? 0 : earliest.toMillis() + MINUTE_MS;
  const behind = waitsUntil && waitsUntil.toMillis() > now.toMillis() ? waitsUntil.toMillis() + 1 : 0;
  const at = Math.max(opens, behind);
  return at <= now.toMillis() ? null : Timestamp.fromMillis(at);
}

const noted = (transaction: Transaction, pacing: DocumentReference, pace: Pace, now: Timestamp): void => {
  transaction.set(pacing, { ...pace, posts: [...pace.posts, now].slice(-POSTS_PER_MINUTE) });
};
