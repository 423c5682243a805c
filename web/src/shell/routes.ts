import type { ComponentType } from 'preact';
import { lazy } from 'preact-iso';
import type { ChapterPlace, Load } from '../chapters/chapter-pages.ts';
import { allPages } from '../chapters/index.ts';
import { orFail } from '../kit/later.tsx';

/** What every register has, unless its chapter has another page for the address, and what is about none. */
const general: Readonly<Record<string, Load>> = {
  '/notices': () => import('../pages/notices.tsx').then((m) => m.Notices),
  '/search': () => import('../pages/search.tsx').then((m) => m.Search),
  '/unsent': () => import('../pages/unsent.tsx').then((m) => m.UnsentPage),
  '/registers': () => import('../pages/registers.tsx').then((m) => m.RegistersPage),
  '/:register': () => import('../pages/register.tsx').then((m) => m.RegisterPage),
  '/:register/:id': () => import('../pages/record.tsx').then((m) => m.RecordPage),
  '/*': () => import('../pages/not-found.tsx').then((m) => m.NotFound),
};

interface PageRoute {
  readonly path: string;
  readonly component: ComponentType<object>;
}

/** Addresses that share a page share its component: going from one to the other does not begin it anew. */
const components = new Map<Load, ComponentType<object>>();

function componentOf(load: Load): ComponentType<object> {
  // What a page needs its own address names.
  const component = components.get(load) ?? (lazy(orFail(load)) as unknown as ComponentType<object>);
  components.set(load, component);
  return component;
}

/** The page of a place that is of use to some: the others are told whose it is, as its address says nothing of that. */
function guardedPages({
  path,
  pages,
  words,
  roles,
  isTheirsAlone,
}: ChapterPlace): Readonly<Record<string, Load>> {
  const load = pages[path];
  if (!roles || !load || !isTheirsAlone) return pages;
  const guarded: Load = async () => {
    const [page, { placeFor }] = await Promise.all([load(), import('../pages/place-for.tsx')]);
    return placeFor(words, roles, page as ComponentType<object>) as never;
  };
  return { ...pages, [path]: guarded };
}

const all = [...allPages.flatMap(({ places }) => places.map(guardedPages)), general];

/** Every address but the first screen's: those of the chapters before the general ones. */
export const routes: readonly PageRoute[] = all.flatMap((pages) =>
  Object.entries(pages).map(([path, load]) => ({ path, component: componentOf(load) })),
);
