import { describe, expect, it } from 'vitest';
import { keyLoans } from '../../rulebook/chapters/keys/keyLoans.ts';
import { dueAt } from '../../rulebook/reading/due.ts';
import { defaultSettings, siteTime } from '../../rulebook/site/settings.ts';
import { type BoardKey, countsOf, holdingOf, sift } from '../../web/src/chapters/keys/board.ts';
import { approversOf } from '../../web/src/chapters/keys/borrower.ts';
import { keyAddress, readCode, tellsTheDoor } from '../../web/src/chapters/keys/key-code.ts';
import { allFound, countedOf, marked } from '../../web/src/chapters/keys/marks.ts';
import { borrowersOf } from '../../web/src/forms/borrowers.ts';

const at = (time: string) => new Date(`2026-11-25T${time}:00+08:00`);
const time = siteTime(defaultSettings);

const lent = {
  key: 'K-1',
  borrowedBy: 'wu',
  borrower: 'contractor',
  purpose: '检查管道',
  state: 'out',
  issued: { by: 'chen', at: at('09:10') },
  rev: 3,
  opened: { by: 'chen', at: at('09:09') },
  last: { step: 'issue', by: 'chen', at: at('09:10') },
};

describe('the label of a key', () => {
  it('holds the address of the key, which is read again whoever types it', () => {
    const address = keyAddress('https://desk.example', 'lake side', 'K-1~a.b');
    expect(readCode(`${address}\n`)).toEqual({ is: 'key', id: 'K-1~a.b', site: 'lake side' });
    expect(readCode('https://desk.example/keys/K-1')).toEqual({ is: 'key', id: 'K-1', site: null });
  });

  it('a code is read however it is written; anything else is no key', () => {
    expect(readCode(' k-3-1-501 ')).toEqual({ is: 'code', code: 'K-3-1-501' });
    expect(readCode('   ')).toEqual({ is: 'nothing' });
    expect(readCode('https://elsewhere.example/menu')).toEqual({ is: 'nothing' });
    expect(readCode('https://desk.example/keys/%E0%A4%A')).toEqual({ is: 'nothing' });
  });

  it('a code made of the room tells the door, a running number does not', () => {
    expect(tellsTheDoor('K-3-1-501', '3-1-501')).toBe(true);
    expect(tellsTheDoor('K31501', '3-1-501')).toBe(true);
    expect(tellsTheDoor('K-0501', '3-1-501')).toBe(false);
    expect(tellsTheDoor('Q-1', '消防通道')).toBe(false);
    expect(tellsTheDoor('A-1', '1')).toBe(false);
  });
});

