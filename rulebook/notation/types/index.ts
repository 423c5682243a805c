import type { Field, FieldOf, TypeName } from '../field.ts';
import type { Node } from '../tree.ts';
import { approvals } from './approvals.ts';
import { bytes } from './bytes.ts';
import { checklist } from './checklist.ts';
import type { Checking } from './checks.ts';
import { choice } from './choice.ts';
import { choices } from './choices.ts';
import { day } from './day.ts';
import { days } from './days.ts';
import { group } from './group.ts';
import { instant } from './instant.ts';
import type { Around, FieldKind, FieldOccasion, FieldRendering } from './kind.ts';
import { minute } from './minute.ts';
import { money } from './money.ts';
import { number } from './number.ts';
import { numbers } from './numbers.ts';
import { ref } from './ref.ts';
import { refs } from './refs.ts';
import { rows } from './rows.ts';
import { stamp } from './stamp.ts';
import { text } from './text.ts';
import { texts } from './texts.ts';
import { isEmpty } from './values.ts';
import { whole } from './whole.ts';
import { yesNo } from './yesNo.ts';

type Kinds = { readonly [T in TypeName]: FieldKind<FieldOf<T>> };

/** Whatever is asked of a field is answered by the module of its type. */
export const types: Required<FieldKind<Field>> = {
  problem: <T extends TypeName>(field: FieldOf<T>, value: unknown, occasion: FieldOccasion) =>
    kinds[field.type].problem(field, value, occasion),
  text: <T extends TypeName>(field: FieldOf<T>, value: unknown, rendering: FieldRendering) =>
    value === undefined || value === null ? '' : kinds[field.type].text(field, value, rendering),
  prints: <T extends TypeName>(field: FieldOf<T>, value: Node, checking: Checking) =>
    kinds[field.type].prints(field, value, checking),
  named: <T extends TypeName>(field: FieldOf<T>) => kinds[field.type].named(field),
  fromWire: <T extends TypeName>(field: FieldOf<T>, value: unknown) => {
    const { fromWire } = kinds[field.type];
    return fromWire ? fromWire(field, value) : value;
  },
  cleaned: <T extends TypeName>(field: FieldOf<T>, value: unknown) => {
    if (isEmpty(value)) return undefined;
    const { cleaned } = kinds[field.type];
    return cleaned ? cleaned(field, value) : value;
  },
  unsaid: <T extends TypeName>(field: FieldOf<T>) => kinds[field.type].unsaid?.(field),
  sample: <T extends TypeName>(field: FieldOf<T>, number: number, around: Around) =>
    kinds[field.type].sample(field, number, around),
  edges: <T extends TypeName>(field: FieldOf<T>, around: Around) => kinds[field.type].edges(field, around),
  fullest: <T extends TypeName>(field: FieldOf<T>) => kinds[field.type].fullest?.(field),
};

const kinds: Kinds = {
  text,
  whole,
  money,
  number,
  yesNo,
  choice,
  choices,
  instant,
  minute,
  day,
  ref,
  texts,
  refs,
  days,
  numbers,
  group: group(types),
  rows: rows(types),
  checklist: checklist(types),
  stamp,
  approvals,
  bytes,
};
