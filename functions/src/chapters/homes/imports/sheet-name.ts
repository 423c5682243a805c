import { buildingName, plainName } from '../../../../../rulebook/chapters/homes/unit-name.ts';

/** What a program calls a sheet by itself. */
const BY_ITSELF = /^(?:SHEET|工作表|表|TABLE)?\d*(?:\(\d+\))?$/u;
const BUILDING = /^第?[^栋幢座]{1,8}(?:号楼|#楼|[栋幢座楼号#苑])$/u;

/** The building that a sheet is called after: 12 of '12栋'; null for '明细' and 'Sheet1'. */
export function buildingOfSheet(sheet: string | undefined): string | null {
  if (sheet === undefined) return null;
  const plain = plainName(sheet).replace(/(?:业主|住户|房屋)?(?:名单|清单|信息|明细|台账|表)$/u, '');
  return BY_ITSELF.test(plain) || !BUILDING.test(plain) ? null : buildingName(plain);
}
