import type { Register } from '../notation/register.ts';

/** How records are asked for: what page and index printer have in common. */
export interface Finding {
  readonly where: readonly (readonly [field: string, operator: '==' | 'in' | '>=' | '<', value: unknown])[];
  readonly order: readonly (readonly [field: string, direction: 'asc' | 'desc'])[];
}

/** After every letter that a text may go on with. */
const LAST = '\uf8ff';

/** Records in the states that a field of another record may name. */
const choosable = ({ states, chosenFrom }: Register): Finding['where'] =>
  chosenFrom.length === Object.keys(states).length ? [] : [['state', 'in', chosenFrom]];

/** What is offered to be chosen before anything is typed. */
export const offered = (register: Register): Finding => ({
  where: choosable(register),
  order: [register.order],
});

/** Of the same, one finding for each of the ways in which a record is found by what was typed. */
export const offeredBy = (register: Register, typed: string): Finding[] =>
  register.foundBy.map((path) => beginningWith(path, typed, choosable(register)));

/** Records in whatever state that are found by what was typed. */
export const foundBy = (register: Register, typed: string): Finding[] =>
  register.foundBy.map((path) => beginningWith(path, typed, []));

/** '3-1-50' of building, entrance and room: the first two as they are, the last one as a beginning. */
function beginningWith(path: readonly string[], typed: string, where: Finding['where']): Finding {
  const parts = path.length === 1 ? [typed] : typed.split('-').slice(0, path.length);
  const last = parts.length - 1;
  const [field = '', text = ''] = [path[last], parts[last]];
  return {
    where: [
      ...where,
      ...parts.slice(0, last).map((part, place) => [path[place] ?? '', '==', part] as const),
      [field, '>=', text],
      [field, '<', text + LAST],
    ],
    order: [[field, 'asc']],
  };
}
