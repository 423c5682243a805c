import type { Firestore } from 'firebase-admin/firestore';
import { dateOf, type RecordData } from '../../../rulebook/language/record.ts';
import { collectionPath } from '../../../rulebook/paths.ts';
import { registers } from '../../../rulebook/registers/index.ts';
import { tellLeaders } from '../notices/tell-leaders.ts';
import { derivedId } from './derived-id.ts';
import type { Change } from './tell-of.ts';

/**
 * R4.4.1.6, R4.4.1.7 Keys that the count found in the cabinet although they are entered as out or lost: supervisor and
 * manager are told, once a key and count. Which of the two is true, a person finds out.
 */
export async function tellOfFoundElsewhere(db: Firestore, change: Change, now: Date): Promise<void> {
  const { site, register, id, after } = change;
  if (register !== 'keyCounts' || after?.state !== 'done') return;
  const found = new Set(after.found as string[]);
  const counted = dateOf(after as RecordData, 'done.at') ?? now;
  const elsewhere = await db
    .collection(collectionPath(site, registers('keys')))
    .where('cabinet', '==', after.cabinet)
    .where('state', 'in', ['out', 'lost'])
    .get();
  for (const key of elsewhere.docs.filter((each) => found.has(each.id))) {
    const moved = dateOf(key.data() as RecordData, 'last.at');
    // It may have been lent, or lost, after it was counted.
    if (moved && moved >= counted) continue;
    const entered = registers('keys').states[String(key.get('state'))];
    const notice = {
      site,
      kind: 'keyFoundElsewhere',
      register: 'keys',
      record: key.id,
      title: { zh: '钥匙在柜，登记不符', en: 'A key hangs here that is entered as elsewhere' },
      text: {
        zh: `${String(after.day)} 清点时钥匙 ${key.id} 在柜，登记为“${entered?.zh}”，请核实`,
        en: `Key ${key.id} was found at the count of ${String(after.day)}, but is entered as '${entered?.en}': please look into it`,
      },
      clauses: ['R4.4.1.6', 'R4.4.1.7'],
    };
    await tellLeaders(db, derivedId(['found', id, key.id]), notice, now);
  }
}
