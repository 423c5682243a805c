import type { Field } from '../../../rulebook/notation/field.ts';
import { Button } from '../kit/button.tsx';
import { Icon } from '../kit/icon.tsx';
import { useWords } from '../language/words.ts';

interface LinesProps {
  readonly id: string;
  readonly field: Extract<Field, { type: 'texts' | 'days' | 'numbers' }>;
  readonly value: readonly string[];
  readonly onChange: (value: unknown) => void;
}

/** One line for each, with room for one more. */
export function LinesInput({ id, field, value, onChange, ...common }: LinesProps) {
  const say = useWords();
  const asTyped = (lines: readonly string[]) =>
    field.type === 'numbers' ? lines.map((line) => (line === '' ? Number.NaN : Number(line))) : lines;
  const shown = value.length === 0 ? [''] : value;
  return (
    <div class="input-lines">
      {shown.map((line, place) => (
        // A line is its place, what stands in it changes
        <span class="input-line" key={place}>
          <LineInput
            {...common}
            {...(place === 0 ? { id } : {})}
            label={`${say(field.title)} ${place + 1}`}
            field={field}
            value={line}
            onInput={(typed) => onChange(asTyped(shown.with(place, typed)))}
          />
          {shown.length > 1 && (
            <button
              type="button"
              class="button quiet"
              aria-label={say({ zh: '去掉这一行', en: 'Remove this line' })}
              onClick={() => onChange(asTyped(shown.toSpliced(place, 1)))}
            >
              <Icon name="close" />
            </button>
          )}
        </span>
      ))}
      {shown.length < field.items && (
        <Button kind="quiet" icon="plus" onClick={() => onChange([...asTyped(shown), ''])}>
          {say({ zh: '再加一行', en: 'One more line' })}
        </Button>
      )}
    </div>
  );
}

interface LineProps {
  readonly id?: string;
  readonly label: string;
  readonly field: LinesProps['field'];
  readonly value: string;
  readonly onInput: (typed: string) => void;
}

function LineInput({ label, field, onInput, ...common }: LineProps) {
  const rest = {
    ...common,
    'aria-label': label,
    onInput: (event: { currentTarget: HTMLInputElement }) => onInput(event.currentTarget.value),
  };
  if (field.type === 'days') return <input {...rest} type="date" />;
  return field.type === 'numbers' ? (
    <input {...rest} type="number" />
  ) : (
    <input {...rest} type="text" maxLength={field.max} />
  );
}
