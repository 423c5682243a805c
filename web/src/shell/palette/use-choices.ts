import { useMemo } from 'preact/hooks';
import { useFoundHouseholds } from '../../chapters/homes/find.ts';
import { home } from '../../generated/home.ts';
import { usePinyin } from '../../language/pinyin.ts';
import { useFoundKeys } from '../../pages/search/found-keys.ts';
import { homeFor } from '../../pages/today/home-for.ts';
import { useSession } from '../../session/current.ts';
import { rolesNow } from '../../session/session.ts';
import { fitting } from '../../typed/fits.ts';
import { chaptersFor, type Entry } from '../chapters.ts';
import { type Choice, choicesOf } from './choices.ts';

/** What the search box offers for a text: keys and households as they are read, everything else from the definitions. */
export function useChoices(text: string): readonly Choice[] {
  const session = useSession();
  const { keepsKeys } = session;
  const spells = usePinyin(text);
  const { found: keys = [] } = useFoundKeys(text);
  const { rows: households = [] } = useFoundHouseholds(text === '' ? null : text);
  const { actions, places } = useMemo(() => {
    const held = rolesNow(session, new Date());
    const { often, others } = homeFor(home, { held, keepsKeys });
    const entries = chaptersFor(session.uid, held).flatMap((chapter) => chapter.entries);
    return { actions: [...often, ...others], places: unique(entries) };
  }, [session]);
  const fits = useMemo(() => fitting(text, spells), [text, spells]);
  return choicesOf({ text, fits, actions, places, keys, households, keepsKeys });
}

/** A place of two chapters is one. */
const unique = (entries: readonly Entry[]): readonly Entry[] => [
  ...new Map(entries.map((entry) => [entry.path, entry])).values(),
];
