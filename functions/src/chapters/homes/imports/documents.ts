import { unitLabel } from '../../../../../rulebook/chapters/homes/unit-name.ts';
import { maskedName } from '../../../../../rulebook/notation/mask.ts';
import type { PlannedHousehold } from './planned.ts';

/** Fields of a record without its envelope. A field that the list does not tell is absent. */
export type Fields = Readonly<Record<string, unknown>>;

/** What a row of the list says of the records that it stands for. */
export interface ListedDocuments {
  readonly unitState: 'occupied' | 'vacant' | 'unsold';
  readonly unit: Fields;
  /** Null when the unit has no owner yet. */
  readonly owned: {
    readonly household: Fields;
    /** As a new household is called. */
    readonly displayName: string;
    readonly file: Fields;
    readonly phones: readonly string[];
    readonly family: readonly string[];
    readonly notes: readonly string[];
  } | null;
}

/**
 * The records that a row stands for, as the registers of units, households and their private parts define them.
 * `today` is the ISO date at the site: a household that moved in by then lives there.
 */
export function documentsOf({ unit, owner, isSold }: PlannedHousehold, today: string): ListedDocuments {
  const { id, building, entrance, floor, room, area, structure } = unit;
  const hasMovedIn = owner?.moveInDate != null && owner.moveInDate <= today;
  return {
    unitState: hasMovedIn ? 'occupied' : isSold ? 'vacant' : 'unsold',
    unit: told({ building, entrance, floor, room, area, structure }),
    owned: owner && {
      household: told({
        unit: id,
        building,
        room: unitLabel(unit),
        moveInDate: owner.moveInDate,
        careMark: owner.careMark,
      }),
      displayName: maskedName(owner.fullName),
      phones: owner.phones,
      family: owner.family,
      notes: owner.notes,
      file: told({
        fullName: owner.fullName,
        idNumber: owner.idNumber,
        tenancy: owner.tenancy,
        // A remark may be personal, so it stands in the private file (R2.4.16).
        remark: owner.remark,
      }),
    },
  };
}

const told = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
