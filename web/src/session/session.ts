import { handsOutSome, type Lent, lentNow, type Rights } from '../../../rulebook/reading/rights.ts';
import type { Role } from '../../../rulebook/site/roles.ts';
import { defaultZone } from '../../../rulebook/site/zone.ts';
import type { Document } from '../data/store.ts';
import { getOne } from '../firebase/lite.ts';
import type { Language, Words } from '../language/words.ts';

export interface SiteName {
  readonly name: string;
  readonly nameEnglish: string;
}

/** Whose rights a person has for the time of a leave (R4.4.1.10). */
export interface StandIn extends Pick<Lent, 'absent' | 'buildings' | 'from' | 'until'> {
  readonly name: string;
  readonly roles: readonly Role[];
}

/** Who sits at the desk, at which site, with which rights. The rules decide; the page only shows accordingly. */
export interface Session {
  readonly uid: string;
  readonly site: string;
  readonly sites: Readonly<Record<string, SiteName>>;
  readonly language: Language;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly buildings: readonly string[];
  /** For whom they stand in when this was read. */
  readonly standsIn: readonly StandIn[];
  /** Whether they hand out some kind of keys, named or in a keeper's place. */
  readonly keepsKeys: boolean;
  /** What of them this was read from: their member record and their rights. */
  readonly readFrom: string;
  readonly settings: Document;
  readonly zone: string;
}

/** Those for whom the person stands in at a moment. */
export const standsInNow = ({ standsIn }: Pick<Session, 'standsIn'>, now: Date): readonly StandIn[] =>
  standsIn.filter(({ from, until }) => from <= now && now < until);

/** The roles that count now: one's own, and those of the people one stands in for. */
export const rolesNow = (session: Session, now: Date): readonly Role[] => [
  ...session.roles,
  ...standsInNow(session, now).flatMap(({ roles }) => roles),
];

export const holdsNow = (session: Session, ...wanted: Role[]): boolean =>
  rolesNow(session, new Date()).some((role) => wanted.includes(role));

export const siteWords = ({ sites, site }: Pick<Session, 'sites' | 'site'>): Words => {
  const named = sites[site];
  return { zh: named?.name ?? site, en: named?.nameEnglish ?? site };
};

/** Why somebody who has signed in can't come in. */
export type Shut = 'noSite' | 'dismissed' | 'mustChange';

/** Reads what a person is at a site. Answers why not when they are nothing there. */
export async function readSession(uid: string, wanted: string | null): Promise<Session | Shut> {
  const account = await getOne(`accounts/${uid}`);
  const sites = (account?.sites ?? {}) as Record<string, SiteName>;
  const site = wanted !== null && sites[wanted] ? wanted : Object.keys(sites)[0];
  if (site === undefined) return 'noSite';
  return readMembership(uid, site, sites, account?.language === 'en' ? 'en' : 'zh');
}

/** The same, for a site that is known to be theirs. */
async function readMembership(
  uid: string,
  site: string,
  sites: Session['sites'],
  language: Language,
): Promise<Session | Shut> {
  const base = `sites/${site}`;
  let read: (Document | null)[];
  try {
    read = await Promise.all([
      getOne(`${base}/members/${uid}`),
      getOne(`${base}/settings/site`),
      getOne(`${base}/members/${uid}/standing/rights`),
    ]);
  } catch (error) {
    if ((error as { code?: unknown }).code === 'permission-denied') return 'dismissed';
    throw error;
  }
  const [member, settings] = read;
  const rights = (read[2] ?? null) as Rights | null;
  if (member?.state !== 'active') return 'dismissed';
  return {
    uid,
    site,
    sites,
    language,
    name: String(member.name),
    roles: member.roles as Role[],
    buildings: member.buildings as string[],
    standsIn: await standInsOf(base, rights),
    keepsKeys: rights !== null && handsOutSome(rights, new Date()),
    readFrom: readFromOf(member, rights),
    settings: settings ?? {},
    zone: zoneOf(settings ?? {}),
  };
}

/** Every name and value within a document. The two SDKs hand a map over in different orders. */
export const leavesOf = (value: unknown): readonly unknown[] =>
  typeof value !== 'object' || value === null || value instanceof Date
    ? [value]
    : Object.entries(value).flatMap(([name, each]) => [name, ...leavesOf(each)]);

/** A text that differs as soon as somebody's membership or rights do. */
export const readFromOf = (member: Document | null, rights: Rights | null): string =>
  `${member?.rev} ${leavesOf(rights).map(String).sort()}`;

const standInsOf = (base: string, rights: Rights | null): Promise<readonly StandIn[]> =>
  Promise.all(
    lentNow(rights, new Date()).map(async ({ absent, roles: lent, buildings, from, until }) => {
      const away = await getOne(`${base}/members/${absent}`);
      return { absent, name: String(away?.name ?? '…'), roles: lent as Role[], buildings, from, until };
    }),
  );

const zoneOf = ({ zone }: Document): string => {
  try {
    return Intl.DateTimeFormat('en', { timeZone: String(zone ?? defaultZone) }).resolvedOptions().timeZone;
  } catch {
    return defaultZone;
  }
};

const KEPT = 'wuye-desk-session';

/** What was known of this person last time, so that the first screen need not wait for it to be read again. */
export function keptSession(uid: string, wanted: string | null): Session | null {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? 'null') as Session | null;
    if (kept?.uid !== uid || (wanted !== null && kept.site !== wanted)) return null;
    const standsIn = kept.standsIn.map((each) => ({
      ...each,
      from: new Date(each.from),
      until: new Date(each.until),
    }));
    return { ...kept, standsIn };
  } catch {
    return null;
  }
}

export const keepSession = (session: Session | null): void => {
  if (session) localStorage.setItem(KEPT, JSON.stringify(session));
  else localStorage.removeItem(KEPT);
};
