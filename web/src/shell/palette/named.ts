import type { Row } from '../../data/store.ts';
import type { FoundKey } from '../../pages/search/found-keys.ts';
import { plainCode } from '../../typed/plain-code.ts';
import { readTyped } from '../../typed/read-typed.ts';

interface Found {
  readonly keys: readonly FoundKey[];
  readonly households: readonly Row[];
  readonly units: readonly Row[];
}

/** Where the one thing stands that was named exactly: a key by its code as people say it, a room in full. Null for all else. */
export function addressNamed(text: string, { keys, households, units }: Found): string | null {
  const plain = plainCode(text);
  const isCode = (code: string) =>
    code.toLowerCase() === text.toLowerCase() || (plain !== null && plainCode(code) === plain);
  const coded = keys.filter(({ row }) => isCode(String(row.data.code)));
  if (coded.length > 0) return onlyOf(coded.map(({ row }) => `/keys/${encodeURIComponent(row.id)}`));
  const { room, otherRoom } = readTyped(text);
  const inside = households.filter(
    ({ data }) => data.room === room || data.room === otherRoom || units.some(({ id }) => id === data.unit),
  );
  return onlyOf([
    ...inside.map(({ id }) => `/households/${encodeURIComponent(id)}`),
    ...emptyOf(units, households).map(({ id }) => `/units/${encodeURIComponent(id)}`),
  ]);
}

/** The units in which none of the households lives. */
export const emptyOf = (units: readonly Row[], households: readonly Row[]): readonly Row[] =>
  units.filter(({ id }) => !households.some(({ data }) => data.unit === id));

const onlyOf = (addresses: readonly string[]): string | null =>
  addresses.length === 1 ? (addresses[0] ?? null) : null;
