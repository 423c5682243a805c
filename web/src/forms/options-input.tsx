import '../kit/segments.css';
import type { Field } from '../../../rulebook/notation/field.ts';
import { useWords } from '../language/words.ts';

/** A few choices, each to be touched: one of them, or several. */
export function OptionsInput(props: {
  field: Extract<Field, { type: 'choice' | 'choices' }>;
  name: string;
  isMany?: boolean;
  /** These stay as they are. */
  locked?: readonly string[] | undefined;
  isOn: (choice: string) => boolean;
  onPick: (choice: string) => void;
}) {
  const say = useWords();
  return (
    <div class="segments">
      {Object.entries(props.field.choices).map(([choice, words]) => (
        <label class="segment" key={choice}>
          <input
            type={props.isMany ? 'checkbox' : 'radio'}
            name={props.name}
            checked={props.isOn(choice)}
            disabled={props.locked?.includes(choice)}
            onChange={() => props.onPick(choice)}
          />
          <span>{say(words)}</span>
        </label>
      ))}
    </div>
  );
}
