import { keys } from '../../../../rulebook/chapters/keys/keys.ts';
import type { State } from '../../../../rulebook/notation/state.ts';
import type { IconName } from '../../kit/icon.tsx';
import type { Tone } from '../../kit/notes.tsx';
import type { Words } from '../../language/words.ts';
import { toneOf } from '../../records/state-badge.tsx';
import type { KeyState, Standing } from './board.ts';

/** How a state looks: a colour, a sign and a word, so that none of the three has to be seen alone. */
export interface Look {
  readonly tone: Tone | 'late';
  readonly icon: IconName;
  readonly words: Words;
  /** What a tile has room for. */
  readonly short: Words;
}

const stateOf = (state: KeyState): State => {
  const found = keys.states[state];
  if (!found) throw new Error(`A key is never '${state}'`);
  return found;
};

const wordsOf = (state: KeyState): Words => stateOf(state).words;

const icons: Readonly<Record<KeyState, IconName>> = {
  inCabinet: 'check',
  out: 'out',
  awaitingReseal: 'lock',
  lost: 'warn',
  damaged: 'warn',
  withdrawn: 'close',
};

const shorter: Partial<Readonly<Record<KeyState, Words>>> = {
  inCabinet: { zh: '在柜', en: 'In' },
  awaitingReseal: { zh: '待封存', en: 'To seal' },
};

/** What is overdue shouts, whatever else it is. */
export function lookOf(state: KeyState, isLate: boolean): Look {
  const words = wordsOf(state);
  if (!isLate)
    return { tone: toneOf(stateOf(state)), icon: icons[state], words, short: shorter[state] ?? words };
  const late =
    state === 'out'
      ? { zh: '逾期未还', en: 'Overdue' }
      : { zh: `${words.zh}，已逾期`, en: `${words.en}: overdue` };
  return { tone: 'late', icon: 'clock', words: late, short: { zh: '逾期', en: 'Late' } };
}

export const standingWords: Readonly<Record<Standing, Words>> = {
  inCabinet: wordsOf('inCabinet'),
  out: wordsOf('out'),
  overdue: { zh: '逾期', en: 'Overdue' },
  awaitingReseal: { zh: '待封存', en: 'To be sealed' },
  gone: { zh: '丢失、损坏', en: 'Lost, damaged' },
};
