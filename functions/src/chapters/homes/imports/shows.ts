import type { MoveInField } from '../../../../../rulebook/chapters/homes/move-in-list.ts';
import { shownOf } from '../../../imports/cells.ts';
import type { PlannedHousehold } from './planned.ts';
import { withNotes } from './with-notes.ts';

/** A row of the list as it was read; numbers by their ends (R2.4.16). */
export function shows({ unit, owner }: PlannedHousehold): Readonly<Partial<Record<MoveInField, string>>> {
  const { building, entrance, floor, room, area, structure } = unit;
  const said = {
    ...{ building, entrance, room, structure, floor: String(floor), area: String(area) },
    ownerName: owner && [owner.fullName, ...owner.family].join('、'),
    phones: owner && shownOf(owner.phones.join('、')),
    idNumber: owner?.idNumber && shownOf(owner.idNumber),
    ...{ moveInDate: owner?.moveInDate, careMark: owner?.careMark },
    remark: owner && withNotes(owner.remark, owner.notes),
  };
  return Object.fromEntries(
    Object.entries(said).flatMap(([field, value]) => (value ? [[field, value]] : [])),
  );
}
