import type { Field } from './field.ts';
import type { Register, Registers } from './register.ts';
import type { Value, Where } from './value.ts';

const ENVELOPE = ['state', 'rev', 'opened', 'last'];

/**
 * Follows references inside a path: `the('key.kind')` becomes the kind of the key record that the field names.
 * Throws when a path names no field, so a typing error in a definition is found when it is loaded.
 */
export function resolve(value: Value, of: Register, registers: Registers): Value {
  if (value.value === 'field') {
    const [first = '', ...rest] = value.path;
    const field = fieldOf(of, first);
    if (field?.type !== 'ref' || rest.length === 0) return value;
    const id: Value = { value: 'field', path: [first], before: value.before };
    return resolve(
      { value: 'elsewhere', register: field.register, id, path: rest, after: false },
      of,
      registers,
    );
  }
  if (value.value === 'elsewhere') {
    const [first = '', ...rest] = value.path;
    const id = resolve(value.id, of, registers);
    const field = fieldOf(registers(value.register), first);
    if (field?.type !== 'ref' || rest.length === 0) return { ...value, id };
    const nearer: Value = { ...value, id, path: [first] };
    const further: Value = {
      value: 'elsewhere',
      register: field.register,
      id: nearer,
      path: rest,
      after: value.after,
    };
    return resolve(further, of, registers);
  }
  if (value.value === 'joined')
    return { ...value, parts: value.parts.map((part) => resolve(part, of, registers)) };
  if (value.value === 'kindAbout') {
    return {
      ...value,
      register: resolve(value.register, of, registers),
      id: resolve(value.id, of, registers),
    };
  }
  if (hasWhole(value)) return { ...value, of: resolve(value.of, of, registers) };
  if (value.value === 'sumIn') return { ...value, where: resolveWhere(value.where, of, registers) };
  if (value.value === 'next') return { ...value, scope: resolve(value.scope, of, registers) };
  if (value.value === 'reckoned') {
    return { ...value, left: resolve(value.left, of, registers), right: resolve(value.right, of, registers) };
  }
  if (value.value === 'later') {
    return { ...value, than: resolve(value.than, of, registers), by: resolve(value.by, of, registers) };
  }
  return value;
}

const resolveWhere = (where: Where, of: Register, registers: Registers): Where =>
  where.map((term) => (term[1] === '==' ? [term[0], term[1], resolve(term[2], of, registers)] : term));

type OfAnother = Extract<Value, { value: 'closing' | 'size' | 'column' | 'sum' | 'count' | 'year' }>;

/** Returns true iff the value is made of one other value. */
const hasWhole = (value: Value): value is OfAnother =>
  value.value === 'closing' ||
  value.value === 'size' ||
  value.value === 'column' ||
  value.value === 'sum' ||
  value.value === 'count' ||
  value.value === 'year';

function fieldOf(of: Register, name: string): Field | null {
  const field = of.fields[name];
  if (field) return field;
  if (ENVELOPE.includes(name)) return null;
  throw new Error(`Register '${of.name}' has no field '${name}'`);
}
