import { describe, expect, it } from 'vitest';
import type { RecordData } from '../../rulebook/notation/record.ts';
import { defaultSettings, siteTime } from '../../rulebook/site/settings.ts';
import { basisText } from '../../web/src/chapters/fees/basis-text.ts';
import { settlementOf } from '../../web/src/chapters/fees/receipt.ts';

describe('[R3.4.1.2] what a line of a bill was reckoned from', () => {
  const reading = { meter: 'meter', readOn: '2026-03-31', previous: 120, reading: 127 };
  const metered = {
    readings: [{ id: 'march', data: reading }],
    meters: new Map([['meter', { multiplier: 1 }]]),
    tariff: { price: 3.45 },
  };

  it('is its readings and its use, of a meter', () => {
    expect(basisText('7 × 3.45', metered)).toBe('读数 120→127，用量 7 × 3.45');
  });

  it('names the steps of the price', () => {
    const tiers = [
      { above: 25, price: 9 },
      { above: 15, price: 4.83 },
    ];
    expect(basisText('7 × 3.45…', { ...metered, tariff: { tiers } })).toBe(
      '读数 120→127，用量 7 × 3.45（超过 15 的部分 × 4.83，超过 25 的部分 × 9）',
    );
  });

  it('has all readings in their order, one that was put right on the same bill left out', () => {
    const readings = [
      { id: 'right', data: { ...reading, reading: 126, corrects: 'march' } },
      { id: 'march', data: { ...reading, correctedBy: 'right' } },
      {
        id: 'february',
        data: { ...reading, readOn: '2026-02-28', previous: 118, reading: 120, estimated: true },
      },
    ];
    expect(basisText('8 × 3.45', { ...metered, readings })).toBe(
      '读数 118→120（估读）、120→126（更正），用量 8 × 3.45',
    );
  });

  it('says by what a meter is multiplied', () => {
    const meters = new Map([['meter', { multiplier: 40 }]]);
    expect(basisText('280 × 0.65', { ...metered, meters })).toBe('读数 120→127（倍率 40），用量 280 × 0.65');
  });

  it('is the use alone where no reading can be read, and is left as it is of what has no meter', () => {
    expect(basisText('7 × 3.45…', { ...metered, readings: [], tariff: null })).toBe('用量 7 × 3.45');
    expect(basisText('89.5 m² × 2', null)).toBe('89.5 m² × 2');
    expect(basisText('−50%', metered)).toBe('−50%');
  });
});

describe('[R3.4.1.2] what a receipt says that was settled', () => {
  const time = siteTime(defaultSettings);
  const at = (day: string) => ({ by: 'cashier', at: new Date(`${day}T10:00:00+08:00`) });
  const record = (data: object) => data as RecordData;
  const bill = (month: string, day: string, total: number) => ({
    id: `bill-${month}`,
    data: record({
      ...{ state: 'issued', month, dueOn: day, management: total, utility: 0, service: 0 },
      ...{ issued: at(day), opened: at(day) },
    }),
  });
  const payment = (id: string, day: string, fees: number, state = 'taken') => ({
    id,
    data: record({ state, paidOn: day, fees, lateFee: 0, opened: at(day) }),
  });
  const [january, february] = [bill('2026-01', '2026-01-31', 10_000), bill('2026-02', '2026-02-28', 10_000)];
  const first = payment('first', '2026-02-10', 12_000);
  const line = (month: string, amount: number) => ({ bill: `bill-${month}`, month, amount });
  const settled = (
    one: ReturnType<typeof payment>,
    { bills = [january], payments = [one] }: { bills?: (typeof january)[]; payments?: (typeof one)[] } = {},
  ) => settlementOf({ bills, payments, refunds: [], arrears: [] }, one, time);

  it('is what it settled when it was taken, and what was left over', () => {
    expect(settled(first)).toEqual({ lines: [line('2026-01', 10_000)], credit: 2_000 });
  });

  it('stays the same whatever is billed and paid after it', () => {
    const later = payment('later', '2026-03-05', 10_000);
    const [bills, payments] = [
      [january, february],
      [first, later],
    ];
    expect(settled(first, { bills, payments })).toEqual({
      lines: [line('2026-01', 10_000)],
      credit: 2_000,
    });
    // 20 yuan of the bill are paid by what the first has left over.
    expect(settled(later, { bills, payments })).toEqual({ lines: [line('2026-02', 8_000)], credit: 2_000 });
  });

  it('does not count one before it that is void since', () => {
    const later = payment('later', '2026-03-05', 15_000);
    const isVoid = payment('first', '2026-02-10', 12_000, 'voided');
    expect(settled(later, { bills: [february, january], payments: [isVoid, later] })).toEqual({
      lines: [line('2026-01', 10_000), line('2026-02', 5_000)],
      credit: 0,
    });
  });

  it('of two that were taken at once each settles its own part', () => {
    const [one, other] = [payment('a', '2026-02-10', 6_000), payment('b', '2026-02-10', 6_000)];
    const payments = [one, other];
    expect(settled(one, { payments })).toEqual({ lines: [line('2026-01', 6_000)], credit: 0 });
    expect(settled(other, { payments })).toEqual({ lines: [line('2026-01', 4_000)], credit: 2_000 });
  });
});
