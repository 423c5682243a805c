import { z } from 'zod';
import { appointers } from '../../../../rulebook/chapters/people/role-giving.ts';
import type { Words } from '../../../../rulebook/site/words.ts';
import { callable } from '../../callables/callable.ts';
import { readRoster } from '../../records/roster.ts';
import { bouncedAt, bouncedIn, stillBounces } from './bounced.ts';
import { bounceReason } from './reason.ts';

/** That mail to a member comes back, as the page tells it. */
export interface BouncedMember {
  readonly uid: string;
  readonly address: string;
  /** ISO time. */
  readonly at: string;
  readonly reason: Words;
  /** The code, and what the server said. */
  readonly said: string;
}

/** Whose mail comes back: who invites members is told of everybody, others of themselves alone. */
export const listBouncedMail = callable({
  input: z.strictObject({}),
  by: 'staff',
  cites: ['R6.1.3'],
  run: async ({ db, site, caller, now }): Promise<{ readonly members: readonly BouncedMember[] }> => {
    const [stored, { people }] = await Promise.all([bouncedAt(db, site).get(), readRoster(db, site)]);
    const seesAll = caller.holds(appointers);
    const members = Object.entries(bouncedIn(stored)).flatMap(([uid, each]) => {
      const person = people[uid];
      const isShown = person?.active && (seesAll || uid === caller.uid);
      if (!isShown || !stillBounces(each, person.email, now())) return [];
      const { address, status, said } = each;
      const at = each.at.toDate().toISOString();
      return [{ uid, address, at, reason: bounceReason(status), said: `${status} ${said}`.trim() }];
    });
    return { members };
  },
});
