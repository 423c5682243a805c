import type { QueryDocumentSnapshot, Timestamp } from 'firebase-admin/firestore';
import { registers } from '../../../../rulebook/chapters/index.ts';
import { collectionPath } from '../../../../rulebook/reading/paths.ts';
import type { Sources } from '../../../../rulebook/reading/rights.ts';
import { type Role, roles } from '../../../../rulebook/site/roles.ts';
import type { Words } from '../../../../rulebook/site/words.ts';
import type { CalendarEntry, Contribute } from '../../calendar/entry.ts';

const LEAVES_MOST = 20;

/** R4.4.1.10 The person's own leaves and those of others in whose place they stand, running or planned; 40 at most. */
export const leaves: Contribute = async ({ db, site, uid, rights }) => {
  const active = db.collection(collectionPath(site, registers('delegations'))).where('state', '==', 'active');
  const [own, others] = await Promise.all([
    active.where('absent', '==', uid).limit(LEAVES_MOST).get(),
    active.where('deputy', '==', uid).limit(LEAVES_MOST).get(),
  ]);
  return [
    ...own.docs.map((each) => entryOf(each, onLeave)),
    ...others.docs.map((each) => entryOf(each, standingIn(each.get('absent'), rights))),
  ];
};

const onLeave: Words = { zh: '休假（已委托代行）', en: 'On leave, with a stand-in' };

/** The role says what is to be done; whose it is, the desk tells. */
function standingIn(absent: unknown, rights: Sources | null): Words {
  const lent = rights?.standsIn.filter((each) => each.absent === absent).flatMap((each) => each.roles) ?? [];
  const known = [...new Set(lent)].flatMap((role) => roles[role as Role] ?? []);
  if (known.length === 0) return { zh: '代行职责', en: 'Standing in' };
  return {
    zh: `代行职责：${known.map(({ zh }) => zh).join('、')}`,
    en: `Standing in: ${known.map(({ en }) => en).join(', ')}`,
  };
}

const entryOf = (found: QueryDocumentSnapshot, title: Words): CalendarEntry => ({
  about: ['delegations', found.id],
  ...{ title, clauses: ['R4.4.1.10'], path: `/delegations/${encodeURIComponent(found.id)}` },
  when: {
    from: (found.get('from') as Timestamp).toDate(),
    until: (found.get('until') as Timestamp).toDate(),
  },
  changedAt: found.updateTime.toDate(),
});
