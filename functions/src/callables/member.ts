import type { Firestore } from 'firebase-admin/firestore';
import { standInId } from '../../../rulebook/language/evaluate.ts';
import { registers } from '../../../rulebook/registers/index.ts';
import type { Role } from '../../../rulebook/roles.ts';
import { type Document, readRecord } from '../records/documents.ts';

/** An active member of a site, with the rights of now: own roles and those of a running leave delegation. */
export interface Member {
  readonly uid: string;
  readonly name: string;
  readonly language: 'zh' | 'en';
  readonly buildings: readonly string[];
  readonly roles: ReadonlySet<Role>;
  readonly holds: (roles: readonly Role[]) => boolean;
}

/** The member behind a uid, or null: never heard of, or dismissed (R4.4.1.10 for the stand-in). */
export async function memberOf(db: Firestore, site: string, uid: string, now: Date): Promise<Member | null> {
  const [member, leave] = await Promise.all([
    readRecord(db, site, registers('members'), uid),
    readRecord(db, site, registers('keyKeepers'), standInId(uid)),
  ]);
  if (member?.state !== 'active') return null;
  const delegator = runs(leave, now)
    ? await readRecord(db, site, registers('members'), String(leave?.onBehalfOf))
    : null;
  const lent = delegator?.state === 'active' ? rolesOf(delegator) : [];
  const all = new Set([...rolesOf(member), ...lent]);
  return {
    uid,
    name: String(member.name),
    language: member.language === 'en' ? 'en' : 'zh',
    buildings: Array.isArray(member.buildings) ? member.buildings.map(String) : [],
    roles: all,
    holds: (roles) => roles.some((role) => all.has(role)),
  };
}

const rolesOf = (member: Document): Role[] => (Array.isArray(member.roles) ? (member.roles as Role[]) : []);

const runs = (leave: Document | null, now: Date): boolean =>
  leave?.state === 'active' &&
  leave.from instanceof Date &&
  leave.until instanceof Date &&
  leave.from <= now &&
  now < leave.until;
