import type { Firestore } from 'firebase-admin/firestore';
import { registers } from '../../../../rulebook/chapters/index.ts';
import { dateOf, type RecordData } from '../../../../rulebook/notation/record.ts';
import { collectionPath } from '../../../../rulebook/reading/paths.ts';
import { derivedId } from '../../consequences/derived-id.ts';
import type { Change } from '../../consequences/tell-of.ts';
import { tellLeaders } from '../../notices/tell-leaders.ts';
import { fromFirestore } from '../../records/documents.ts';

/**
 * R4.4.1.6, R4.4.1.7 Keys that the count found in the cabinet although they are entered as out or lost: supervisor and
 * manager are told, once a key and count. Which of the two is true, a person finds out.
 */
export async function tellOfFoundElsewhere(db: Firestore, change: Change, now: Date): Promise<void> {
  const { site, id, after } = change;
  if (after?.state !== 'done') return;
  const found = new Set(after.found as string[]);
  const counted = dateOf(after as RecordData, 'done.at') ?? now;
  const elsewhere = await db
    .collection(collectionPath(site, registers('keys')))
    .where('cabinet', '==', after.cabinet)
    .where('state', 'in', ['out', 'lost'])
    .get();
  for (const each of elsewhere.docs.filter((key) => found.has(key.id))) {
    const key = fromFirestore(each.data()) as RecordData;
    // It may have been lent, or lost, after it was counted.
    if (key.last.at >= counted) continue;
    const entered = registers('keys').states[key.state]?.words;
    const notice = {
      site,
      kind: 'keyFoundElsewhere',
      register: 'keys',
      record: each.id,
      title: { zh: '钥匙在柜，登记不符', en: 'A key hangs here that is entered as elsewhere' },
      text: {
        zh: `${String(after.day)} 清点时钥匙 ${String(key.code)} 在柜，登记为“${entered?.zh}”，请核实`,
        en: `Key ${String(key.code)} was found at the count of ${String(after.day)}, but is entered as '${entered?.en}': please look into it`,
      },
      clauses: ['R4.4.1.6', 'R4.4.1.7'],
    };
    await tellLeaders(db, derivedId(['found', id, each.id]), notice, now);
  }
}
