import type { Register } from '../../../rulebook/notation/register.ts';

/** How long a text of a register may be, and what form it has if any. Throws for a field of another type. */
export function textField(
  register: Register,
  name: string,
): { readonly max: number; readonly pattern?: string } {
  const field = register.fields[name];
  if (field?.type !== 'text') throw new Error(`'${name}' of '${register.name}' is no text`);
  return field;
}

/** How many texts a field of several holds. Throws for a field of another type. */
export function textsField(register: Register, name: string): { readonly items: number } {
  const field = register.fields[name];
  if (field?.type !== 'texts') throw new Error(`'${name}' of '${register.name}' is no list of texts`);
  return field;
}

/** Between which bounds a number of a register lies. Throws for a field of another type. */
export function numberField(
  register: Register,
  name: string,
): { readonly min: number; readonly max: number } {
  const field = register.fields[name];
  if (field?.type !== 'whole' && field?.type !== 'number' && field?.type !== 'money') {
    throw new Error(`'${name}' of '${register.name}' is no number`);
  }
  return field;
}
