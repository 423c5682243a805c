import type { Row } from '../spreadsheets/sheet.ts';

const TOTAL = /^\s*(?:本页|本月|本栋|全部|累计)?(?:合\s*计|总\s*计|小\s*计|共\s*计|total)\s*(?:[:：]|$)/iu;

/** Returns true iff a row begins as a total does. */
export const isTotalLine = ({ cells: [first] }: Row): boolean => TOTAL.test(String(first?.value));
