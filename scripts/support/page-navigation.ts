import { globSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Register } from '../../rulebook/notation/register.ts';
import { type HomeAction, homeOf } from '../../rulebook/printing/home.ts';
import { literal } from '../../rulebook/printing/literal.ts';
import { beginningsOf, isWithin } from '../../web/src/chapters/addresses.ts';
import type { ChapterPages, ChapterPlace } from '../../web/src/chapters/chapter-pages.ts';
import { projectRoot } from './paths.ts';

/** What the chapters of the page declare, each in its `pages.ts`. */
export async function declaredPages(root = projectRoot): Promise<ChapterPages[]> {
  const files = globSync('web/src/chapters/*/pages.ts', { cwd: root }).sort();
  return Promise.all(
    files.map(async (file) => {
      const module = (await import(pathToFileURL(path.join(root, file)).href)) as { pages: ChapterPages };
      return module.pages;
    }),
  );
}

/** Other addresses that belong to a place, up to what differs from page to page: '/keys/' of '/keys/:id'. */
const holdsOf = ({ path: own, pages }: ChapterPlace): string[] =>
  beginningsOf(Object.keys(pages)).filter((address) => !isWithin(address, own));

/**
 * web/src/generated/navigation.ts: what of the chapters' pages is on the screen before the first records, without how
 * each page is fetched. Throws where two chapters settle the same matters.
 */
export function printNavigation(all: readonly ChapterPages[]): string {
  const main = all
    .flatMap(({ places }) => places)
    .filter(({ rank }) => rank !== undefined)
    .toSorted((one, other) => (one.rank ?? 0) - (other.rank ?? 0))
    .map((place) => {
      const { path: own, icon, words } = place;
      const roles = place.foremost ?? place.roles;
      const holds = holdsOf(place);
      return {
        ...{ path: own, icon, words },
        ...(roles ? { roles } : {}),
        ...(holds.length > 0 ? { holds } : {}),
      };
    });
  return [
    '// Printed from web/src/chapters by `npm run generate`.',
    "import type { MainPlace } from '../shell/places.ts';",
    '',
    'export const main: readonly MainPlace[] = [',
    ...main.map((each) => `  ${literal(each)},`),
    '];',
    '',
    'export const settled: Readonly<Record<string, string>> = '.concat(
      `${literal(joined(all.map(({ settles }) => settles ?? {})))};`,
    ),
    'export const settledOwed: Readonly<Record<string, string>> = '.concat(
      `${literal(joined(all.map(({ settlesOwed }) => settlesOwed ?? {})))};`,
    ),
    '',
  ].join('\n');
}

/** What each person can begin: what the chapters' pages are for, and the steps that open a record. */
export const pagesHome = (
  registers: readonly Register[],
  all: readonly ChapterPages[],
): readonly HomeAction[] =>
  homeOf(
    registers,
    all.flatMap(({ acts }) => acts ?? []),
    Object.fromEntries(
      all.flatMap(({ begins }) =>
        Object.entries(begins ?? {}).flatMap(([name, beginning]) =>
          'href' in beginning ? [[name, beginning] as const] : [],
        ),
      ),
    ),
  );

function joined(parts: readonly Readonly<Record<string, string>>[]): Readonly<Record<string, string>> {
  const entries = parts.flatMap((part) => Object.entries(part));
  const twice = entries.find(([name], place) => entries.findIndex(([other]) => other === name) !== place);
  if (twice) throw new Error(`Two chapters say where '${twice[0]}' is settled`);
  return Object.fromEntries(entries);
}
