import { z } from 'zod';
import { callable } from '../callables/callable.ts';
import { endFeed, feedMadeAt, makeFeed } from './address.ts';

/** What the page is told of a person's calendar feed. */
interface Told {
  /** Since when there is one, an ISO 8601 text; null without one. */
  readonly since: string | null;
  /** Only when it has just been made. */
  readonly address?: string;
}

/** The address of the caller's own calendar at a site: whether there is one, a new one, or none any more. */
export const calendarAddress = callable({
  input: z.strictObject({ wish: z.enum(['look', 'make', 'end']) }),
  by: 'staff',
  cites: [],
  run: async ({ db, site, caller, input, page, now }): Promise<Told> => {
    const feed = { site, uid: caller.uid };
    if (input.wish === 'make') {
      const at = now();
      return { since: at.toISOString(), address: `${page}/calendar/${await makeFeed(db, feed, at)}.ics` };
    }
    if (input.wish === 'end') await endFeed(db, feed);
    return { since: (await feedMadeAt(db, feed))?.toISOString() ?? null };
  },
});
