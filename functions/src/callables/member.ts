import type { Firestore } from 'firebase-admin/firestore';
import { registers } from '../../../rulebook/chapters/index.ts';
import { lentNow, type Rights } from '../../../rulebook/reading/rights.ts';
import type { Role } from '../../../rulebook/site/roles.ts';
import { readRecord } from '../records/documents.ts';

/** An active member of a site, with the roles of now: their own, and those of people whom they stand in for. */
export interface Member {
  readonly uid: string;
  readonly name: string;
  readonly language: 'zh' | 'en';
  readonly own: ReadonlySet<Role>;
  readonly lent: ReadonlySet<Role>;
  /** With terms that lie ahead. */
  readonly rights: Rights | null;
  /** Returns true iff one of the roles is their own or lent to them at this moment (R4.4.1.10). */
  readonly holds: (roles: readonly Role[]) => boolean;
  /** Returns true iff one of the roles is their own: who stands in appoints and dismisses nobody. */
  readonly holdsAsOwn: (roles: readonly Role[]) => boolean;
}

/** The member behind a uid, or null: never heard of, or dismissed. */
export async function memberOf(db: Firestore, site: string, uid: string, now: Date): Promise<Member | null> {
  const [member, stored] = await Promise.all([
    readRecord(db, site, registers('members'), uid),
    readRecord(db, site, registers('rights'), uid),
  ]);
  if (member?.state !== 'active') return null;
  const rights = stored as Rights | null;
  const own = new Set(Array.isArray(member.roles) ? (member.roles as Role[]) : []);
  const lent = new Set(lentNow(rights, now).flatMap(({ roles }) => roles as Role[]));
  return {
    uid,
    name: String(member.name),
    language: member.language === 'en' ? 'en' : 'zh',
    own,
    lent,
    rights,
    holds: (roles) => roles.some((role) => own.has(role) || lent.has(role)),
    holdsAsOwn: (roles) => roles.some((role) => own.has(role)),
  };
}
