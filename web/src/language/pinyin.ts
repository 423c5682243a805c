import { useEffect, useState } from 'preact/hooks';

/** Tells whether letters spell a part of a Chinese text: 'chenqt', 'cqt' of 陈前台; each reading of a sign counts. */
export type Spells = (text: string, letters: string) => boolean;

let loaded: Spells | null = null;

/** The readings of all signs: some hundred kilobytes. */
export async function loadPinyin(): Promise<Spells> {
  const { match } = await import('pinyin-pro');
  loaded = (text, letters) => match(text, letters, { continuous: true }) !== null;
  return loaded;
}

const LETTERS = /[a-z]/i;

/** Loaded when somebody types letters; null until then, and where it can't be had. */
export function usePinyin(typed: string): Spells | null {
  const [spells, setSpells] = useState<Spells | null>(() => loaded);
  const isAsked = LETTERS.test(typed);
  useEffect(() => {
    if (!isAsked || spells) return;
    let isWanted = true;
    loadPinyin().then(
      (found) => isWanted && setSpells(() => found),
      () => undefined, // Offline: it is found by its signs all the same.
    );
    return () => {
      isWanted = false;
    };
  }, [isAsked, spells]);
  return isAsked ? spells : null;
}
