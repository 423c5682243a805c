import { useId } from 'preact/hooks';
import { Button } from '../../kit/button.tsx';
import { Icon } from '../../kit/icon.tsx';
import { useLanguage, useWords, type Words } from '../../language/words.ts';
import { type FieldsProps, Group } from './setting.tsx';

const weekdays: readonly Words[] = [
  { zh: '周一', en: 'Mon' },
  { zh: '周二', en: 'Tue' },
  { zh: '周三', en: 'Wed' },
  { zh: '周四', en: 'Thu' },
  { zh: '周五', en: 'Fri' },
  { zh: '周六', en: 'Sat' },
  { zh: '周日', en: 'Sun' },
];

export function Days({ typed, onChange, fields, problems }: FieldsProps) {
  const say = useWords();
  const id = useId();
  const problem = problems.get('workdays');
  const isOn = (day: number) => typed.workdays.includes(day);
  const toggle = (day: number) =>
    onChange({
      workdays: isOn(day) ? typed.workdays.filter((each) => each !== day) : [...typed.workdays, day],
    });
  return (
    <Group title={{ zh: '工作日', en: 'Working days' }}>
      <fieldset class="segments" aria-describedby={`${id}-help`}>
        <legend>{say({ zh: '每周工作日', en: 'Days of the week' })}</legend>
        {weekdays.map((words, place) => (
          <label class="segment" key={words.en}>
            <input type="checkbox" checked={isOn(place + 1)} onChange={() => toggle(place + 1)} />
            <span>{say(words)}</span>
          </label>
        ))}
      </fieldset>
      <small id={`${id}-help`} class={problem ? 'remark bad' : 'remark'} role={problem ? 'alert' : undefined}>
        {say(
          problem ?? {
            zh: '休息日不要求清点和签字，逾期上报也不在休息日计时',
            en: 'On other days no count and no signature is owed, and overdue matters do not climb',
          },
        )}
      </small>
      <Holidays
        holidays={typed.holidays}
        most={fields.holidays?.type === 'days' ? fields.holidays.items : 0}
        onChange={(holidays) => onChange({ holidays })}
      />
    </Group>
  );
}

interface HolidaysProps {
  readonly holidays: readonly string[];
  readonly most: number;
  readonly onChange: (holidays: readonly string[]) => void;
}

function Holidays({ holidays, most, onChange }: HolidaysProps) {
  const say = useWords();
  const language = useLanguage();
  const id = useId();
  const weekday = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en', {
    weekday: 'short',
    timeZone: 'UTC',
  });
  return (
    <div class="form-field">
      <label for={id} class="field-title">
        {say({ zh: '节假日', en: 'Holidays' })}
      </label>
      <ul class="chips">
        {holidays.toSorted().map((day) => (
          <li class="chip" key={day}>
            {day} {weekday.format(new Date(`${day}T00:00:00Z`))}
            <button
              type="button"
              class="chip-remove"
              aria-label={`${say({ zh: '去掉', en: 'Remove' })} ${day}`}
              onClick={() => onChange(holidays.filter((each) => each !== day))}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
        {holidays.length === 0 && <li class="muted">{say({ zh: '没有', en: 'None' })}</li>}
      </ul>
      {holidays.length < most && (
        <div class="input-line holiday-line">
          <input
            id={id}
            type="date"
            onKeyDown={(event) => {
              // Enter adds the day; it does not save the settings.
              if (event.key !== 'Enter') return;
              event.preventDefault();
              add(event.currentTarget);
            }}
          />
          <Button
            icon="plus"
            onClick={() => {
              const input = document.getElementById(id);
              if (input instanceof HTMLInputElement) add(input);
            }}
          >
            {say({ zh: '添加', en: 'Add' })}
          </Button>
        </div>
      )}
    </div>
  );

  function add(input: HTMLInputElement): void {
    const day = input.value;
    if (day === '') return;
    input.value = '';
    if (!holidays.includes(day)) onChange([...holidays, day]);
  }
}
