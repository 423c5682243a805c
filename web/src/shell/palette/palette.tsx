import './palette.css';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { HomeAction } from '../../../../rulebook/printing/home.ts';
import { Icon } from '../../kit/icon.tsx';
import { useWords } from '../../language/words.ts';
import { BeginRecord } from '../../pages/begin-record.tsx';
import { addressOfNumber } from '../../pages/search/found-records.ts';
import { isRegisterName } from '../../registers.ts';
import { useSession } from '../../session/current.ts';
import { isNumber } from '../../typed/record-number.ts';
import type { Choice } from './choices.ts';
import { type Offered, useChoices } from './use-choices.ts';

const LIST = 'palette';
const TYPING_MS = 200;
/** Whoever has pressed Enter waits no longer for what it may name. */
const SENT_MS = 3_000;

/** Under the search box, which keeps the focus: what was typed may mean, with what one can do about it. */
export function Palette({ input }: { input: HTMLInputElement }) {
  const { route } = useLocation();
  const { text, isOpen, close } = useBox(input);
  const [begun, setBegun] = useState<HomeAction | null>(null);
  const go = ({ href, action }: Pick<Choice, 'href' | 'action'>) => {
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
    // Of a closed list, or an empty box, it leaves the box: what is typed then is meant for the page
    const leave = ({ key, isComposing }: KeyboardEvent) => {
      const isShut = input.ariaExpanded !== 'true' || input.value === '';
      if (key === 'Escape' && !isComposing && isShut) input.blur();
    };
    for (const happens of ['focus', 'click', 'input']) input.addEventListener(happens, open);
    input.addEventListener('blur', close);
    input.addEventListener('keydown', leave);
    input.role = 'combobox';
    input.ariaAutoComplete = 'list';
    return () => {
      for (const happens of ['focus', 'click', 'input']) input.removeEventListener(happens, open);
      input.removeEventListener('blur', close);
      input.removeEventListener('keydown', leave);
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
  readonly onGo: (choice: Pick<Choice, 'href' | 'action'>) => void;
}

function Choices({ input, text, onClose, onGo }: ChoicesProps) {
  const say = useWords();
  const [place, setPlace] = useState(-1);
  const [lastSent, setSent] = useState<string | null>(null);
  const typed = text.trim();
  // What was sent counts until something else is typed
  const sent = lastSent === typed ? lastSent : null;
  const settled = useSettled(typed);
  const offered = useChoices(sent ?? settled);
  const { choices } = offered;
  useSent(sent, offered, (href) => onGo({ href }));
  // What was pointed at belongs to what was typed then
  useEffect(() => setPlace(-1), [text]);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      // What is being composed takes its own keys
      if (event.isComposing) return;
      if (event.key === 'ArrowDown') setPlace(Math.min(place + 1, choices.length - 1));
      else if (event.key === 'ArrowUp') setPlace(Math.max(place - 1, -1));
      else if (event.key === 'Escape') onClose();
      else if (event.key === 'Enter' && choices[place]) onGo(choices[place]);
      else if (event.key === 'Enter' && input.value.trim() !== '') setSent(input.value.trim());
      else return;
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

/** Goes where what was sent leads: to the one thing that it names, or to all that is found. */
function useSent(sent: string | null, { named, isReading }: Offered, go: (href: string) => void): void {
  const session = useSession();
  useEffect(() => {
    if (sent === null) return;
    let isWanted = true;
    const all = `/search?q=${encodeURIComponent(sent)}`;
    const leave = (href: string | null) => {
      if (isWanted) go(href ?? all);
      isWanted = false;
    };
    const waiting = setTimeout(() => leave(null), SENT_MS);
    if (!isReading && named !== null) leave(named);
    else if (!isReading && !isNumber(sent)) leave(null);
    else if (!isReading) addressOfNumber(sent, session).then(leave, () => leave(null));
    return () => {
      isWanted = false;
      clearTimeout(waiting);
    };
  }, [sent, named, isReading]);
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
