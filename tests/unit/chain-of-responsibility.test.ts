import { describe, expect, it } from 'vitest';
import { chainOf, chainProblem, reportingTo } from '../../web/src/chapters/people/chain.ts';
import type { Row } from '../../web/src/data/store.ts';

/** Members as rows of a list; `reportsTo` by uid. */
function membersOf(people: Readonly<Record<string, { role: string; reportsTo?: string; dismissed?: true }>>) {
  const rows = Object.entries(people).map(([id, { role, reportsTo, dismissed }]): Row => {
    const data = { name: id, roles: [role], reportsTo, state: dismissed ? 'dismissed' : 'active' };
    const snapshot = { id, ref: { path: `members/${id}` }, data: () => data, get: () => undefined };
    return { id, path: `members/${id}`, data, snapshot };
  });
  return { rows, byUid: new Map(rows.map((row) => [row.id, row])) };
}

const chain = (uid: string, { byUid }: ReturnType<typeof membersOf>) =>
  chainOf(byUid.get(uid) as Row, byUid).map(({ id }) => id);
const problem = (uid: string, { byUid }: ReturnType<typeof membersOf>) =>
  chainProblem(byUid.get(uid) as Row, byUid)?.en ?? null;

describe('the chain of responsibility as the page shows it', () => {
  const site = membersOf({
    gm: { role: 'gm' },
    manager: { role: 'manager', reportsTo: 'gm' },
    supervisor: { role: 'supervisor', reportsTo: 'manager', dismissed: true },
    receptionist: { role: 'receptionist', reportsTo: 'supervisor' },
    newcomer: { role: 'cleaner' },
  });

  it('[R6.1.3] goes up from a person, nearest first, to the general manager', () => {
    expect(chain('receptionist', site)).toEqual(['supervisor', 'manager', 'gm']);
    expect(reportingTo('manager', site.rows).map(({ id }) => id)).toEqual([]);
    expect(reportingTo('gm', site.rows).map(({ id }) => id)).toEqual(['manager']);
  });

  it('[R6.1.3] a dismissed one in between is no fault, nobody above at all is one', () => {
    expect(problem('receptionist', site)).toBeNull();
    expect(problem('newcomer', site)).toBe('Reports to nobody');
    expect(problem('gm', site)).toBeNull();
    expect(problem('supervisor', site)).toBeNull();
  });

  it('[R6.1.3] ends where it goes round in a circle, and says so', () => {
    const circle = membersOf({
      one: { role: 'clerk', reportsTo: 'two' },
      two: { role: 'clerk', reportsTo: 'one' },
      three: { role: 'cleaner', reportsTo: 'one' },
    });
    expect(chain('three', circle)).toEqual(['one', 'two']);
    expect(problem('one', circle)).toBe('Reports to themselves in a circle');
  });

  it('[R6.1.3] says when everybody above has left', () => {
    const left = membersOf({
      manager: { role: 'manager', dismissed: true },
      clerk: { role: 'clerk', reportsTo: 'manager' },
    });
    expect(problem('clerk', left)).toBe('Everybody above has been dismissed');
  });
});
