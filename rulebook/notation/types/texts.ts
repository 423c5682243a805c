import type { FieldOf } from '../field.ts';
import { inRules, joinedLike, tidied } from '../plain-text.ts';
import { literal } from '../tree.ts';
import { asText } from './as-text.ts';
import { check } from './checks.ts';
import { long, NASTY, several } from './edges.ts';
import type { FieldKind } from './kind.ts';
import { listProblem } from './problems.ts';
import { text } from './text.ts';

type Texts = FieldOf<'texts'>;

export const texts: FieldKind<Texts> = {
  problem: (field, value, occasion) =>
    listProblem(field, value, (item) => text.problem({ ...field, type: 'text' }, item, occasion)),
  text: (_field, value, rendering) => asText(value, rendering),
  // Rules have no loop: the list is joined and looked at as one text.
  prints: ({ items, max, pattern }) =>
    pattern
      ? check('areLike', literal(items), literal(inRules(joinedLike(pattern))))
      : check('areTexts', literal(items), literal(max)),
  named: ({ items, max }) => `at most ${items} texts of ${max}`,
  cleaned: (_field, value) =>
    Array.isArray(value) ? value.map((each) => tidied(String(each))).filter((each) => each !== '') : value,
  sample: (field, number) => linesOf(field, Math.min(number, field.items)),
  edges: (field) => {
    const { items, max } = field;
    return [
      ...[several(items, 'x'), several(items + 1, 'x'), [], 'x', ['x', 'x'], ['x y', 'X\u3000Y']],
      ...Array.from({ length: items }, (_, at) => several(at + 1, 'x').with(at, long(max + 1))),
      ...[linesOf(field, items), linesOf(field, items + 1), [...linesOf(field, 1), 'x']],
      ...[[long(max)], [''], [7], ['x\u001fx'], ...NASTY.map((each) => ['y', each])],
    ];
  },
  fullest: (field) => linesOf(field, field.items),
};

/** So many lines; those of a pattern are telephone numbers, and their mask is among the examples of a text. */
const linesOf = ({ pattern }: Texts, count: number): string[] =>
  Array.from({ length: count }, (_, at) =>
    pattern ? String(13_800_000_000 + at * 10_000) : `line ${at + 1}`,
  );
