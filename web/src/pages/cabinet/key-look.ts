import { keys } from '../../../../rulebook/chapters/keys/keys.ts';
import type { IconName } from '../../kit/icon.tsx';
import type { Words } from '../../language/words.ts';
import type { KeyState, Standing } from './board.ts';

/** How a state looks: a colour, a sign and a word, so that none of the three has to be seen alone. */
export interface Look {
  readonly tone: 'good' | 'busy' | 'late' | 'warn' | 'bad' | 'idle';
  readonly icon: IconName;
  readonly words: Words;
  /** What a tile has room for. */
  readonly short: Words;
}

const wordsOf = (state: KeyState): Words => keys.states[state] ?? { zh: state, en: state };

const looks: Readonly<Record<KeyState, Omit<Look, 'words' | 'short'>>> = {
  inCabinet: { tone: 'good', icon: 'check' },
  out: { tone: 'busy', icon: 'out' },
  awaitingReseal: { tone: 'warn', icon: 'lock' },
  lost: { tone: 'bad', icon: 'warn' },
  damaged: { tone: 'bad', icon: 'warn' },
  withdrawn: { tone: 'idle', icon: 'close' },
};

const shorter: Partial<Readonly<Record<KeyState, Words>>> = {
  inCabinet: { zh: '在柜', en: 'In' },
  awaitingReseal: { zh: '待封存', en: 'To seal' },
};

/** What is overdue shouts, whatever else it is. */
export function lookOf(state: KeyState, isLate: boolean): Look {
  const words = wordsOf(state);
  if (!isLate) return { ...looks[state], words, short: shorter[state] ?? words };
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
