import type {
  Change as DocumentChange,
  DocumentSnapshot,
  FirestoreEvent,
} from 'firebase-functions/v2/firestore';
import { type Document, fromFirestore } from '../records/documents.ts';
import type { Change } from './tell-of.ts';

type Written = FirestoreEvent<
  DocumentChange<DocumentSnapshot> | undefined,
  { site: string; register?: string; record: string }
>;

/** The trigger's event as the rulebook reads it; the register is told where the path does not. */
export function changeOf({ params, data }: Written, register = params.register ?? ''): Change {
  const read = (snapshot: DocumentSnapshot | undefined): Document | null =>
    snapshot?.exists ? (fromFirestore(snapshot.data()) as Document) : null;
  return {
    site: params.site,
    register,
    id: params.record,
    before: read(data?.before),
    after: read(data?.after),
  };
}
