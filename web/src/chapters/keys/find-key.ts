import { isId } from '../../../../rulebook/notation/ids.ts';
import type { Document } from '../../data/store.ts';
import { getOne } from '../../firebase/lite.ts';
import type { ReadCode } from './key-code.ts';

/** A key that was scanned or typed. */
export interface FoundKey {
  readonly id: string;
  readonly key: Document;
}

/** Finds a key by its label or its code, which is its id: one read. */
export async function findKey(site: string, code: ReadCode): Promise<FoundKey | null> {
  const id = code.is === 'key' ? code.id : code.is === 'code' ? code.code : '';
  if (!isId(id)) return null;
  const key = await getOne(`sites/${site}/keys/${id}`);
  return key && { id, key };
}
