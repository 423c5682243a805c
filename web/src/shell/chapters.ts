import { listingOf } from '../../../rulebook/reading/listing.ts';
import type { Role } from '../../../rulebook/site/roles.ts';
import type { Words } from '../../../rulebook/site/words.ts';
import { beginningsOf, isWithin } from '../chapters/addresses.ts';
import type { Place } from '../chapters/chapter-pages.ts';
import { placesOf } from '../chapters/index.ts';
import { manifest } from '../generated/manifest.ts';

/** A page of a chapter, or the list of a register. */
export interface Entry extends Place {
  /** The regulations' name of what is kept there, where it has one. */
  readonly form?: Words;
  /** It stands before all chapters as well. */
  readonly isMain: boolean;
  /** Beginnings of the addresses that belong here. */
  readonly holds: readonly string[];
}

export interface ChapterEntries {
  readonly name: string;
  readonly title: Words;
  /** The person has something to do here, and does not only read. */
  readonly isMine: boolean;
  readonly entries: readonly Entry[];
}

/** Every chapter of which a person who holds these roles now may open something, with what they may open. */
export function chaptersFor(uid: string, held: readonly Role[]): readonly ChapterEntries[] {
  const isFor = (roles: readonly Role[] | undefined) => !roles || roles.some((role) => held.includes(role));
  return manifest.chapters
    .map(({ name, title, roles }) => {
      const all = placesOf(name);
      const places = all.filter((place) => isFor(place.roles));
      // A register whose list is one of the places stands there, for those to whom the place is of use.
      const registers = registersIn(name, uid, held).filter(
        (entry) => !all.some(({ path }) => path === entry.path),
      );
      return {
        ...{ name, title, isMine: isFor(roles) || places.some((place) => place.roles) },
        entries: [...places.map((place) => entryOfPlace(place, isFor(place.foremost))), ...registers],
      };
    })
    .filter(({ entries }) => entries.length > 0);
}

function entryOfPlace(place: ReturnType<typeof placesOf>[number], isForemost: boolean): Entry {
  const { path, icon, words, rank, pages } = place;
  const form = manifest.registers[path.slice(1)]?.form;
  return {
    ...{
      path,
      icon,
      words,
      isMain: rank !== undefined && isForemost,
      holds: [path, ...beginningsOf(Object.keys(pages))],
    },
    ...(form ? { form } : {}),
  };
}

const registersIn = (chapter: string, uid: string, held: readonly Role[]): Entry[] =>
  Object.entries(manifest.registers)
    .filter(
      ([, { chapter: its, list }]) => its === chapter && (!list || listingOf({ list }, uid, held) !== null),
    )
    .map(([name, { form }]) => ({
      ...{ path: `/${name}`, icon: 'list' as const, words: form, form, isMain: false, holds: [`/${name}`] },
    }));

/** The entry to which an address belongs: of several that hold it, the one that says most of it. */
export const isAt = ({ holds }: Entry, path: string, others: readonly Entry[] = []): boolean => {
  const lengths = [...holds, ...others.flatMap((other) => other.holds)]
    .filter((beginning) => isWithin(path, beginning))
    .map(({ length }) => length);
  const nearest = Math.max(...lengths);
  return holds.some((beginning) => isWithin(path, beginning) && beginning.length === nearest);
};

/** Those of whose names, in either language, something typed is a part; all of them, where nothing is. */
export const named = (entries: readonly Entry[], typed: string): readonly Entry[] => {
  const wanted = typed.trim().toLowerCase();
  return entries.filter(({ words, form }) =>
    [words, ...(form ? [form] : [])].some((each) =>
      [each.zh, each.en].some((name) => name.toLowerCase().includes(wanted)),
    ),
  );
};
