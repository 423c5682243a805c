import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import { registers } from '../../../../rulebook/chapters/index.ts';
import type { RobotKind, RobotProvider } from '../../../../rulebook/chapters/site/robot-providers.ts';
import { collectionPath, recordPath } from '../../../../rulebook/reading/paths.ts';
import type { Language } from '../../../../rulebook/site/words.ts';
import type { RobotAccess } from '../../robots/transport.ts';

/** A robot that is active, with what one has to know to post by it. */
export interface SiteRobot {
  readonly id: string;
  readonly language: Language;
  readonly kinds: readonly RobotKind[];
}

export const robotPath = (site: string, id: string): string => recordPath(site, registers('robots'), id);
export const robotAddressPath = (site: string, id: string): string =>
  recordPath(site, registers('robotAddresses'), id);

/** The active robots of a site: one query. */
export async function readRobots(db: Firestore, site: string): Promise<readonly SiteRobot[]> {
  const { docs } = await db
    .collection(collectionPath(site, registers('robots')))
    .where('state', '==', 'active')
    .get();
  return docs.map((each) => ({
    id: each.id,
    language: each.get('language') === 'en' ? 'en' : 'zh',
    kinds: (each.get('kinds') ?? []) as RobotKind[],
  }));
}

/** Those of them that post this. */
export const robotsFor = (kind: RobotKind, robots: readonly SiteRobot[]): readonly SiteRobot[] =>
  robots.filter(({ kinds }) => kinds.includes(kind));

/** What one needs to post by a robot; null while its address is not known. */
export function accessOf(robot: DocumentSnapshot, address: DocumentSnapshot): RobotAccess | null {
  const key: unknown = address.get('key');
  if (!robot.exists || typeof key !== 'string') return null;
  return {
    provider: robot.get('provider') as RobotProvider,
    key,
    secret: (address.get('secret') as string | undefined) ?? null,
  };
}
