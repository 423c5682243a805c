import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { useWords, type Words } from '../language/words.ts';
import { Button } from './button.tsx';

/** How the dialog around is left: with a question where something was typed. */
export const LeaveContext = createContext<() => void>(() => undefined);

const back: Words = { zh: '返回', en: 'Back' };

/** The button of a dialog that takes no step: it leaves as Escape does. */
export function Leave({ words = back }: { readonly words?: Words }) {
  const say = useWords();
  return <Button onClick={useContext(LeaveContext)}>{say(words)}</Button>;
}
