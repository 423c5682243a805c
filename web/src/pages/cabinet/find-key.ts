import type { Document, Row } from '../../data/store.ts';
import { getOne, getPage } from '../../firebase/lite.ts';
import type { ReadCode } from './key-code.ts';

/** A key that was scanned or typed. */
export interface FoundKey {
  readonly id: string;
  readonly key: Document;
}

const FEW = 10;

/** Finds a key by its label or its code: one or two reads. A code that was given to a new key means the new one. */
export async function findKey(site: string, code: ReadCode): Promise<FoundKey | null> {
  if (code.is === 'nothing') return null;
  if (code.is === 'key') {
    const key = await getOne(`sites/${site}/keys/${code.id}`);
    return key && { id: code.id, key };
  }
  const rows = await getPage({ from: `sites/${site}/keys`, where: [['code', '==', code.code]], limit: FEW });
  const kept = rows.find(({ data }) => data.state !== 'withdrawn') ?? rows[0];
  return kept ? asFound(kept) : null;
}

const asFound = ({ id, data }: Row): FoundKey => ({ id, key: data });
