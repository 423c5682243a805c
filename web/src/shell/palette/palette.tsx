import './palette.css';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { HomeAction } from '../../../../rulebook/printing/home.ts';
import { Icon } from '../../kit/icon.tsx';
import { useWords } from '../../language/words.ts';
import { BeginRecord } from '../../pages/begin-record.tsx';
import { isRegisterName } from '../../registers.ts';
import type { Choice } from './choices.ts';
import { useChoices } from './use-choices.ts';

const LIST = 'palette';
const TYPING_MS = 200;

/** Under the search box, which keeps the focus: what was typed may mean, with what one can do about it. */
export function Palette({ input }: { input: HTMLInputElement }) {
  const { route } = useLocation();
  const { text, isOpen, close } = useBox(input);
  const [begun, setBegun] = useState<HomeAction | null>(null);
  const go = ({ href, action }: Choice) => {
    input.value = '';
    input.blur();
    if (action) setBegun(action);
    else if (href !== undefined) route(href);
  };
  return (
    <>
      {isOpen && <Choices {...{ input, text }} onClose={close} onGo={go} />}
      {begun && isRegisterName(begun.register) && (
        <BeginRecord register={begun.register} step={begun.step} onClose={() => setBegun(null)} />
      )}
    </>
  );
}

/** What stands in the box, and whether one is at it. */
function useBox(input: HTMLInputElement) {
  const [text, setText] = useState(input.value);
  const [isOpen, setIsOpen] = useState(document.activeElement === input);
  useEffect(() => {
    const open = () => {
      setText(input.value);
      setIsOpen(true);
    };
    const close = () => setIsOpen(false);
    for (const happens of ['focus', 'click', 'input']) input.addEventListener(happens, open);
    input.addEventListener('blur', close);
    input.role = 'combobox';
    input.ariaAutoComplete = 'list';
    return () => {
      for (const happens of ['focus', 'click', 'input']) input.removeEventListener(happens, open);
      input.removeEventListener('blur', close);
    };
  }, [input]);
  useEffect(() => {
    input.ariaExpanded = String(isOpen);
  }, [isOpen]);
  return { text, isOpen, close: () => setIsOpen(false) };
}

interface ChoicesProps {
  readonly input: HTMLInputElement;
  readonly text: string;
  readonly onClose: () => void;
  readonly onGo: (choice: Choice) => void;
}

function Choices({ input, text, onClose, onGo }: ChoicesProps) {
  const say = useWords();
  const choices = useChoices(useSettled(text.trim()));
  const [place, setPlace] = useState(-1);
  // What was pointed at belongs to what was typed then
  useEffect(() => setPlace(-1), [text]);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'ArrowDown') setPlace(Math.min(place + 1, choices.length - 1));
      else if (event.key === 'ArrowUp') setPlace(Math.max(place - 1, -1));
      else if (event.key === 'Escape') onClose();
      else if (event.key === 'Enter' && choices[place]) onGo(choices[place]);
      else {
        // What was typed is looked for in all registers: the box sends it
        if (event.key === 'Enter') onClose();
        return;
      }
      event.preventDefault();
    };
    input.addEventListener('keydown', listen);
    return () => input.removeEventListener('keydown', listen);
  });
  useEffect(() => {
    input.setAttribute('aria-controls', LIST);
    if (place < 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', `${LIST}-${place}`);
    return () => input.removeAttribute('aria-activedescendant');
  }, [place]);
  if (choices.length === 0) return null;
  return (
    <div class="palette" id={LIST} role="listbox" aria-label={say({ zh: '候选', en: 'What it may be' })}>
      {choices.map((choice, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's, which keeps the focus
        // biome-ignore lint/a11y/useFocusableInteractive: as above
        <div
          class="palette-choice"
          key={choice.key}
          id={`${LIST}-${at}`}
          role="option"
          aria-selected={at === place}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onGo(choice)}
        >
          <Icon name={choice.icon} />
          <span>{say(choice.words)}</span>
          {choice.more && <small>{say(choice.more)}</small>}
        </div>
      ))}
    </div>
  );
}

/** A text when somebody has stopped typing it. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
