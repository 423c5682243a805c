import { describe, expect, test } from 'vitest';
import { registers } from '../chapters/index.ts';
import { evaluate, type Scene } from '../reading/evaluate.ts';
import { isProvable, listingOf, readersIn } from '../reading/listing.ts';
import { exists, holds, not, tends } from './condition.ts';
import { refs } from './field.ts';
import { among, oneByOne, own, readingBy } from './readers.ts';
import { register } from './register.ts';
import { the } from './value.ts';

const words = { zh: '投诉', en: 'Complaints' };
const complaints = register('complaints', {
  form: words,
  cites: ['R2.4.10'],
  fields: { chain: refs('上级', 'The chain above', 'members', 5) },
  states: {},
  steps: {},
  columns: [],
  subject: '',
  readers: [own('opened.by'), among('chain'), holds('manager'), oneByOne(not(exists('members', 'nobody')))],
});

/** Somebody with these roles looks at a complaint that Zhou has opened and that Wu may see. */
const scene = (actor: string, roles: readonly string[]): Scene => {
  const record = { opened: { by: 'zhou' }, chain: ['wu'] };
  const rights = { state: 'active', roles, buildings: [], keeps: {}, keys: {}, standsIn: [] };
  return {
    ...{ registers, register: complaints, id: 'c1', actor, now: new Date(), today: '2026-11-02' },
    ...{ before: record, after: record, planned: () => undefined },
    stored: (of) => (of === 'rights' ? rights : null),
  };
};

describe('Who may read a record is said once', () => {
  test.each([
    ['who opened it', 'zhou', [], true, true],
    ['somebody whom a field names', 'wu', [], true, true],
    ['a role', 'li', ['manager'], true, true],
    [
      'who may look one by one, which is nobody’s list and opens no history',
      'he',
      ['receptionist'],
      true,
      false,
    ],
  ] as const)('%s', (_who, actor, roles, mayGet, mayListAndLookBack) => {
    const at = scene(actor, roles);
    expect(evaluate(complaints.get, at)).toBe(mayGet);
    expect(evaluate(complaints.list, at)).toBe(mayListAndLookBack);
    expect(evaluate(complaints.past, at)).toBe(mayListAndLookBack);
  });

  test('who was dismissed may nothing', () => {
    const gone: Scene = { ...scene('zhou', ['manager']), stored: () => null };
    expect([complaints.get, complaints.list, complaints.past].map((each) => evaluate(each, gone))).toEqual([
      false,
      false,
      false,
    ]);
  });

  test('without a word all staff may read and list', () => {
    expect(registers('units')).toMatchObject({
      get: { condition: 'staff' },
      list: { condition: 'staff' },
      past: { condition: 'staff' },
    });
  });

  test('what is not listed is found by its id alone', () => {
    expect(readingBy([holds('manager')], false).list).toEqual({ condition: 'noOne' });
  });
});

describe('A list is asked for by a query that shows by itself that it may be read', () => {
  test.each([
    ['the whole register by a role', 'zhou', ['manager'], []],
    ['what names the person by one of the fields', 'zhou', ['cleaner'], [['opened.by', '==', 'zhou']]],
  ] as const)('%s', (_what, uid, roles, where) => {
    expect(listingOf(complaints, uid, roles)).toEqual(where);
  });

  test('a field that holds several people', () => {
    expect(listingOf({ list: among('chain') }, 'wu', [])).toEqual([['chain', 'array-contains', 'wu']]);
  });

  test('[R1.3] of disclosures one sees one’s own, the supervisor and the manager see all', () => {
    const own = [['opened.by', '==', 'zhou']];
    expect(listingOf(registers('disclosures'), 'zhou', ['receptionist'])).toEqual(own);
    expect(listingOf(registers('disclosures'), 'zhou', ['receptionist', 'supervisor'])).toEqual([]);
    expect(listingOf(registers('disclosures'), 'zhou', ['manager'])).toEqual([]);
  });

  test('[R4.4.2.3] the key inventory is everybody’s', () => {
    expect(listingOf(registers('keys'), 'zhou', ['cleaner'])).toEqual([]);
  });

  test('there is none of what is found by its id alone', () => {
    expect(listingOf(registers('attachments'), 'zhou', ['manager'])).toBeNull();
  });

  test('what looks at the record otherwise can not be shown', () => {
    expect(readersIn(complaints.list).map(isProvable)).toEqual([true, true, true]);
    expect(isProvable(tends(the('building')))).toBe(false);
    expect(isProvable(exists('units', the('unit')))).toBe(false);
  });
});
