import { randomBytes } from 'node:crypto';
import type { Firestore } from 'firebase-admin/firestore';
import { inGroups } from '../../many.ts';

/** What stands behind a link: a household's survey, or a visit that it says something about. */
export type Link = SurveyLink | VisitLink;

/** Which household answers which survey. */
export interface SurveyLink {
  readonly site: string;
  readonly survey: string;
  readonly household: string;
}

export interface VisitLink {
  readonly site: string;
  readonly followUp: string;
}

export const isOfVisit = (link: Link): link is VisitLink => 'followUp' in link;

/** 130 bits in signs that are read from paper without doubt: no i, l, o, u. */
const SIGNS = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 26;
export const TOKEN = new RegExp(`^[${SIGNS}]{${LENGTH}}$`);
const PER_COMMIT = 400;

export const newToken = (): string =>
  [...randomBytes(LENGTH)].map((byte) => SIGNS[byte % SIGNS.length]).join('');

const linkPath = (token: string): string => `surveyLinks/${token}`;

/** What stands behind a link; null when nobody has it. Tells nothing of why. */
export async function linkOf(db: Firestore, token: string): Promise<Link | null> {
  if (!TOKEN.test(token)) return null;
  const stored = await db.doc(linkPath(token)).get();
  if (!stored.exists) return null;
  return stored.data() as Link;
}

/** The link of a visit: the same one whoever asks for it, since a household may have kept it. */
export async function visitLinkOf(db: Firestore, site: string, followUp: string): Promise<string> {
  const stored = await db
    .collection('surveyLinks')
    .where('site', '==', site)
    .where('followUp', '==', followUp)
    .limit(1)
    .get();
  const [known] = stored.docs;
  if (known) return known.id;
  const token = newToken();
  await db.doc(linkPath(token)).create({ site, followUp });
  return token;
}

/** The link of each household that is asked, made where there is none yet. Readable by nobody but the server. */
export async function linksOf(
  db: Firestore,
  site: string,
  survey: string,
  households: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const stored = await db
    .collection('surveyLinks')
    .where('site', '==', site)
    .where('survey', '==', survey)
    .get();
  const links = new Map(stored.docs.map((each) => [String(each.get('household')), each.id]));
  const missing = households.filter((household) => !links.has(household));
  for (const group of inGroups(missing, PER_COMMIT)) {
    const batch = db.batch();
    for (const household of group) {
      const token = newToken();
      batch.create(db.doc(linkPath(token)), { site, survey, household });
      links.set(household, token);
    }
    await batch.commit();
  }
  return links;
}
