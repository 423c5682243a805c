import type { Words } from '../../site/words.ts';
import { type Field, type FieldOf, type LineField, optional, text, yesNo } from '../field.ts';
import { read } from '../record.ts';
import type { FieldKind } from './kind.ts';
import { inLine, repeated } from './problems.ts';
import { rows } from './rows.ts';
import { type Document, isEmpty, isMap } from './values.ts';

type Checklist = FieldOf<'checklist'>;

/** What each line says of its item: √ or ×, and in words what is wrong; then what this list wants to know beside. */
export const checklistFields = ({ more }: Checklist): Readonly<Record<string, LineField>> => ({
  item: text('项目', 'Item', ITEM_MAX),
  passed: yesNo('合格', 'Passed'),
  words: optional(text('情况', 'What is wrong')),
  ...more,
});

const ITEM_MAX = 200;

/** The lines as rows. That every item of the list is answered is for the plan to ask: it knows the list. */
const asRows = (field: Checklist): FieldOf<'rows'> => {
  const { title, most, personal } = field;
  return { type: 'rows', title, most, fields: checklistFields(field), optional: false, personal };
};

const itemsOf = (lines: readonly unknown[]): readonly unknown[] => lines.map((each) => read(each, ['item']));

/** Items of a list, each answered by √ or ×; a × says what is wrong. */
export const checklist = (types: Required<FieldKind<Field>>): FieldKind<Checklist> => {
  const kind = rows(types);
  return {
    problem(field, value, occasion) {
      const problem = kind.problem(asRows(field), value, occasion);
      if (problem || !Array.isArray(value)) return problem;
      const at = value.findIndex(
        (each) => read(each, ['passed']) === false && isEmpty(read(each, ['words'])),
      );
      return at < 0 ? repeated(field, itemsOf(value)) : inLine(field, at, crossNeedsWords);
    },
    text: (field, value, rendering) =>
      (Array.isArray(value) ? value : [])
        .map((each) => {
          const { item, passed, ...rest } = isMap(each) ? each : {};
          const others = Object.entries(checklistFields(field))
            .map(([name, part]) => types.text(part, rest[name], rendering))
            .filter((said) => said !== '');
          return `${passed === true ? '√' : '×'} ${[String(item), ...others].join(' ')}`;
        })
        .join('\n'),
    prints: (field, value, checking) => kind.prints(asRows(field), value, checking),
    named: (field) => `at most ${field.most} items, each √ or × with words`,
    fromWire: (field, value) => kind.fromWire?.(asRows(field), value),
    cleaned: (field, value) => kind.cleaned?.(asRows(field), value),
    sample: (field, number, around) => kind.sample(asRows(field), number, around),
    edges(field, around) {
      const [right = {}] = kind.sample(asRows(field), 1, around) as Document[];
      const lines = Array.from({ length: field.most + 1 }, (_, at) => ({ ...right, item: `item ${at + 1}` }));
      const { words: _words, ...wordless } = right;
      return [
        ...[[], lines.slice(0, field.most), lines, right, ['x'], [{ ...right, other: 'x' }]],
        ...[[{ ...right, passed: true }], [{ ...wordless, passed: true }], [{ ...wordless, passed: false }]],
        ...[[right, right].slice(0, field.most), [{ ...right, item: '' }], [{ ...right, passed: 'yes' }]],
      ];
    },
  };
};

const crossNeedsWords: Words = { zh: '打×的须写明情况', en: 'a × says what is wrong' };
