import type { ChapterPages, ChapterPlace } from './chapter-pages.ts';

const found = import.meta.glob<{ readonly pages: ChapterPages }>('./*/pages.ts', { eager: true });

/** `./keys/pages.ts` is of the chapter `keys`. */
const chapters: ReadonlyMap<string, ChapterPages> = new Map(
  Object.entries(found).map(([file, { pages }]) => [file.split('/')[1] ?? '', pages]),
);

/** The places of every chapter that has any. */
export const placesOf = (chapter: string): readonly ChapterPlace[] => chapters.get(chapter)?.places ?? [];

export const allPages: readonly ChapterPages[] = [...chapters.values()];
