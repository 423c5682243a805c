import { settled, settledOwed } from '../generated/navigation.ts';
import type { OpenItem } from './open-items.ts';

/** Returns true iff there is a page for settling it that is not its record's. */
export const isSettledElsewhere = ({ register, isOwed }: Pick<OpenItem, 'register' | 'isOwed'>): boolean =>
  isOwed || settled[register] !== undefined;

/** Where the matter is settled: on its record's own page, unless its chapter names another one. */
export function placeOf({ register, record, name }: Pick<OpenItem, 'register' | 'record' | 'name'>): string {
  const [owed = '', each = ''] = name.split('~');
  const address = (each !== '' && settledOwed[owed]) || settled[register] || `/${register}/{id}`;
  const parts: Readonly<Record<string, string>> = { id: record, holder: record.replace(/~[^~]*$/, ''), each };
  return address.replaceAll(/\{(\w+)\}/g, (_place, part: string) => encodeURIComponent(parts[part] ?? ''));
}
