import { describe, expect, it } from 'vitest';
import { registers } from '../../rulebook/chapters/index.ts';
import type { Outcome } from '../../web/src/data/perform.ts';
import type { Row } from '../../web/src/data/store.ts';
import { type Ended, takeEach, tally } from '../../web/src/pages/register/bulk/take-each.ts';
import { bulkSteps } from '../../web/src/pages/register/bulk-steps.ts';
import {
  nothingSelected,
  onlyShown,
  pressed,
  type Selection,
  seenAnew,
  upTo,
  withAll,
  without,
} from '../../web/src/pages/register/selection.ts';

// Rows of a list are selected, and a step is taken of one after the other.

const row = (id: string, rev = 1): Row => ({ id, path: `visits/${id}`, data: { rev } }) as unknown as Row;
const shown = ['a', 'b', 'c', 'd', 'e'].map((id) => row(id));
const [a, b, c, d, e] = shown as [Row, Row, Row, Row, Row];
const idsOf = ({ rows }: Selection) => [...rows.keys()];

describe('what is selected of a list', () => {
  it('is pressed, and pressed again left out', () => {
    const two = pressed(pressed(nothingSelected, b), d);
    expect(idsOf(two)).toEqual(['b', 'd']);
    expect(idsOf(pressed(two, b))).toEqual(['d']);
  });

  it('goes with Shift from the row before to this one, downwards and upwards, and adds to what was there', () => {
    expect(idsOf(upTo(pressed(nothingSelected, b), d, shown))).toEqual(['b', 'c', 'd']);
    expect(idsOf(upTo(pressed(nothingSelected, d), b, shown)).sort()).toEqual(['b', 'c', 'd']);
    const from = pressed(pressed(nothingSelected, e), a);
    expect(idsOf(upTo(from, b, shown))).toEqual(['e', 'a', 'b']);
  });

  it('is the one row where none was pressed before, or where that is shown no longer', () => {
    expect(idsOf(upTo(nothingSelected, c, shown))).toEqual(['c']);
    expect(idsOf(upTo(pressed(nothingSelected, a), c, [b, c]))).toEqual(['a', 'c']);
  });

  it('is all that are shown, beside what was selected before', () => {
    expect(idsOf(withAll(pressed(nothingSelected, row('z')), [a, b]))).toEqual(['z', 'a', 'b']);
    expect(idsOf(without(withAll(nothingSelected, shown), ['a', 'c']))).toEqual(['b', 'd', 'e']);
  });

  it('stays while the list changes: known anew where it is shown, kept where it is not', () => {
    const two = pressed(pressed(nothingSelected, a), b);
    const now = seenAnew(two, [row('b', 2), c]);
    expect([...now.rows.values()].map(({ data }) => data.rev)).toEqual([1, 2]);
    expect(seenAnew(two, shown)).toBe(two);
  });

  it('is given up where somebody asks for other records', () => {
    const left = onlyShown(withAll(nothingSelected, shown), [row('b', 2), row('z')]);
    expect([...left.rows].map(([id, { data }]) => [id, data.rev])).toEqual([['b', 2]]);
  });
});

describe('which steps are offered', () => {
  const nobody = { roles: [], keepsKeys: false } as const;

  it('[R7.4.2] those that say so, to those who may ever take them', () => {
    const visits = registers('visits');
    expect(bulkSteps(visits, { ...nobody, roles: ['security'] })).toEqual(['leave']);
    expect(bulkSteps(visits, { ...nobody, roles: ['engineer'] })).toEqual([]);
  });

  it('[R4.4.2.9] copies that are made, to whoever keeps keys', () => {
    expect(bulkSteps(registers('keyCopies'), nobody)).toEqual([]);
    expect(bulkSteps(registers('keyCopies'), { ...nobody, keepsKeys: true })).toEqual(['make']);
  });

  it('[R7.4.1] whoever is named in a record may be anybody', () => {
    expect(bulkSteps(registers('calls'), { ...nobody, roles: ['engineer'] })).toEqual(['passOn']);
  });

  it('[R4.4.1.4] no approval', () => {
    expect(bulkSteps(registers('keyLoans'), { roles: ['supervisor', 'manager'], keepsKeys: true })).toEqual(
      [],
    );
  });
});

describe('one record after the other', () => {
  const refused: Outcome = { is: 'refused', refusals: [] };
  const unreachable = Object.assign(new Error('gone'), { code: 'unavailable' });

  async function taken(outcomeOf: (row: Row) => Promise<Outcome>, isStopped = () => false) {
    const ended = new Map<string, Ended>();
    await takeEach(shown, outcomeOf, { onEnded: ({ id }, how) => ended.set(id, how), isStopped });
    return ended;
  }

  it('a refusal of one holds up none of the others', async () => {
    const ended = await taken(async ({ id }) => (id === 'b' ? refused : { is: 'done' }));
    expect([...ended].map(([id, { is }]) => `${id} ${is}`)).toEqual([
      'a done',
      'b refused',
      'c done',
      'd done',
      'e done',
    ]);
    expect(tally(shown, ended)).toEqual({ done: 4, queued: 0, left: 1 });
  });

  it('is stopped after the one that is under way; the others are not touched', async () => {
    const sent: string[] = [];
    const ended = await taken(
      async ({ id }) => {
        sent.push(id);
        return { is: 'done' };
      },
      () => sent.length === 2,
    );
    expect([...ended.keys()]).toEqual(['a', 'b']);
    expect(tally(shown, ended)).toEqual({ done: 2, queued: 0, left: 3 });
  });

  it('ends when the network is gone and the step can’t wait on the device', async () => {
    const ended = await taken(async ({ id }) => {
      if (id === 'c') throw unreachable;
      return { is: id === 'b' ? 'queued' : 'done' };
    });
    expect([...ended].map(([id, { is }]) => `${id} ${is}`)).toEqual(['a done', 'b queued', 'c lost']);
    expect(tally(shown, ended)).toEqual({ done: 1, queued: 1, left: 3 });
  });

  it('an error of one is told at that one', async () => {
    const ended = await taken(async ({ id }) => {
      if (id === 'a') throw Object.assign(new Error('no'), { code: 'permission-denied' });
      return { is: 'done' };
    });
    expect(ended.get('a')).toMatchObject({
      is: 'failed',
      words: { zh: expect.stringContaining('不能查看') },
    });
    expect(ended.size).toBe(5);
  });
});
