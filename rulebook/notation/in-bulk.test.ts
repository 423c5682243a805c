import { describe, expect, it } from 'vitest';
import { equals, staff } from './condition.ts';
import {
  approvals,
  attachment,
  checklist,
  choice,
  contact,
  decimal,
  longText,
  minute,
  money,
  optional,
  person,
  personal,
  ref,
  text,
  yesNo,
} from './field.ts';
import { againstBulk, suitsMany } from './in-bulk.ts';
import { register } from './register.ts';
import { ends, runs } from './state.ts';
import { companion, from, opens, type StatedStep, type StepTerms } from './step.ts';
import { actor, the } from './value.ts';

const handedOver = { hand: { zh: '当面', en: 'By hand' }, mail: { zh: '邮寄', en: 'By mail' } };

const fields = {
  how: choice('方式', 'How', handedOver),
  to: optional(person('交给', 'To')),
  reading: decimal('读数', 'Reading', 0, 9_999),
  photo: optional(attachment('照片', 'Photo')),
  agreed: approvals('批准', 'Approvals', 'supervisor', 'manager'),
};

/** What speaks against taking the step of many parcels at once. */
const against = (step: StatedStep): string | null => {
  const parcels = register('parcels', {
    form: { zh: '包裹', en: 'Parcels' },
    cites: ['R7.4.2'],
    fields,
    states: { here: runs('在台', 'Here'), gone: ends('已领', 'Gone') },
    steps: { step },
    columns: [],
    subject: '{how}',
  });
  return againstBulk(parcels, parcels.steps.step ?? expect.unreachable());
};

const terms: StepTerms = {
  title: { zh: '领走', en: 'Handed over' },
  by: staff,
  inBulk: true,
  asks: ['how'],
  cites: ['R7.4.2'],
};
const handOver = (more: Partial<StepTerms> = {}) => from('here').to('gone', { ...terms, ...more });

describe('a step of several records at once', () => {
  it('says so, and one that does not is taken of one', () => {
    expect(handOver()).toMatchObject({ inBulk: true });
    const { inBulk: _inBulk, ...others } = terms;
    expect(from('here').to('gone', others)).not.toHaveProperty('inBulk');
  });

  it('asks once what holds of each: how, to whom, or nothing at all', () => {
    expect(against(handOver())).toBeNull();
    expect(against(handOver({ asks: ['how', 'to'] }))).toBeNull();
    expect(against(handOver({ asks: [] }))).toBeNull();
  });

  it('may ask for a picture of one: of many it is not asked', () => {
    expect(against(handOver({ mayAsk: ['photo'] }))).toBeNull();
  });

  it('asks for nothing that belongs to one of them: a reading, a picture', () => {
    expect(against(handOver({ asks: ['how', 'reading'] }))).toBe("'reading' belongs to one record alone");
    expect(against(handOver({ asks: ['photo'] }))).toBe("'photo' belongs to one record alone");
  });

  it('is not signed, and nobody says it for themselves', () => {
    expect(against(handOver({ signs: { field: 'agreed', roles: ['supervisor'] } }))).toBe(
      "'agreed' is signed for each by itself",
    );
    expect(against(handOver({ by: equals(actor, the('opened.by')) }))).toBe(
      'it is what one person says for themselves',
    );
  });

  it('opens no record, and nobody types another one with it', () => {
    expect(against(opens('here', terms))).toBe('it opens a record');
    const together = [companion('reports', 'report', { at: the('report'), back: 'parcel', as: 'told' })];
    expect(against(handOver({ together }))).toBe('the form of reports is filled in with it');
  });

  it('is one that people take', () => {
    expect(against(handOver({ gate: 'ownCallable' }))).toBe('nobody takes it from a form');
  });
});

describe('one answer for many', () => {
  it.each([
    ['a choice', choice('方式', 'How', handedOver)],
    ['a yes', yesNo('已核对', 'Checked')],
    ['a reason', text('原因', 'Reason')],
    ['an account', longText('经过', 'Account')],
    ['a colleague', person('转交', 'To')],
  ])('%s', (_name, field) => expect(suitsMany(field)).toBe(true));

  it.each([
    ['an amount', money('押金', 'Deposit', { most: 100 })],
    ['a reading', decimal('读数', 'Reading', 0, 9_999)],
    ['a call', minute('通话时间', 'Time of the call')],
    ['a picture', attachment('照片', 'Photo')],
    ['another record', ref('业户', 'Household', 'households')],
    ['a checklist', checklist('检查', 'Checks', { items: the('points'), most: 9 })],
    ['what is personal', personal(contact('联系方式', 'Contact', 60))],
  ])('but not %s', (_name, field) => expect(suitsMany(field)).toBe(false));
});
