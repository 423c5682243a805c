import { roles } from '../../site/roles.ts';
import type { FieldOf } from '../field.ts';
import { read } from '../record.ts';
import { binary, name } from '../tree.ts';
import { listText, stampText } from './as-text.ts';
import type { FieldKind } from './kind.ts';
import { wrongForm } from './problems.ts';
import { isMap, isStamp } from './values.ts';

export const approvals: FieldKind<FieldOf<'approvals'>> = {
  problem: (field, value) =>
    isMap(value) && Object.entries(value).every(([role, each]) => isOneOf(field.roles, role) && isStamp(each))
      ? null
      : wrongForm(field),
  text: (field, value, rendering) =>
    listText(
      field.roles
        .filter((role) => read(value, [role]) !== undefined)
        .map((role) => `${roles[role][rendering.language]} ${stampText(read(value, [role]), rendering)}`),
      rendering.language,
    ),
  prints: (_field, value) => binary('is', value, name('map')),
  named: (field) => `a stamp of each of ${field.roles.join(', ')}`,
  sample: () => ({}),
  edges: (field, { actor, idOf, stampOf }) => [
    {},
    { [String(field.roles[0])]: stampOf(idOf('members', 1)) },
    { clerk: stampOf(actor) },
    actor,
  ],
};

const isOneOf = (names: readonly string[], name: string): boolean => names.includes(name);
