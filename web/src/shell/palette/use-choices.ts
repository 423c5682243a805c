import { useMemo } from 'preact/hooks';
import { useFoundHouseholds, useFoundUnits } from '../../chapters/homes/find.ts';
import { home } from '../../generated/home.ts';
import { usePinyin } from '../../language/pinyin.ts';
import { useFoundKeys } from '../../pages/search/found-keys.ts';
import { useFoundMembers } from '../../pages/search/found-members.ts';
import { homeFor } from '../../pages/today/home-for.ts';
import { useSession } from '../../session/current.ts';
import { rolesNow } from '../../session/session.ts';
import { fitting } from '../../typed/fits.ts';
import { chaptersFor, type Entry } from '../chapters.ts';
import { type Choice, choicesOf } from './choices.ts';
import { addressNamed } from './named.ts';

export interface Offered {
  readonly choices: readonly Choice[];
  /** Where the one thing stands that was named exactly. */
  readonly named: string | null;
  readonly isReading: boolean;
}

/** What the search box offers for a text: keys, people and rooms as they are read, everything else from the definitions. */
export function useChoices(text: string): Offered {
  const session = useSession();
  const { keepsKeys } = session;
  const spells = usePinyin(text);
  const readKeys = useFoundKeys(text);
  const readHouseholds = useFoundHouseholds(text === '' ? null : text);
  const readUnits = useFoundUnits(text);
  const { found: colleagues = [] } = useFoundMembers(text);
  const { found: keys = [] } = readKeys;
  const { rows: households = [] } = readHouseholds;
  const { value: units = [] } = readUnits;
  const members = colleagues.filter(({ data }) => data.state !== 'dismissed');
  const { actions, places } = useMemo(() => {
    const held = rolesNow(session, new Date());
    const { often, others } = homeFor(home, { held, keepsKeys });
    const entries = chaptersFor(session.uid, held).flatMap((chapter) => chapter.entries);
    return { actions: [...often, ...others], places: unique(entries) };
  }, [session]);
  const fits = useMemo(() => fitting(text, spells), [text, spells]);
  const isReading = [
    readKeys.found === undefined && readKeys.failure == null,
    readHouseholds.rows === undefined && readHouseholds.problem === null,
    readUnits.value === undefined && readUnits.failure == null,
  ].includes(true);
  return {
    choices: choicesOf({ text, fits, actions, places, keys, households, units, members, keepsKeys }),
    named: text === '' ? null : addressNamed(text, { keys, households, units }),
    isReading: text !== '' && isReading,
  };
}

/** A place of two chapters is one. */
const unique = (entries: readonly Entry[]): readonly Entry[] => [
  ...new Map(entries.map((entry) => [entry.path, entry])).values(),
];
