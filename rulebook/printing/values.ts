import type { Field } from '../notation/field.ts';
import type { Register, Registers } from '../notation/register.ts';
import { resolve } from '../notation/resolve.ts';
import {
  binary,
  call,
  item,
  list,
  literal,
  member,
  method,
  type Node,
  name,
  texts,
} from '../notation/tree.ts';
import type { Value } from '../notation/value.ts';

/** Where an expression stands: in a step, which knows the record before and after it, or where a record is read. */
export interface Place {
  readonly register: Register;
  readonly registers: Registers;
  /** The record that it speaks of. */
  readonly record: Node;
  /** Optional fields of the record that are there, because the step asks for them or a condition before has. */
  readonly filledIn: ReadonlySet<string>;
}

/** A record as somebody who takes a step would have it stand. */
export const THE = name('the');
/** Who asks, with all that they may do. */
export const ME = name('me');
/** A record as it is stored. */
export const WAS = call('was');
export const ID = name('id');
/** Of who has come back with a PIN too. */
export const MY_UID = call('myUid');
const NOW = member(name('request'), 'time');

/** A value as the rules write it. */
export function valueNode(value: Value, place: Place): Node {
  const followed = resolve(value, place.register, place.registers);
  const within = (inner: Value): Node => valueNode(inner, place);
  switch (followed.value) {
    case 'literal':
      return literal(followed.literal);
    case 'actor':
      return MY_UID;
    case 'now':
      return NOW;
    case 'today':
      return call('today');
    case 'kindAbout':
      return call('kindAbout', within(followed.register), within(followed.id));
    case 'closing':
      return call('closingOf', within(followed.of));
    case 'ownId':
      return ID;
    case 'joined':
      return followed.parts.map(within).reduce((left, right) => binary('+', left, right));
    case 'reckoned':
      return binary(followed.operator, within(followed.left), within(followed.right));
    case 'year':
      return item(method(within(followed.of), 'split', literal('-')), 0);
    case 'sumIn':
      throw new Error(`Rules can't query: register '${place.register.name}' adds up ${followed.register}`);
    case 'next':
      throw new Error(
        `Rules can't count: register '${place.register.name}' wants a number of ${followed.series}`,
      );
    case 'column':
    case 'sum':
    case 'count':
    case 'row':
      throw new Error(
        `Rules have no loop: register '${place.register.name}' wants a ${followed.value} of lines`,
      );
    case 'size':
      return method(within(followed.of), 'size');
    case 'later': {
      const span = method(name('duration'), 'value', within(followed.by), literal(followed.unit));
      return binary('+', within(followed.than), span);
    }
    case 'field':
      return followed.before
        ? fieldNode(WAS, followed.path, place.register)
        : fieldNode(place.record, followed.path, place.register, place.filledIn);
    case 'elsewhere': {
      const isMe = followed.register === 'members' && followed.id.value === 'actor' && !followed.after;
      const other = place.registers(followed.register);
      const record = isMe ? ME : recordNode(other, within(followed.id), followed.after);
      const { otherwise = null } = followed;
      if (otherwise !== null) return absentAs(record, followed.path, literal(otherwise));
      return followed.after
        ? absentAs(record, followed.path, blankOf(followed.path, other))
        : fieldNode(record, followed.path, other);
    }
  }
}

/** A record of a register, as it stands or as it will stand after the batch. */
export const recordNode = (of: Register, id: Node, isAfter = false): Node =>
  of.beneath
    ? call(isAfter ? 'afterBeneath' : 'recordBeneath', ...placeBeneath(of.beneath, id))
    : call(isAfter ? 'after' : 'record', literal(of.name), id);

export const pathNode = (of: Register, id: Node): Node =>
  of.beneath ? call('beneath', ...placeBeneath(of.beneath, id)) : call('at', literal(of.name), id);

const placeBeneath = (beneath: NonNullable<Register['beneath']>, id: Node): Node[] => [
  literal(beneath.register),
  id,
  literal(beneath.collection),
  literal(beneath.id),
];

/** `the.key` where the field is always there; `the.get('proof', null)` where it may be absent. */
export function fieldNode(
  record: Node,
  path: readonly string[],
  register: Register,
  filledIn: ReadonlySet<string> = new Set(),
): Node {
  if (isCertain(path, register, filledIn)) return member(record, ...path);
  return absentAs(record, path, literal(null));
}

/** The field, or something else where it is absent. */
const absentAs = (record: Node, path: readonly string[], otherwise: Node): Node =>
  method(record, 'get', path.length === 1 ? literal(path[0] ?? '') : texts(path), otherwise);

/**
 * What stands for a field that the batch leaves out of the other record though it must be there: that record's own rules
 * refuse it, and this one's go on reckoning without breaking.
 */
function blankOf(path: readonly string[], register: Register): Node {
  const field = register.fields[path[0] ?? ''];
  if (field?.optional) return literal(null);
  if (path.length > 1 && path.at(-1) === 'at') return method(name('timestamp'), 'value', literal(0));
  return literal(field?.type === 'whole' || field?.type === 'money' ? 0 : null);
}

/** The list of a field, empty where it is absent. */
export function listNode(value: Value, place: Place): Node {
  const node = valueNode(value, place);
  return node.node === 'call' && node.name === 'get'
    ? { ...node, with: [...node.with.slice(0, 1), list([])] }
    : node;
}

/** Returns true iff every part of the path is there. */
export function isCertain(
  [first = '', ...rest]: readonly string[],
  register: Register,
  filledIn: ReadonlySet<string>,
): boolean {
  const field = register.fields[first];
  if (!field) return true; // The envelope.
  if (field.optional && !filledIn.has(first)) return false;
  let inner: Field | undefined = field;
  for (const part of rest) {
    if (inner?.type === 'stamp') return true;
    inner = inner?.type === 'group' ? inner.fields[part] : undefined;
    if (!inner || inner.optional) return false;
  }
  return true;
}
