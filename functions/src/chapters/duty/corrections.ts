import { FieldValue, type Firestore } from 'firebase-admin/firestore';
import { correctionsPath } from '../../../../rulebook/reading/paths.ts';

interface Written {
  readonly day: string;
  readonly entry: string;
  /** `day/entry` of the older entry, as the rules let it through; absent for an entry that corrects nothing. */
  readonly corrects: unknown;
}

/**
 * R2.4.6 A correction points at the older entry. Where that lies in the book of another day, it is noted beside that
 * book, so that whoever reads the old entry sees that it was corrected. As often as it is delivered, it stands once.
 */
export async function noteCorrection(db: Firestore, site: string, written: Written): Promise<void> {
  const { day, entry, corrects } = written;
  if (typeof corrects !== 'string') return;
  const [olderDay = '', olderEntry = ''] = corrects.split('/');
  if (olderDay === day || olderEntry === '') return;
  const entries = { [olderEntry]: FieldValue.arrayUnion(`${day}/${entry}`) };
  await db.doc(correctionsPath(site, olderDay)).set({ entries }, { merge: true });
}
