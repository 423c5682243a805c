import { describe, expect, it } from 'vitest';
import { itemsOf } from '../../web/src/data/open-items.ts';
import type { Row } from '../../web/src/data/store.ts';
import { type BandName, bandNames, bandsOf } from '../../web/src/pages/today/bands.ts';

// The queue of Today: each matter once, in the band in which it is dealt with.

const zone = 'Asia/Shanghai';
const at = (local: string): Date => new Date(`${local.replace(' ', 'T')}:00+08:00`);
const now = at('2026-11-25 15:00');
const both = (text: string) => ({ zh: text, en: text });

const matter = (deadline: string | null, more = {}) => ({
  ...{ title: both('钥匙未还'), before: both('钥匙待还'), text: null, clauses: [], for: ['other'] },
  ...{
    deadline: deadline === null ? null : at(deadline),
    who: both('李工'),
    reason: null,
    steps: [],
    by: [],
  },
  ...more,
});
const row = (id: string, matters: Record<string, unknown>, more = {}): Row => ({
  ...{ id, path: `matters/${id}`, snapshot: null as never },
  data: {
    ...{ register: 'keyLoans', record: id, rev: 1, subject: both(id), since: at('2026-11-25 09:00') },
    ...{ beganBy: 'li', began: '李工', of: null, audience: 'staff', matters },
    ...more,
  },
});
const queue = (rows: readonly Row[], isWhole = true) => {
  const bands = bandsOf(itemsOf(rows, 'me'), { now, zone, isWhole });
  const said = (name: BandName) =>
    bands[name].map(({ items }) => items.map(({ record }) => record).join('+'));
  return Object.fromEntries(
    bandNames.filter((name) => bands[name].length > 0).map((name) => [name, said(name)]),
  );
};

describe('the bands of Today', () => {
  it('[R4.4.2.5] are of what is late, due today, due later, and of what waits for me or for others', () => {
    const rows = [
      row('late', { return: matter('2026-11-25 14:59') }),
      row('atMidnight', { return: matter('2026-11-26 00:00') }),
      row('tomorrow', { return: matter('2026-11-26 00:01') }),
      row('forMe', { 'requested~0': matter(null, { for: ['me'] }) }),
      row('forOthers', { 'requested~0': matter(null) }),
    ];
    expect(queue(rows)).toEqual({
      ...{ overdue: ['late'], today: ['atMidnight'], mine: ['forMe'] },
      ...{ others: ['forOthers'], later: ['tomorrow'] },
    });
  });

  it('hold each matter once, whichever question has found it and however many things are open about it', () => {
    const loan = row('loan', { return: matter('2026-11-25 18:00'), 'out~0': matter(null, { for: ['me'] }) });
    // What of it waits for the person says where it stands.
    expect(queue([loan, loan])).toEqual({ mine: ['loan'] });
  });

  it('begin with what is one’s own, then with what was due first', () => {
    const rows = [
      row('b', { return: matter('2026-11-25 12:00') }),
      row('a', { return: matter('2026-11-25 11:00') }),
      row('own', { return: matter('2026-11-25 13:00', { for: ['me'] }) }),
    ];
    expect(queue(rows)).toEqual({ overdue: ['own', 'a', 'b'] });
  });

  it('[R4.4.1.7] fold the cabinets that a day wants counted into one row, which says of how many', () => {
    const count = (kind: string) =>
      row(
        `day~count~${kind}`,
        { [`count~${kind}`]: matter('2026-11-25 10:00') },
        { ...{ register: 'dutyLog', record: '2026-11-25', rev: 0, of: 5 } },
      );
    const rows = ['vacant', 'deposited', 'sealed'].map(count);
    const { overdue } = bandsOf(itemsOf(rows, 'me'), { now, zone, isWhole: true });
    expect(overdue.map(({ items, of }) => [items.length, of])).toEqual([[3, 5]]);
    // Who sees their own alone can't be told how far it is.
    expect(queue(rows, false).overdue).toHaveLength(3);
  });

  it('[R4.4.4.1.6] offer a step once, where it settles what is due and what waits', () => {
    const reseal = { steps: [{ step: 'reseal', title: both('重新封存') }], by: ['me'], for: ['me'] };
    const matters = { reseal: matter('2026-11-25 18:00', reseal), 'awaitingReseal~0': matter(null, reseal) };
    expect(itemsOf([row('a', matters)], 'me').map(({ steps }) => steps)).toEqual([reseal.steps]);
  });

  it('offer a step to whoever could take it, and to nobody else', () => {
    const steps = [{ step: 'return', title: both('收回') }];
    const [mine] = itemsOf([row('a', { return: matter('2026-11-25 18:00', { steps, by: ['me'] }) })], 'me');
    const [other] = itemsOf([row('a', { return: matter('2026-11-25 18:00', { steps, by: ['li'] }) })], 'me');
    expect(mine?.steps).toEqual(steps);
    expect(other?.steps).toEqual([]);
  });
});
