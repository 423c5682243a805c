import './day-picker.css';
import { useLocation } from 'preact-iso';
import { Button, LinkButton } from '../../kit/button.tsx';
import { useWords } from '../../language/words.ts';

interface DayPickerProps {
  readonly day: string;
  readonly today: string;
  readonly shiftDay: (day: string, by: number) => string;
  /** The page whose days these are. */
  readonly of: '/dutyLog' | '/dayClosings';
}

/** The day before, a day of one's choice, the day after. */
export function DayPicker({ day, today, shiftDay, of }: DayPickerProps) {
  const say = useWords();
  const { route } = useLocation();
  return (
    <nav class="day-picker" aria-label={say({ zh: '日期', en: 'Day' })}>
      <LinkButton
        icon="back"
        href={`${of}/${shiftDay(day, -1)}`}
        aria-label={say({ zh: '前一天', en: 'The day before' })}
      />
      <input
        type="date"
        aria-label={say({ zh: '选择日期', en: 'Choose a day' })}
        value={day}
        max={today}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          if (chosen !== '' && chosen <= today) route(`${of}/${chosen}`);
        }}
      />
      {day === today ? (
        <Button icon="next" disabled aria-label={say({ zh: '后一天', en: 'The day after' })} />
      ) : (
        <>
          <LinkButton
            icon="next"
            href={`${of}/${shiftDay(day, 1)}`}
            aria-label={say({ zh: '后一天', en: 'The day after' })}
          />
          <LinkButton href={`${of}/${today}`}>{say({ zh: '今天', en: 'Today' })}</LinkButton>
        </>
      )}
    </nav>
  );
}
