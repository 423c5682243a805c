import { type Field, isNamed } from '../notation/field.ts';
import { inRules, joinedLike } from '../notation/plain-text.ts';
import { and, binary, call, literal, member, method, type Node, name, not, or, texts } from './tree.ts';

/** What the check of a field needs to know beside the field. */
export interface Checking {
  /** Returns true iff the step reads the record that this value names anyway, so that it is there or the step is refused. */
  readonly isReadAnyway: (register: string, value: Node) => boolean;
}

/** A check of the frame, `isText(the.why, 200)`; where a field may be absent the frame has one for that, `mayText`. */
interface Check {
  readonly named: string;
  readonly with: readonly Node[];
}

/** Whether a value may be written into a field. */
export function typeNode(value: Node, field: Field, checking: Checking): Node {
  const check = checkOf(field, value, checking);
  if ('node' in check) return check;
  const [choices] = check.with;
  return check.named === 'isOneOf' && choices
    ? binary('in', value, choices)
    : call(check.named, value, ...check.with);
}

/** The same of a field that may be absent from the record. */
export function optionalNode(record: Node, field: Field, called: string, checking: Checking): Node {
  const value = member(record, called);
  const check = checkOf(field, value, checking);
  if (!('node' in check) && MAY.includes(check.named)) {
    return call(check.named.replace(/^is|^are/, 'may'), record, literal(called), ...check.with);
  }
  return or(not(binary('in', literal(called), record)), typeNode(value, field, checking));
}

/** Checks that the frame has for absent fields too, because many registers ask so. */
const MAY = ['isText', 'isRef', 'isOneOf'];

function checkOf(field: Field, value: Node, checking: Checking): Check | Node {
  const check = (named: string, ...args: readonly Node[]): Check => ({ named, with: args });
  switch (field.type) {
    case 'text':
      return textCheck(value, field);
    case 'whole':
      return check('isWhole', literal(field.min), literal(field.max));
    case 'number':
      return check('isNumber', literal(field.min), literal(field.max));
    case 'yesNo':
      return binary('is', value, name('bool'));
    case 'choice':
      return check('isOneOf', texts(Object.keys(field.choices)));
    case 'choices':
      return check('isSome', texts(Object.keys(field.choices)));
    case 'instant':
      return check('isInstant');
    case 'minute':
      return check('isMinute');
    case 'day':
      return check('isDay');
    case 'ref':
      return checking.isReadAnyway(field.register, value)
        ? check('isId')
        : check('isRef', literal(field.register));
    case 'texts':
      return field.pattern
        ? check('areLike', literal(field.items), literal(inRules(joinedLike(field.pattern))))
        : check('areTexts', literal(field.items), literal(field.max));
    case 'refs':
      return check('areIds', literal(field.items));
    case 'days':
      return check('areDays', literal(field.items));
    case 'numbers':
      return numbersNode(value, field);
    case 'stamp':
      return check('isStamp');
    case 'approvals':
      return binary('is', value, name('map'));
    case 'bytes':
      return check('isPicture', literal(field.min), literal(field.max));
    case 'group':
      return groupNode(value, field.fields, checking);
  }
}

/** A pattern that ends says itself how long a text may be. */
function textCheck(value: Node, { pattern, max, lines }: Extract<Field, { type: 'text' }>): Check | Node {
  if (!pattern) return { named: lines ? 'isLongText' : 'isText', with: [literal(max)] };
  const isBounded = !/[*+]/.test(pattern.replaceAll(/\[[^\]]*\]|\\./g, ''));
  return isBounded
    ? { named: 'isLike', with: [literal(pattern)] }
    : and(call('isText', value, literal(max)), method(value, 'matches', literal(pattern)));
}

/** A few possible numbers are named, of many each place of the list is looked at: rules have no loop. */
function numbersNode(value: Node, field: Extract<Field, { type: 'numbers' }>): Node {
  const { min, max, items } = field;
  if (isNamed(field)) {
    const possible = Array.from({ length: max - min + 1 }, (_, at) => min + at);
    return call('isSome', value, texts(possible));
  }
  const size = method(value, 'size');
  const places = Array.from({ length: items }, (_, place) =>
    or(
      binary('<=', size, literal(place)),
      call('isWhole', { node: 'item', of: value, at: place }, literal(min), literal(max)),
    ),
  );
  return and(binary('is', value, name('list')), binary('<=', size, literal(items)), ...places);
}

function groupNode(value: Node, fields: Readonly<Record<string, Field>>, checking: Checking): Node {
  const names = Object.keys(fields);
  const required = names.filter((each) => !fields[each]?.optional);
  const checks = Object.entries(fields).map(([each, field]) =>
    field.optional
      ? optionalNode(value, field, each, checking)
      : typeNode(member(value, each), field, checking),
  );
  const isWhole = required.length === names.length;
  return and(
    isWhole
      ? call('hasExactly', value, texts(names))
      : call('hasWithin', value, texts(required), texts(names)),
    ...checks,
  );
}
