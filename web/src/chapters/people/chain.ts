import type { Row } from '../../data/store.ts';
import type { Words } from '../../language/words.ts';

/** Why an administrator gives not every role (R6.1.3), rulebook/chapters/people/role-giving.ts. */
export const byManagersAlone: Words = {
  zh: '总经理、经理、客服主任、片区管理员及其楼栋须由经理或总经理本人任免',
  en: 'General manager, manager, supervisor, and steward with the buildings, are appointed by a manager in person',
};

export const isActive = (member: Row | undefined): boolean => member?.data.state === 'active';
export const nameOf = (member: Row): string => String(member.data.name);
export const rolesOf = (member: Row): readonly string[] =>
  Array.isArray(member.data.roles) ? member.data.roles.map(String) : [];
export const buildingsOf = (member: Row): readonly string[] =>
  Array.isArray(member.data.buildings) ? member.data.buildings.map(String) : [];

/** Whom an overdue matter of a person climbs to, nearest first (R6.1.3). Ends at a circle. */
export function chainOf(member: Row, byUid: ReadonlyMap<string, Row>): readonly Row[] {
  const chain: Row[] = [];
  const seen = new Set([member.id]);
  for (let next = above(member, byUid); next && !seen.has(next.id); next = above(next, byUid)) {
    seen.add(next.id);
    chain.push(next);
  }
  return chain;
}

const above = (member: Row, byUid: ReadonlyMap<string, Row>): Row | undefined =>
  byUid.get(String(member.data.reportsTo ?? ''));

/** What is wrong with a person's place in the chain; null when a matter of theirs finds its way up. */
export function chainProblem(member: Row, byUid: ReadonlyMap<string, Row>): Words | null {
  if (!isActive(member)) return null;
  const chain = chainOf(member, byUid);
  const isTop = rolesOf(member).some((role) => role === 'gm' || role === 'admin');
  if (chain.length === 0) return isTop ? null : { zh: '没有上级', en: 'Reports to nobody' };
  if (chain.some((each) => each.data.reportsTo === member.id)) {
    return { zh: '上级关系成环', en: 'Reports to themselves in a circle' };
  }
  return chain.some(isActive) ? null : { zh: '上级均已离职', en: 'Everybody above has been dismissed' };
}

/** Those who name a person as the one they report to. */
export const reportingTo = (uid: string, members: readonly Row[]): readonly Row[] =>
  members.filter((each) => isActive(each) && each.data.reportsTo === uid);
