import './finder.css';
import { useWords, type Words } from '../language/words.ts';
import { Icon } from './icon.tsx';

interface FinderProps {
  readonly text: string;
  readonly label: Words;
  readonly placeholder: Words;
  readonly onType: (text: string) => void;
}

/** The field that a page is searched by. */
export function Finder({ text, label, placeholder, onType }: FinderProps) {
  const say = useWords();
  return (
    <search class="finder">
      <Icon name="search" />
      <input
        type="search"
        value={text}
        aria-label={say(label)}
        placeholder={say(placeholder)}
        autocomplete="off"
        onInput={(event) => onType(event.currentTarget.value)}
      />
    </search>
  );
}