describe('the board', () => {
  const key = (code: string, change: Partial<BoardKey>): BoardKey => ({
    id: code,
    code,
    kind: 'vacant',
    opensWhat: '3-1-501',
    hook: 'A5',
    pieces: 2,
    present: 2,
    isOldLock: false,
    state: 'inCabinet',
    holding: null,
    due: null,
    asked: null,
    ...change,
  });
  const due = dueAt(keyLoans, 'return', lent, time);
  const out = key('K-1', { state: 'out', holding: holdingOf('loan', lent, due), due });
  const keys = [
    out,
    key('K-2', {}),
    key('S-1', { kind: 'sealed', state: 'awaitingReseal', due: at('18:00') }),
    key('F-1', { kind: 'repair', state: 'damaged' }),
  ];
  const nameOf = (uid: string) => ({ wu: '吴工' })[uid] ?? '';
  const shown = (filter: Partial<Parameters<typeof sift>[1]>, now = at('12:00')) =>
    sift(keys, { standing: null, kind: null, text: '', ...filter }, now, nameOf).map(({ code }) => code);

  it('[R4.4.2.5] a key is overdue from closing on, by the deadline that the server flags', () => {
    expect(due).toEqual(at('18:00'));
    expect(shown({ standing: 'overdue' }, at('17:59'))).toEqual([]);
    expect(shown({ standing: 'overdue' }, at('18:00'))).toEqual(['K-1', 'S-1']);
    expect(dueAt(keyLoans, 'return', { ...lent, state: 'returned' }, time)).toBeNull();
  });

  it('counts each key where it is, the overdue ones there too', () => {
    expect(countsOf(keys, at('18:00'))).toEqual({
      inCabinet: 1,
      out: 1,
      overdue: 2,
      awaitingReseal: 1,
      gone: 1,
    });
  });

  it('finds by code, room, hook and holder, by all the words that are typed', () => {
    expect(shown({ text: 'k-' })).toEqual(['K-1', 'K-2']);
    expect(shown({ text: '吴工' })).toEqual(['K-1']);
    expect(shown({ text: '501 a5 s-1' })).toEqual(['S-1']);
    expect(shown({ kind: 'repair' })).toEqual(['F-1']);
    expect(shown({ standing: 'gone' })).toEqual(['F-1']);
    expect(shown({ text: 'nobody' })).toEqual([]);
  });

  it('[R11.1.1.1] area keys are held by who drew them', () => {
    const drawn = { drawnBy: 'zhao', drawn: { by: 'zheng', at: at('08:00') }, state: 'drawn' };
    expect(holdingOf('h', drawn, null)).toMatchObject({
      holder: 'zhao',
      borrower: 'shift',
      since: at('08:00'),
      owesPapers: false,
    });
    expect(holdingOf('l', { ...lent, papers: 'owed' }, null)).toMatchObject({ owesPapers: true });
  });
});

describe('what the release matrix asks of a loan', () => {
  it('[R4.4.1.4] [R4.3.1] two approve a deposited key for another department, the manager a sealed one', () => {
    expect(approversOf('deposited', 'otherDepartment')).toEqual(['supervisor', 'manager']);
    expect(approversOf('sealed', 'staff')).toEqual(['manager']);
    expect(approversOf('vacant', 'staff')).toEqual([]);
    expect(approversOf('deposited', 'relative')).toEqual([]);
  });

  it('[R11.1.1.1] kinds that the loan register does not know are lent to nobody', () => {
    expect(borrowersOf('area')).toEqual([]);
    expect(borrowersOf('desk')).toEqual([]);
    expect(borrowersOf('vacant')).toEqual(['staff', 'contractor']);
    expect(borrowersOf('deposited')).not.toContain('staff');
    expect(borrowersOf('deposited', true)).toEqual(['otherDepartment']);
    expect(borrowersOf('sealed', true)).toEqual([]);
  });
});

describe('a count', () => {
  const ids = ['a', 'b', 'c'];
  const hanging = new Set(ids);

  it('[R4.4.1.7] marks a key found or missing, and takes the mark away again', () => {
    const missing = marked({}, 'a', 'missing');
    expect(countedOf(ids, hanging, missing)).toEqual({
      ...{ found: [], missing: ['a'], lent: [], left: ['b', 'c'] },
    });
    expect(marked(missing, 'a', 'found')).toEqual({ a: 'found' });
    expect(marked(missing, 'a', 'missing')).toEqual({});
  });

  it('[R4.4.1.7] all the others found leaves the missing ones missing', () => {
    expect(countedOf(ids, hanging, allFound({ b: 'missing' }, ids))).toEqual({
      ...{ found: ['a', 'c'], missing: ['b'], lent: [], left: [] },
    });
  });

  it('[R4.4.1.7] [R2.4.12] each key of the inventory is named once: one that is lent meanwhile moves, one that came since is none of it', () => {
    const marks = { a: 'found', b: 'missing', d: 'found' } as const;
    expect(countedOf(ids, new Set(['a', 'c', 'd']), marks)).toEqual({
      ...{ found: ['a'], missing: [], lent: ['b'], left: ['c'] },
    });
    expect(countedOf(ids, new Set(['a', 'b', 'c', 'd']), marks)).toEqual({
      ...{ found: ['a'], missing: ['b'], lent: [], left: ['c'] },
    });
  });
});
