import type { FieldOf } from '../field.ts';
import { fenOf, moneyText } from '../money.ts';
import { literal } from '../tree.ts';
import { check } from './checks.ts';
import type { FieldKind } from './kind.ts';
import { outside } from './problems.ts';

export const money: FieldKind<FieldOf<'money'>> = {
  problem({ title, min, max }, value) {
    if (!Number.isSafeInteger(value)) {
      return {
        zh: `“${title.zh}”应为金额，以元为单位，最多两位小数`,
        en: `“${title.en}” should be an amount in yuan, with at most two decimals`,
      };
    }
    const fen = Number(value);
    return fen >= min && fen <= max ? null : outside({ title }, moneyText(min), moneyText(max));
  },
  text: (_field, value) => (Number.isSafeInteger(value) ? moneyText(Number(value)) : String(value)),
  prints: ({ min, max }) => check('isWhole', literal(min), literal(max)),
  named: ({ min, max }) => `money in fen, ${moneyText(min)} to ${moneyText(max)}`,
  // What was typed is in yuan; what is stored, and what travels, is in fen.
  cleaned: (_field, value) => (typeof value === 'string' ? (fenOf(value) ?? value) : value),
  sample: ({ min, max }, number) => Math.min(max, Math.max(min, 1) + number - 1),
  edges: ({ min, max }) => [min, max, min - 1, max + 1, min + 0.5, '1.00'],
};
