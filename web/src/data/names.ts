import { useMemo } from 'preact/hooks';
import { SYSTEM, systemName } from '../../../rulebook/notation/record.ts';
import { useWords } from '../language/words.ts';
import { useSession } from '../session/current.ts';
import type { Query } from './store.ts';
import { useRows } from './watch.ts';

/** More people than a department has; a site beyond it needs pages here. */
const MOST = 500;

export const membersQuery = (site: string): Query => ({ from: `sites/${site}/members`, limit: MOST });

/** Returns true iff the names are here, or can't be had: what is on paper stays as it is drawn. */
export function useNamesKnown(): boolean {
  const { value, failure } = useRows(membersQuery(useSession().site));
  return value !== undefined || failure !== null;
}

/** Everybody's name by uid; the dismissed too, because what they did stays. */
export function useNames(): (uid: string) => string {
  const say = useWords();
  const { site } = useSession();
  const { value } = useRows(membersQuery(site));
  return useMemo(() => {
    const names = new Map((value ?? []).map(({ id, data }) => [id, String(data.name)]));
    return (uid) => (uid === SYSTEM ? say(systemName) : (names.get(uid) ?? '…'));
  }, [value, say]);
}
