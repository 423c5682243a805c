import type { Firestore } from 'firebase-admin/firestore';
import { hangsOn } from '../../../rulebook/reading/hangs-on.ts';
import { openPath } from '../../../rulebook/reading/paths.ts';
import { Refused } from '../callables/callable.ts';
import { openDocument } from '../open/document.ts';
import { readRoster } from '../records/roster.ts';

/**
 * R2.4.7.8 Throws where something hangs on this person: it is settled or handed on first, or somebody says what becomes
 * of it. Counted over all registers, whoever may read them; of their contents nothing is told.
 */
export async function refuseWhatIsLeftAlone(db: Firestore, site: string, uid: string): Promise<void> {
  const [{ docs }, { rights }] = await Promise.all([
    db.collection(openPath(site)).where('for', 'array-contains', uid).get(),
    readRoster(db, site),
  ]);
  const goWithThem = Object.keys(rights).filter((other) =>
    rights[other]?.standsIn.some(({ absent }) => absent === uid),
  );
  const alone = docs.filter((each) => {
    const { matters } = openDocument.pick({ matters: true }).parse(each.data());
    return Object.values(matters).some((matter) => hangsOn(matter, uid, goWithThem));
  });
  if (alone.length > 0) throw leftAlone(alone.length);
}

const leftAlone = (count: number): Refused =>
  new Refused({
    field: 'unsettled',
    words: {
      zh: `有 ${count} 项事项由此人负责，无人接手：请先办结或转交；确实无法交接的，请写明未交接事项及其安排`,
      en: `${count === 1 ? '1 matter hangs' : `${count} matters hang`} on this person: settle or hand on each first; of what can’t be handed on, say what becomes of it`,
    },
    clauses: ['R2.4.7.8'],
  });
