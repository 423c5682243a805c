import type { TargetedMouseEvent } from 'preact';
import { useId } from 'preact/hooks';
import type { Field } from '../../../../rulebook/notation/field.ts';
import { Button } from '../../kit/button.tsx';
import { Icon } from '../../kit/icon.tsx';
import { counted } from '../../language/count.ts';
import { useLanguage, useWords, type Words } from '../../language/words.ts';
import { dayInMonth, monthText } from './day-words.ts';

interface DayListProps {
  readonly field: Field | undefined;
  readonly days: readonly string[];
  /** Days on which none of these may lie. */
  readonly others: readonly string[];
  /** ISO date; days of the years before it can go together. */
  readonly today: string;
  readonly problem: Words | undefined;
  readonly onChange: (days: readonly string[]) => void;
}

/** Single days, month by month as a calendar has them; nothing is saved here. */
export function DayList({ field, days, others, today, problem, onChange }: DayListProps) {
  const say = useWords();
  const language = useLanguage();
  const id = useId();
  const most = field?.type === 'days' ? field.items : 0;
  const title = field?.title ?? { zh: '', en: '' };
  const isFull = days.length >= most;
  const full = { zh: `已有 ${most} 天，不能再添加`, en: `There are ${most}: no more can be added` };
  const remark = problem ?? (isFull ? full : field?.help);
  const newYear = `${today.slice(0, 4)}-01-01`;
  const past = days.filter((day) => day < newYear);
  const months = Map.groupBy(days.toSorted(), (day) => day.slice(0, 7));
  const remove = (event: TargetedMouseEvent<HTMLButtonElement>, day: string) => {
    neighbourOf(event.currentTarget)?.focus();
    onChange(days.filter((each) => each !== day));
  };
  const add = (input: HTMLInputElement) => {
    const day = input.value;
    if (day === '') return;
    input.value = '';
    if (!days.includes(day)) onChange([...days, day]);
  };
  return (
    <div class="form-field">
      <label for={id} class="field-title">
        {say(title)}
      </label>
      {remark && (
        <small
          id={`${id}-remark`}
          class={problem ? 'remark bad' : 'remark'}
          role={problem ? 'alert' : undefined}
        >
          {say(remark)}
        </small>
      )}
      <ul class="months" aria-label={say(title)}>
        {[...months].map(([month, inMonth]) => (
          <li key={month}>
            <span class="month">{monthText(`${month}-01`, language)}</span>
            <ul class="chips">
              {inMonth.map((day) => (
                <li class={others.includes(day) ? 'chip bad' : 'chip'} key={day}>
                  <time dateTime={day}>{dayInMonth(day, language)}</time>
                  <button
                    type="button"
                    class="chip-remove"
                    aria-label={`${say({ zh: '去掉', en: 'Remove' })} ${day}`}
                    onClick={(event) => remove(event, day)}
                  >
                    <Icon name="close" />
                  </button>
                </li>
              ))}
            </ul>
          </li>
        ))}
        {days.length === 0 && <li class="muted">{say({ zh: '没有', en: 'None' })}</li>}
      </ul>
      <div class="input-line holiday-line">
        <input
          id={id}
          type="date"
          disabled={isFull}
          aria-describedby={remark ? `${id}-remark` : undefined}
          aria-invalid={problem ? true : undefined}
          onKeyDown={(event) => {
            // Enter adds the day; it does not save the settings.
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add(event.currentTarget);
          }}
        />
        <Button
          icon="plus"
          disabled={isFull}
          onClick={() => {
            const input = document.getElementById(id);
            if (input instanceof HTMLInputElement) add(input);
          }}
        >
          {say({ zh: '添加', en: 'Add' })}
        </Button>
        {past.length > 0 && (
          <Button kind="quiet" onClick={() => onChange(days.filter((day) => day >= newYear))}>
            {say({
              zh: `去掉往年的 ${past.length} 天`,
              en: `Remove ${counted(past.length, 'day')} of past years`,
            })}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Where the keyboard goes on when a day has gone: the next day, else the one before, else the place to add one. */
function neighbourOf(button: HTMLElement): HTMLElement | null {
  const list = button.closest('.form-field');
  const all = [...(list?.querySelectorAll<HTMLElement>('.chip-remove') ?? [])];
  const at = all.indexOf(button);
  return all[at + 1] ?? all[at - 1] ?? list?.querySelector('input') ?? null;
}
