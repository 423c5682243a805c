import type { Words } from '../../site/words.ts';
import type { Field, FieldOf } from '../field.ts';
import { many } from './edges.ts';
import { group } from './group.ts';
import type { Around, FieldKind } from './kind.ts';
import { inLine, itemsProblem } from './problems.ts';
import type { Document } from './values.ts';

type Rows = FieldOf<'rows'>;

/** Lines of one document, each of them a group of fields; `types` is what knows of each of these. */
export const rows = (types: Required<FieldKind<Field>>): FieldKind<Rows> => {
  const line = group(types);
  const wholeLine = (field: Rows, number: number, around: Around): Document =>
    line.sample(lineOf(field), number, around) as Document;
  return {
    problem: (field, value, occasion) =>
      itemsProblem({ ...field, items: field.most }, value, (each, at): Words | null => {
        const problem = line.problem(lineOf(field), each, occasion);
        return problem && inLine(field, at, problem);
      }),
    text: (field, value, rendering) =>
      (Array.isArray(value) ? value : [])
        .map((each, at) => `${at + 1}. ${line.text(lineOf(field), each, rendering)}`)
        .join('\n'),
    prints: ({ title }) => {
      throw new Error(`Rules have no loop: they can't look into the lines of “${title.en}”`);
    },
    named: ({ most, fields }) => `at most ${most} lines of {${Object.keys(fields).join(', ')}}`,
    fromWire: (field, value) =>
      Array.isArray(value) ? value.map((each) => line.fromWire?.(lineOf(field), each)) : value,
    // A line in which nothing was filled in is none.
    cleaned: (field, value) =>
      Array.isArray(value) ? value.flatMap((each) => line.cleaned?.(lineOf(field), each) ?? []) : value,
    sample: (field, number, around) =>
      Array.from({ length: Math.min(number, field.most) }, (_, at) => wholeLine(field, at + 1, around)),
    edges(field, around) {
      const right = wholeLine(field, 1, around);
      const lines = line.edges(lineOf(field), around).map((each) => [right, each].slice(-field.most));
      return [[], many(field.most, right), many(field.most + 1, right), right, ...lines];
    },
  };
};

/** One line as a field. */
const lineOf = ({ fields, title }: Rows): FieldOf<'group'> => ({
  ...{ type: 'group', fields, title, optional: false, personal: false },
});
