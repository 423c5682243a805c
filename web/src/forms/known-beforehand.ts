import { useEffect, useState } from 'preact/hooks';
import type { Knows } from '../chapters/chapter-pages.ts';
import { allPages } from '../chapters/index.ts';
import type { Document } from '../data/store.ts';

const known: ReadonlyMap<string, () => Promise<Knows>> = new Map(
  allPages.flatMap(({ knows = {} }) => Object.entries(knows)),
);

const NOTHING: Document = {};

/** What its chapter knows of a step's form before anybody types; null while that is fetched. Nothing of most. */
export function useKnownBeforehand(register: string, step: string, record: Document | null): Document | null {
  const load = record ? known.get(register) : undefined;
  const [found, setFound] = useState<Document | null>(load ? null : NOTHING);
  // The form that is open stays as it was begun
  useEffect(() => {
    if (!load || !record) return;
    let isWanted = true;
    load().then(
      (knows) => isWanted && setFound(knows(step, record)),
      () => isWanted && setFound(NOTHING), // No network: the person fills it in.
    );
    return () => {
      isWanted = false;
    };
  }, []);
  return found;
}
