/** A unit as the developer's move-in list tells of it (R2.4.2, R3.4.5.4). */
export interface PlannedUnit {
  readonly id: string;
  readonly building: string;
  readonly entrance: string;
  /** Whether the list says the entrance; else it is taken to be the only one. */
  readonly hasEntrance: boolean;
  readonly floor: number;
  readonly room: string;
  /** Square metres. */
  readonly area: number;
  readonly structure: string | null;
}

/** Its owner; null stands for what the list does not say (R3.4.5.1). */
export interface PlannedOwner {
  readonly fullName: string;
  readonly phones: readonly string[];
  readonly idNumber: string | null;
  /** ISO date. */
  readonly moveInDate: string | null;
  readonly careMark: string | null;
  /** Those who own it together with them. */
  readonly family: readonly string[];
  /** What the list says of a tenancy, when it is the tenant. */
  readonly tenancy: string | null;
  readonly remark: string | null;
  /** What else the row says of them and no field holds; stands behind the remark. */
  readonly notes: readonly string[];
}

/** What of a row may turn out wrong beside what is stored. */
export const pointedAt = ['building', 'room', 'ownerName', 'phones', 'idNumber', 'remark'] as const;
export type PointedAt = (typeof pointedAt)[number];

/** One row of the list: a unit, and the household it belongs to when it is sold. */
export interface PlannedHousehold {
  readonly row: number;
  /** In a list of several sheets. */
  readonly sheet?: string;
  /** Where what may contradict the file stands in the list, to point at, and what is shown of it. */
  readonly cells: Readonly<Record<PointedAt, string>>;
  readonly values: Readonly<Partial<Record<PointedAt, string>>>;
  readonly unit: PlannedUnit;
  readonly owner: PlannedOwner | null;
  /** False where the list says that it is the developer's still. */
  readonly isSold: boolean;
}
