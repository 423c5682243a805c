import { type Role, roles } from '../../../rulebook/roles.ts';
import { defaultZone } from '../../../rulebook/zone.ts';
import type { Document } from '../data/store.ts';
import { getOne } from '../firebase/lite.ts';
import type { Language, Words } from '../language/words.ts';

export interface SiteName {
  readonly name: string;
  readonly nameEnglish: string;
}

/** Whose rights a person has for the time of a leave (R4.4.1.10). */
export interface StandIn {
  readonly onBehalfOf: string;
  readonly name: string;
  readonly until: Date;
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
  readonly standIn: StandIn | null;
  /** Which revisions of what they are here this was read from. */
  readonly readFrom: string;
  readonly settings: Document;
  readonly zone: string;
}

/** The roles that count now: one's own, and those of the person one stands in for. */
export const rolesNow = ({ roles: own, standIn }: Session, now: Date): readonly Role[] =>
  standIn && now < standIn.until ? [...own, ...standIn.roles] : own;

export const holdsNow = (session: Session, ...wanted: Role[]): boolean =>
  rolesNow(session, new Date()).some((role) => wanted.includes(role));

export const siteWords = ({ sites, site }: Pick<Session, 'sites' | 'site'>): Words => {
  const named = sites[site];
  return { zh: named?.name ?? site, en: named?.nameEnglish ?? site };
};

export const roleWords = (role: Role): Words => roles[role];

/** Why somebody who has signed in can't come in. */
export type Shut = 'noSite' | 'dismissed';

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
      getOne(`${base}/keyKeepers/leave~${uid}`),
    ]);
  } catch (error) {
    if ((error as { code?: unknown }).code === 'permission-denied') return 'dismissed';
    throw error;
  }
  const [member, settings, leave] = read;
  if (member?.state !== 'active') return 'dismissed';
  return {
    uid,
    site,
    sites,
    language,
    name: String(member.name),
    roles: member.roles as Role[],
    buildings: member.buildings as string[],
    standIn: await standInOf(base, leave ?? null),
    readFrom: revisionsOf(member, leave ?? null),
    settings: settings ?? {},
    zone: zoneOf(settings ?? {}),
  };
}

export const revisionsOf = (member: Document | null, leave: Document | null): string =>
  `${member?.rev} ${leave?.rev}`;

async function standInOf(base: string, leave: Document | null): Promise<StandIn | null> {
  const { state, onBehalfOf, from, until } = leave ?? {};
  const now = new Date();
  const runs = from instanceof Date && until instanceof Date && from <= now && now < until;
  if (state !== 'active' || typeof onBehalfOf !== 'string' || !runs) return null;
  const away = await getOne(`${base}/members/${onBehalfOf}`);
  return away?.state === 'active'
    ? { onBehalfOf, name: String(away.name), until, roles: away.roles as Role[] }
    : null;
}

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
    const standIn = kept.standIn && { ...kept.standIn, until: new Date(kept.standIn.until) };
    return { ...kept, standIn };
  } catch {
    return null;
  }
}

export const keepSession = (session: Session | null): void => {
  if (session) localStorage.setItem(KEPT, JSON.stringify(session));
  else localStorage.removeItem(KEPT);
};
