import { describe, expect, it } from 'vitest';
import { registers } from '../../rulebook/chapters/index.ts';
import { calendarOf } from '../../rulebook/site/calendar.ts';
import { defaultSettings } from '../../rulebook/site/settings.ts';
import type { Row } from '../../web/src/data/store.ts';
import {
  askedBy,
  knownTo,
  type ListView,
  needsAll,
  periodOf,
  plainView,
  type Reading,
  timeOf,
  viewed,
  viewOf,
} from '../../web/src/records/list-view.ts';
import { fitting } from '../../web/src/typed/fits.ts';

// How a list is looked at: what its address says, what is asked of the server, what is left of what came.

const calendar = calendarOf(defaultSettings);
const register = registers('keyLoans');
const out = register.lists.out ?? expect.unreachable();
const all = register.lists.all ?? expect.unreachable();
const view = (says: Partial<ListView>): ListView => ({ ...plainView, ...says });

describe('an address', () => {
  const said: ListView = {
    ...{ text: '陈', person: 'u1', from: '2026-11-01', to: '2026-11-30' },
    ...{ sort: 'unit', isDown: true, columns: ['keyCode', 'unit'] },
  };

  it('says a view, and the view says the address', () => {
    expect(viewOf(askedBy(said))).toEqual(said);
    expect(askedBy(plainView)).toEqual({});
  });

  it('says nothing by what makes no sense', () => {
    expect(viewOf({ from: 'yesterday', to: '2026-1-1' })).toEqual(plainView);
  });

  it('asks for nothing that the register does not have', () => {
    const strange = view({ sort: 'nothing', columns: ['unit', '__proto__', 'nothing', 'opened'] });
    expect(knownTo(register, strange)).toEqual(view({ columns: ['unit', 'opened'] }));
    for (const sort of ['due', 'state', 'opened', 'unit'])
      expect(knownTo(register, view({ sort }))).toEqual(view({ sort }));
  });

  it.each([
    [{}, false],
    [{ columns: ['unit'] }, false],
    [{ text: ' ' }, false],
    [{ text: '陈' }, true],
    [{ sort: 'unit' }, true],
    [{ from: '2026-11-01' }, true],
  ])('%j needs the whole list: %s', (says, whole) => expect(needsAll(view(says))).toBe(whole));
});

describe('a period', () => {
  it('is of the time by which the list is in order', () => {
    expect(timeOf(register, out)).toBe('issued.at');
    expect(timeOf(register, all)).toBe('opened.at');
    expect(timeOf(registers('households'), registers('households').lists.current ?? all)).toBe('opened.at');
  });

  it('is asked of the server by the days of the site, the last one whole', () => {
    expect(periodOf(register, out, { from: '2026-11-01', to: '2026-11-30' }, calendar)).toEqual([
      ['issued.at', '>=', new Date('2026-10-31T16:00:00Z')],
      ['issued.at', '<', new Date('2026-11-30T16:00:00Z')],
    ]);
    expect(periodOf(register, out, { from: '2026-11-01', to: '' }, calendar)).toHaveLength(1);
  });

  it('is not asked where the list is in another order: no index would serve it', () => {
    const current = registers('households').lists.current ?? all;
    expect(periodOf(registers('households'), current, { from: '2026-11-01', to: '' }, calendar)).toEqual([]);
  });
});

describe('of the rows', () => {
  const row = (id: string, data: Record<string, unknown>): Row => ({
    ...{ id, path: id, snapshot: undefined as never },
    data: { opened: { by: 'u1', at: new Date('2026-11-10T02:00:00Z') }, state: 'out', ...data },
  });
  const at = (day: string) => ({ issued: { by: 'u2', at: new Date(`${day}T02:00:00Z`) } });
  const rows = [
    row('a', { keyCode: 'K-10', unit: '10-101', pieces: 2, ...at('2026-11-10'), borrowedBy: 'u3' }),
    row('b', { keyCode: 'K-9', unit: '2-101', pieces: 1, ...at('2026-11-12') }),
    row('c', { keyCode: 'K-1', unit: '1-101', ...at('2026-11-14') }),
  ];
  const dues: Record<string, Date> = { b: new Date(2), a: new Date(1) };
  const reading: Reading = {
    textOf: ({ data }) => `${data.keyCode} ${data.unit}`,
    nameOf: ({ data }) => String(data.keyCode),
    dueOf: ({ id }) => dues[id] ?? null,
    columnOf: ({ data }, column) => String(data[column] ?? ''),
    dayOf: (each) => calendar.day(each),
  };
  const ids = (says: Partial<ListView>) =>
    viewed(rows, { register, list: out, view: view(says), fits: fitting(says.text ?? ''), reading }).map(
      ({ id }) => id,
    );

  it('all are left as they come, where nothing is said', () => expect(ids({})).toEqual(['a', 'b', 'c']));

  it.each([
    ['text', { text: '101 k9' }, ['b']],
    ['a person who signed', { person: 'u2' }, ['a', 'b', 'c']],
    ['a person in a field', { person: 'u3' }, ['a']],
    ['nobody', { person: 'u9' }, []],
    ['days, both whole', { from: '2026-11-10', to: '2026-11-12' }, ['a', 'b']],
    ['since a day', { from: '2026-11-11' }, ['b', 'c']],
  ])('%s leaves those', (_what, says, left) => expect(ids(says)).toEqual(left));

  it.each([
    ['a room, as a person counts', { sort: 'unit' }, ['c', 'b', 'a']],
    ['a room, downwards', { sort: 'unit', isDown: true }, ['a', 'b', 'c']],
    ['a number; where none stands comes last', { sort: 'pieces' }, ['b', 'a', 'c']],
    ['the same downwards', { sort: 'pieces', isDown: true }, ['a', 'b', 'c']],
    ['a signature, by its time', { sort: 'issued', isDown: true }, ['c', 'b', 'a']],
    ['what is due first', { sort: 'due' }, ['a', 'b', 'c']],
  ])('%s puts them in order', (_what, says, order) => expect(ids(says)).toEqual(order));
});
