import type { Words } from '../../site/words.ts';
import type { FieldOf } from '../field.ts';
import { isPlain, tidied } from '../plain-text.ts';
import { and, call, literal, method } from '../tree.ts';
import { asText } from './as-text.ts';
import { check } from './checks.ts';
import { long, NASTY } from './edges.ts';
import type { FieldKind } from './kind.ts';
import { wrongForm } from './problems.ts';

/** For each pattern of the rulebook there is one that fits. */
const EXAMPLES =
  'text A1 08:30 09:45 Asia/Shanghai 138****0000 王家 李家 ****000 2026-000123 2026-11 2026-12 /list /lists'.split(
    ' ',
  );

export const text: FieldKind<FieldOf<'text'>> = {
  problem(field, value) {
    if (typeof value !== 'string') return wrongForm(field);
    if (value.length > field.max) return tooLong(field, value);
    const isLike = field.pattern === undefined || new RegExp(field.pattern).test(value);
    return isLike && isPlain(value, field.lines) ? null : wrongForm(field);
  },
  text: (_field, value, rendering) => asText(value, rendering),
  prints({ pattern, max, lines }, value) {
    if (!pattern) return check(lines ? 'isLongText' : 'isText', literal(max));
    if (isBounded(pattern)) return check('isLike', literal(pattern));
    return and(call('isText', value, literal(max)), method(value, 'matches', literal(pattern)));
  },
  named: ({ max }) => `text, at most ${max}`,
  cleaned: ({ lines }, value) => (typeof value === 'string' ? tidied(value, lines) || undefined : value),
  sample({ pattern, max }, number) {
    const isFit = (each: string): boolean =>
      each.length <= max && (!pattern || new RegExp(pattern).test(each));
    const [fits, other] = EXAMPLES.filter(isFit);
    if (fits === undefined) throw new Error(`No example fits ${pattern}`);
    if (number === 1) return fits;
    if (!pattern) return `another ${number}`;
    const longer = `${fits}${number}`;
    return isFit(longer) ? longer : (other ?? longer);
  },
  edges: ({ max, pattern }) =>
    pattern ? ['', '!', long(max + 1), 7, ...NASTY] : [long(max), long(max + 1), '', 7, ...NASTY],
};

/** A pattern that ends says itself how long a text may be. */
const isBounded = (pattern: string): boolean => !/[*+]/.test(pattern.replaceAll(/\[[^\]]*\]|\\./g, ''));

const tooLong = ({ title, max }: FieldOf<'text'>, { length }: string): Words => ({
  zh: `“${title.zh}”最多 ${max} 字，现在 ${length} 字`,
  en: `“${title.en}” has at most ${max} characters, not ${length}`,
});
