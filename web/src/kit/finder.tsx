import './finder.css';
import { useEffect, useRef } from 'preact/hooks';
import { useWords, type Words } from '../language/words.ts';
import { Icon } from './icon.tsx';
import { listKeys } from './list-keys.ts';

interface FinderProps {
  readonly text: string;
  readonly label: Words;
  readonly placeholder: Words;
  readonly onType: (text: string) => void;
}

/** The field that a page is searched by. */
export function Finder({ text, label, placeholder, onType }: FinderProps) {
  const say = useWords();
  const box = useRef<HTMLElement>(null);
  useEffect(() => listKeys(box.current), []);
  return (
    <search class="finder" ref={box}>
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
