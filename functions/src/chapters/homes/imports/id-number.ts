import { isCalendarDay } from '../../../imports/calendar-day.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_SIGNS = '10X98765432';
const FORMER_LENGTH = 15;

export type IdNumberFault = 'checkDigit' | 'length' | 'signs';

/**
 * What is wrong with an identity number, or null. Eighteen places are checked by GB 11643: the date of birth and
 * the check digit. Passports and permits are letters and digits and have no check of their own.
 */
export function faultOfIdNumber(text: string): IdNumberFault | null {
  if (/^\d{17}[\dX]$/.test(text)) return isResidentId(text) ? null : 'checkDigit';
  if (/^\d+X?$/.test(text) && text.length > 9) return text.length === FORMER_LENGTH ? null : 'length';
  return /^[A-Z0-9()-]{5,30}$/.test(text) ? null : 'signs';
}

function isResidentId(text: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(text[place]), 0);
  const born = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  return text[17] === CHECK_SIGNS[sum % 11] && isCalendarDay(born);
}
