import type { FunctionComponent } from 'preact';
import type { BesideProps } from '../chapters/chapter-pages.ts';
import { allPages } from '../chapters/index.ts';
import { later } from '../kit/later.tsx';

const parts: ReadonlyMap<string, FunctionComponent<BesideProps>> = new Map(
  allPages.flatMap(({ beside = {} }) =>
    Object.entries(beside).map(([name, load]) => [name, later(load, false)] as const),
  ),
);

/** What the chapter of a register shows beside a record of it, or beside the form of a step; nothing of most. */
export function Beside(props: BesideProps) {
  const Part = parts.get(props.register);
  return Part ? <Part {...props} /> : null;
}
