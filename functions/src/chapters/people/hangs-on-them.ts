import { hangsOn } from '../../../../rulebook/reading/hangs-on.ts';
import { openPath } from '../../../../rulebook/reading/paths.ts';
import { openDocument } from '../../open/document.ts';
import type { Judge } from '../../records/judge.ts';
import { readRoster } from '../../records/roster.ts';

/**
 * R2.4.7.8 Who is dismissed has nothing in hand: it is settled or handed on first, or somebody says what becomes of it.
 * Counted over all registers, whoever may read them; of their contents nothing is told.
 */
export const hangsOnThem: Judge = async ({ db, transaction, site }, { register, step, id, data }) => {
  if (data.unsettled !== undefined) return [];
  const [{ docs }, { rights }] = await Promise.all([
    transaction.get(db.collection(openPath(site)).where('for', 'array-contains', id)),
    readRoster(db, site, transaction),
  ]);
  const goWithThem = Object.keys(rights).filter((other) =>
    rights[other]?.standsIn.some(({ absent }) => absent === id),
  );
  const count = docs.filter((each) => {
    const { matters } = openDocument.pick({ matters: true }).parse(each.data());
    return Object.values(matters).some((matter) => hangsOn(matter, id, goWithThem));
  }).length;
  if (count === 0) return [];
  const words = {
    zh: `有 ${count} 项事项由此人负责，无人接手：请先办结或转交；确实无法交接的，请写明未交接事项及其安排`,
    en: `${count === 1 ? '1 matter hangs' : `${count} matters hang`} on this person: settle or hand on each first; of what can’t be handed on, say what becomes of it`,
  };
  return [{ register, step, rule: 'hangsOnThem', words, cites: ['R2.4.7.8'], fields: ['unsettled'] }];
};
