import type { Field, FieldOf } from '../field.ts';
import { read } from '../record.ts';
import { and, call, member, texts } from '../tree.ts';
import { checkNode, optionalCheck } from './checks.ts';
import type { FieldKind } from './kind.ts';
import { missing, wrongForm } from './problems.ts';
import { type Document, isMap, withParts } from './values.ts';

type Group = FieldOf<'group'>;

/** Several fields as one; `types` is what knows of each of them. */
export const group = (types: Required<FieldKind<Field>>): FieldKind<Group> => ({
  problem(field, value, occasion) {
    const { fields } = field;
    if (!isMap(value) || Object.keys(value).some((name) => !Object.hasOwn(fields, name)))
      return wrongForm(field);
    for (const [name, part] of Object.entries(fields)) {
      const absent = part.optional ? null : missing(part);
      const problem = value[name] === undefined ? absent : types.problem(part, value[name], occasion);
      if (problem) return problem;
    }
    return null;
  },
  text: ({ fields }, value, rendering) =>
    Object.entries(fields)
      .map(([name, part]) => [part.title, types.text(part, read(value, [name]), rendering)] as const)
      .filter(([, text]) => text !== '')
      .map(([title, text]) => `${title[rendering.language]} ${text}`)
      .join(rendering.language === 'zh' ? '；' : '; '),
  prints({ fields }, value, checking) {
    const names = Object.keys(fields);
    const required = names.filter((each) => !fields[each]?.optional);
    const checks = Object.entries(fields).map(([name, part]) => {
      const printed = types.prints(part, member(value, name), checking);
      return part.optional ? optionalCheck(value, name, printed) : checkNode(member(value, name), printed);
    });
    const isWhole = required.length === names.length;
    return and(
      isWhole
        ? call('hasExactly', value, texts(names))
        : call('hasWithin', value, texts(required), texts(names)),
      ...checks,
    );
  },
  named: ({ fields }) => `{${Object.keys(fields).join(', ')}}`,
  fromWire: ({ fields }, value) => (isMap(value) ? withParts(fields, value, types.fromWire) : value),
  // One of which nothing was filled in is left out whole.
  cleaned({ fields }, value) {
    const parts = Object.entries(fields).map(
      ([name, part]) =>
        [name, types.cleaned(part, read(value, [name])) ?? types.unsaid(part), types.unsaid(part)] as const,
    );
    if (parts.every(([, said, unsaid]) => said === unsaid)) return undefined;
    return filled(parts.map(([name, said]) => [name, said]));
  },
  sample: ({ fields }, number, around) => whole(fields, (part) => types.sample(part, number, around)),
  edges({ fields }, around) {
    const right = whole(fields, (part) => types.sample(part, 1, around));
    const without = Object.keys(fields).map((name) => ({ ...right, [name]: undefined }));
    const within = Object.entries(fields).flatMap(([name, part]) =>
      types.edges(part, around).map((value) => ({ ...right, [name]: value })),
    );
    const all = [right, { ...right, other: 'x' }, ...without, ...within];
    return [...all.map((each) => filled(Object.entries(each))), 'text'];
  },
});

const whole = (fields: Group['fields'], make: (part: Field) => unknown): Document =>
  Object.fromEntries(Object.entries(fields).map(([name, part]) => [name, make(part)]));

/** What is there of it. */
const filled = (parts: readonly (readonly [string, unknown])[]): Document =>
  Object.fromEntries(parts.filter(([, value]) => value !== undefined));
