import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inCapitals } from '../../web/src/chapters/fees/capitals.ts';

const YUAN = 100;
const values: Readonly<Record<string, number>> = { 仟: 1_000, 佰: 100, 拾: 10 };

/** The fen of what was written out: read sign by sign, as a person does. */
function fenRead(written: string): number {
  let [fen, group, above, digit] = [0, 0, 0, 0];
  for (const sign of written) {
    const place = '零壹贰叁肆伍陆柒捌玖'.indexOf(sign);
    if (place >= 0) digit = place;
    else if (sign in values) {
      group += digit * (values[sign] ?? 0);
      digit = 0;
    } else if (sign === '万' || sign === '亿') {
      above += (group + digit) * (sign === '万' ? 10_000 : 100_000_000);
      [group, digit] = [0, 0];
    } else if (sign === '元') {
      fen = (above + group + digit) * YUAN;
      [group, digit] = [0, 0];
    } else if (sign === '角') {
      fen += digit * 10;
      digit = 0;
    } else if (sign === '分') fen += digit;
  }
  return fen;
}

describe('[R3.4.1.2] an amount written out on a receipt', () => {
  it.each([
    [0, '零元整'],
    [1, '壹分'],
    [10, '壹角整'],
    [99, '玖角玖分'],
    [100, '壹元整'],
    [101, '壹元零壹分'],
    [1_000, '壹拾元整'],
    [1_005, '壹拾元零伍分'],
    [1_150, '壹拾壹元伍角整'],
    [32_504, '叁佰贰拾伍元零肆分'],
    [100_000, '壹仟元整'],
    [100_030, '壹仟元叁角整'],
    [120_430, '壹仟贰佰零肆元叁角整'],
    [168_032, '壹仟陆佰捌拾元叁角贰分'],
    [600_714, '陆仟零柒元壹角肆分'],
    [10_000_000, '壹拾万元整'],
    [10_001_001, '壹拾万零壹拾元零壹分'],
    [10_700_053, '壹拾万零柒仟元伍角叁分'],
    [10_070_000, '壹拾万零柒佰元整'],
    [1_000_000_000, '壹仟万元整'],
    [1_000_000_100, '壹仟万零壹元整'],
    [10_000_000_000, '壹亿元整'],
    [10_000_000_500, '壹亿零伍元整'],
    [10_050_000_000, '壹亿零伍拾万元整'],
    [1_234_567_890_123, '壹佰贰拾叁亿肆仟伍佰陆拾柒万捌仟玖佰零壹元贰角叁分'],
    [99_999_999_999_999, '玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
  ])('%d fen: %s', (fen, written) => {
    expect(inCapitals(fen)).toBe(written);
  });

  it('is the amount, whatever it is', () => {
    const amounts = fc.oneof(
      fc.integer({ min: 0, max: 200_000 }),
      fc.integer({ min: 0, max: 99_999_999_999_999 }),
      // Where most of the digits are nothing.
      fc
        .array(fc.constantFrom('0', '0', '0', '1', '9'), { minLength: 1, maxLength: 14 })
        .map((digits) => Number(digits.join(''))),
    );
    fc.assert(
      fc.property(amounts, (fen) => {
        const written = inCapitals(fen);
        expect(fenRead(written)).toBe(fen);
        expect(written).not.toMatch(/零零|.零[元角整万亿]/);
        expect(written.endsWith('分')).toBe(fen % 10 !== 0);
      }),
    );
  });

  it.each([-1, 0.5, Number.NaN, 100_000_000_000_000])('%d is not written out', (fen) => {
    expect(() => inCapitals(fen)).toThrow(RangeError);
  });
});
