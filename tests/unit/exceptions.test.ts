import { describe, expect, it } from 'vitest';
import type { OpenItem } from '../../web/src/data/open-items.ts';
import { byMatter, byPerson, exceptionsOf } from '../../web/src/pages/exceptions/exceptions-of.ts';
import { at } from '../support/clock.ts';

const now = at('2026-09-29 12:00');
const words = (text: string) => ({ zh: text, en: text });
const matter = (key: string, more: Partial<OpenItem> = {}): OpenItem => ({
  ...{
    key,
    register: 'keyLoans',
    record: key,
    name: 'return',
    subject: words(key),
    title: words('钥匙未还'),
  },
  ...{ before: null, reason: null, who: words('吴工'), others: [], began: null, deadline: null, since: null },
  ...{ clauses: [], isMine: false, steps: [], isOwed: false, of: null },
  ...more,
});
const keysOf = (items: readonly OpenItem[]) => items.map(({ key }) => key);

describe('what is not as it should be', () => {
  it('[R4.4.2.5] each matter stands in one place; what is in time is left out', () => {
    const late = { deadline: at('2026-09-29 11:00') };
    const items = [
      matter('with-me', { ...late, isMine: true }),
      matter('with-others', late),
      matter('in-time', { deadline: at('2026-09-29 18:00') }),
      matter('lost', { deadline: at('2026-09-29 18:00') }),
      matter('stuck', { since: at('2026-09-26 12:00') }),
      matter('waits', { since: at('2026-09-26 12:01') }),
    ];
    const found = exceptionsOf({ items, amiss: new Set(['lost', 'with-others']) }, now);
    expect(keysOf(found.mine)).toEqual(['with-me']);
    expect(keysOf(found.overdue)).toEqual(['with-others']);
    expect(keysOf(found.amiss)).toEqual(['lost']);
    expect(keysOf(found.stuck)).toEqual(['stuck']);
  });

  it('[R4.4.2.5] what is late is counted by what it is and by whom it hangs on, the most first', () => {
    const late = [
      matter('one', { deadline: at('2026-09-29 09:00') }),
      matter('two', { deadline: at('2026-09-28 09:00'), who: words('陈前台') }),
      matter('three', { deadline: at('2026-09-27 09:00'), register: 'calls', title: words('来电未办结') }),
    ];
    expect(byMatter(late, now)).toEqual([
      { words: words('钥匙未还'), register: 'keyLoans', count: 2, oldest: at('2026-09-28 09:00') },
      { words: words('来电未办结'), register: 'calls', count: 1, oldest: at('2026-09-27 09:00') },
    ]);
    expect(byPerson(late).map((each) => [each.words.zh, each.count])).toEqual([
      ['吴工', 2],
      ['陈前台', 1],
    ]);
  });
});
