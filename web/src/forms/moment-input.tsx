import { Button } from '../kit/button.tsx';
import { stampText } from '../language/time.ts';
import { useWords } from '../language/words.ts';
import { useForm } from './form-context.ts';

interface MomentProps {
  readonly id: string;
  readonly name: string;
  readonly value: unknown;
  readonly onChange: (value: Date | undefined) => void;
  /** Offers this minute: the call has just been made. */
  readonly hasNow: boolean;
}

const MINUTE = 60_000;

/** A date with its hour, in the site's zone whatever the device's. */
export function MomentInput({ value, onChange, hasNow, ...common }: MomentProps) {
  const say = useWords();
  const { time } = useForm();
  const shown = value instanceof Date ? stampText(value, time.settings.zone).replace(' ', 'T') : '';
  return (
    <div class="input-line">
      <input
        {...common}
        type="datetime-local"
        value={shown}
        onChange={(event) => {
          const [day, clock] = event.currentTarget.value.split('T');
          onChange(day && clock ? time.calendar.instant(day, clock) : undefined);
        }}
      />
      {hasNow && (
        <Button icon="clock" onClick={() => onChange(new Date(Math.floor(Date.now() / MINUTE) * MINUTE))}>
          {say({ zh: '现在', en: 'Now' })}
        </Button>
      )}
    </div>
  );
}
