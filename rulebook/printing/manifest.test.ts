import { describe, expect, it } from 'vitest';
import { equals, holds, keeps, staff } from '../notation/condition.ts';
import { person, ref, text } from '../notation/field.ts';
import { type RegisterTerms, register } from '../notation/register.ts';
import { ends, runs } from '../notation/state.ts';
import { from, opens } from '../notation/step.ts';
import { actor, the } from '../notation/value.ts';
import type { Role } from '../site/roles.ts';
import { manifestOf, printManifest } from './manifest.ts';

const words = { zh: '某', en: 'Some' };
const terms = { title: words, cites: ['R4.4.1.6'] } as const;

const some = (name: string, changed: Partial<RegisterTerms> = {}) =>
  register(name, {
    form: { zh: `${name}表`, en: `Form of '${name}'` },
    cites: ['R4.4.1.6'],
    fields: { note: text('备注', 'Note') },
    states: { open: runs('进行', 'Open'), over: ends('结束', 'Over') },
    steps: { begin: opens('open', { ...terms, by: holds('cashier'), asks: ['note'] }) },
    columns: ['note'],
    subject: '{note}',
    ...changed,
  });

const chapters = [
  { name: 'fees', title: { zh: '收费', en: 'Fees' }, rank: 20 },
  { name: 'homes', title: { zh: '房屋', en: 'Homes' }, rank: 10 },
];

const rolesOf = (changed: Partial<RegisterTerms>) =>
  manifestOf([some('bills', changed)], chapters, () => 'fees').chapters.find(({ name }) => name === 'fees')
    ?.roles;

describe('a chapter', () => {
  it('stands where its rank puts it', () => {
    const { chapters: listed } = manifestOf([], chapters, () => '');
    expect(listed.map(({ name }) => name)).toEqual(['homes', 'fees']);
  });

  it('is for whoever may take a step there', () => {
    const steps = {
      begin: opens('open', { ...terms, by: holds('cashier') }),
      end: from('open').to('over', { ...terms, by: holds('manager', 'cashier') }),
    };
    expect(rolesOf({ steps })).toEqual(['cashier', 'manager'] satisfies Role[]);
  });

  it.each([
    ['anybody may begin something', { begin: opens('open', { ...terms, by: staff }) }],
    ['anybody may be named keeper', { begin: opens('open', { ...terms, by: keeps(the('note')) }) }],
    [
      'one begins it for oneself',
      { begin: opens('open', { ...terms, by: equals(actor, the('who')), asks: ['who'] }) },
    ],
  ])('is for everybody where %s', (_why, steps) => {
    expect(
      rolesOf({ steps, fields: { note: text('备注', 'Note'), who: person('谁', 'Who') } }),
    ).toBeUndefined();
  });

  it('is not for those whom a record has to name first: they find it where it waits for them', () => {
    const steps = { end: from('open').to('over', { ...terms, by: equals(actor, the('who')) }) };
    expect(rolesOf({ steps, fields: { note: text('备注', 'Note'), who: person('谁', 'Who') } })).toEqual([]);
  });
});

describe('a register', () => {
  const unit = some('homes');
  const bill = some('bills', {
    fields: {
      note: text('备注', 'Note'),
      home: ref('房屋', 'Home', 'homes'),
      photo: ref('照片', 'Photo', 'photos'),
    },
    readers: [holds('cashier')],
  });
  const photo = some('photos', { isListed: false });
  const all = [unit, bill, photo];
  const of = (name: string) => (name === 'bills' ? 'fees' : 'homes');
  const { registers } = manifestOf(all, chapters, of);

  it('says what hangs on its records', () => {
    expect(registers.homes?.related).toEqual([['bills', 'home']]);
    expect(registers.bills).not.toHaveProperty('related');
  });

  it('says who may list it, if not all staff', () => {
    expect(registers.bills?.list).toEqual(bill.list);
    expect(registers.homes).not.toHaveProperty('list');
  });

  it('is left out when nobody lists it', () => {
    expect(Object.keys(registers)).toEqual(['homes', 'bills']);
  });

  it('stands in a chapter that has a name', () => {
    expect(() => manifestOf(all, chapters, () => 'goods')).toThrow('rulebook/chapters/goods/chapter.ts');
  });

  it('is printed as data', () => {
    expect(printManifest(manifestOf(all, chapters, of))).toContain(
      "    homes: { chapter: 'homes', form: { zh: 'homes表', en: 'Form of \\'homes\\'' }, related: [['bills', 'home']] },\n",
    );
  });
});
