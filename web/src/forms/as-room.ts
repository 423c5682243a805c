import type { Field } from '../../../rulebook/notation/field.ts';
import { types } from '../../../rulebook/notation/types/index.ts';
import type { Document } from '../data/store.ts';
import { readTyped } from '../typed/read-typed.ts';

const ROOM = /^[A-Z]?\d+[A-Z]?(?:-[A-Z]?\d+[A-Z]?)*$/;

/** '3栋1单元301室' and '3 1 301' are '3-1-301'. Null of what is no room by its number: '物业服务中心'. */
function roomIn(text: string): string | null {
  const { room } = readTyped(text);
  return ROOM.test(room) ? room : null;
}

const isRoom = (field: Field | undefined): boolean => field?.type === 'text' && field.room === true;

/** How the record that stands writes its rooms. */
const roomsOf = (fields: Readonly<Record<string, Field>>, record: Document | null): readonly string[] =>
  Object.keys(fields).flatMap((name) => {
    const value = record?.[name];
    return isRoom(fields[name]) && typeof value === 'string' ? [value] : [];
  });

/**
 * What was typed into a field, cleaned; a room as the search box reads it, so that it is the same room however it was
 * written. Where the record names that very room already, it is written as it is written there.
 */
export function cleanedOf(
  name: string,
  value: unknown,
  fields: Readonly<Record<string, Field>>,
  record: Document | null,
): unknown {
  const field = fields[name];
  if (!field) return value;
  const cleaned = types.cleaned(field, value);
  if (!isRoom(field) || typeof cleaned !== 'string') return cleaned;
  const room = roomIn(cleaned);
  if (room === null) return cleaned;
  return roomsOf(fields, record).find((each) => roomIn(each) === room) ?? room;
}
