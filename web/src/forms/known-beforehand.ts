import type { Knows } from '../chapters/chapter-pages.ts';
import { allPages } from '../chapters/index.ts';
import type { Document } from '../data/store.ts';

const known: ReadonlyMap<string, Knows> = new Map(
  allPages.flatMap(({ knows = {} }) => Object.entries(knows)),
);

/** What its chapter knows of a step's form before anybody types. Nothing of most. */
export const knownBeforehand = (register: string, step: string, record: Document | null): Document =>
  (record && known.get(register)?.(step, record)) ?? {};
