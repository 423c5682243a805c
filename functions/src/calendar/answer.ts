import type { Firestore } from 'firebase-admin/firestore';
import { accountPath } from '../../../rulebook/reading/paths.ts';
import { siteName } from '../../../rulebook/site/settings.ts';
import { Guesses } from '../callables/guesses.ts';
import { type Member, memberOf } from '../callables/member.ts';
import { chapterEntries } from '../chapters/calendar.ts';
import { readSiteTime } from '../records/site-time.ts';
import { type Feed, feedOf } from './address.ts';
import type { CalendarEntry } from './entry.ts';
import { ownMatters } from './own-matters.ts';

/** What a calendar asks, and from which address of the network. */
export interface FeedRequest {
  readonly method: string;
  readonly path: string;
  readonly address: string;
}

export interface FeedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface FeedSurroundings {
  readonly db: Firestore;
  readonly now: () => Date;
  /** Address of the page, for the links in it. */
  readonly page: string;
}

/** A calendar of more would be one that nobody reads. */
const ENTRIES_MOST = 200;

const IN_ADDRESS = /\/([^/]+)\.ics$/;

/** Kept nowhere on its way, found by no search, and told to nobody whom a link in it leads to. */
const headers = {
  'Cache-Control': 'no-store',
  'X-Robots-Tag': 'noindex',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

const guesses = new Guesses();

/**
 * A person's calendar at `/calendar/{token}.ics`. Who has a valid address is answered whatever others have guessed; of
 * one that is not, nobody learns whether it ever was.
 */
export async function answerFeed(
  { method, path, address }: FeedRequest,
  surroundings: FeedSurroundings,
): Promise<FeedAnswer> {
  if (method !== 'GET' && method !== 'HEAD')
    return { ...plainly(405, 'GET, HEAD'), headers: { ...headers, Allow: 'GET, HEAD' } };
  const [, token = ''] = IN_ADDRESS.exec(path) ?? [];
  const feed = await feedOf(surroundings.db, token);
  const body = feed && (await textOf(feed, surroundings));
  if (body)
    return { status: 200, headers: { ...headers, 'Content-Type': 'text/calendar; charset=utf-8' }, body };
  const isTooMany = await guesses.wrong(address, surroundings.now());
  return isTooMany ? plainly(429, tooMany) : plainly(404, unknown);
}

const plainly = (status: number, body: string): FeedAnswer => ({
  ...{ status, body },
  headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8' },
});

const unknown = `此日历地址已失效。请登录物业客服台，点右上角自己的名字，在“日历订阅”里生成新地址。
This calendar address is no longer valid. Sign in to the desk, press your name at the top right, and make a new one under Calendar feed.
`;
const tooMany = `尝试次数过多，请过几分钟再试。
Too many attempts: please try again in a few minutes.
`;

/** Null when the person works there no more. */
async function textOf({ site, uid }: Feed, { db, now, page }: FeedSurroundings): Promise<string | null> {
  const at = now();
  const member = await memberOf(db, site, uid, at);
  if (!member) return null;
  // What makes the text comes with the first calendar, not with every function.
  const [account, time, { calendarText }] = await Promise.all([
    db.doc(accountPath(uid)).get(),
    readSiteTime(db, site),
    import('./text.ts'),
  ]);
  const entries = await entriesOf({ db, site, uid, rights: member.rights, time, now: at });
  const language = languageOf(account.get('language'), member);
  return calendarText({ site, siteName: siteName(time), language, page, now: at }, entries);
}

/** What the person has chosen for the desk. */
const languageOf = (chosen: unknown, { language }: Member): Member['language'] =>
  chosen === 'zh' || chosen === 'en' ? chosen : language;

/** Of too many those that are nearest to now. */
async function entriesOf(scene: Parameters<typeof ownMatters>[0]): Promise<readonly CalendarEntry[]> {
  const found = await Promise.all([ownMatters, ...chapterEntries].map((contribute) => contribute(scene)));
  const distance = ({ when }: CalendarEntry): number => {
    const { from } = 'day' in when ? { from: scene.time.calendar.instant(when.day, '00:00') } : when;
    return Math.abs(from.getTime() - scene.now.getTime());
  };
  return found
    .flat()
    .sort((one, other) => distance(one) - distance(other))
    .slice(0, ENTRIES_MOST);
}
