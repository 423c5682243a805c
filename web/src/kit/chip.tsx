import './chips.css';
import { useWords, type Words } from '../language/words.ts';

/** One of some that can be shown. */
export function Chip({ words, isOn, onPick }: { words: Words; isOn: boolean; onPick: () => void }) {
  const say = useWords();
  return (
    <button type="button" class="chip" aria-pressed={isOn} onClick={onPick}>
      {say(words)}
    </button>
  );
}
