import type { Words } from '../../language/words.ts';
import type { BoardKey } from './board.ts';

/** How many pieces of a key there are: '2 把', or '1/2 把' where one did not come back (R4.4.1.6). */
export function piecesWords({ pieces, present }: Pick<BoardKey, 'pieces' | 'present'>): Words {
  const told = present === pieces ? String(pieces) : `${present}/${pieces}`;
  return { zh: `${told} 把`, en: `${told} pc.` };
}

/** '缺 1 把', or null where none is missing. */
export function missingPieces({ pieces, present }: Pick<BoardKey, 'pieces' | 'present'>): Words | null {
  const missing = pieces - present;
  return missing > 0 ? { zh: `缺 ${missing} 把`, en: `${missing} missing` } : null;
}

/** All pieces of some keys that are there. */
export const piecesOf = (keys: readonly Pick<BoardKey, 'present'>[]): number =>
  keys.reduce((total, { present }) => total + present, 0);
