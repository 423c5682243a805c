import '../../../kit/form-field.css';
import { PIN_DIGITS } from '../../../../../rulebook/site/pin.ts';
import { useWords, type Words } from '../../../language/words.ts';

/** Where a PIN is typed: digits, not shown, and kept by no browser. */
export function PinField({
  name,
  words,
  hasFocus = false,
}: {
  name: string;
  words: Words;
  hasFocus?: boolean;
}) {
  const say = useWords();
  return (
    <label class="form-field">
      <span>{say(words)}</span>
      <input
        // biome-ignore lint/a11y/noAutofocus: it comes when its name is pressed
        autoFocus={hasFocus}
        name={name}
        type="password"
        inputmode="numeric"
        maxLength={PIN_DIGITS}
        autocomplete="off"
        required
      />
    </label>
  );
}
