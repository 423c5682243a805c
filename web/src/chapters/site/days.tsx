import { useId } from 'preact/hooks';
import { useNow } from '../../kit/now.ts';
import { dayText } from '../../language/time.ts';
import { useWords, type Words } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import { DayList } from './day-list.tsx';
import { PublicHolidays } from './public-holidays.tsx';
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

export function Days({ typed, onChange, fields, problems, isLocked }: FieldsProps) {
  const say = useWords();
  const { zone } = useSession();
  const today = dayText(useNow(), zone);
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
      <DayList
        field={fields.holidays}
        days={typed.holidays}
        others={typed.makeUpWorkdays}
        today={today}
        problem={problems.get('holidays')}
        onChange={(holidays) => onChange({ holidays })}
      />
      <DayList
        field={fields.makeUpWorkdays}
        days={typed.makeUpWorkdays}
        others={typed.holidays}
        today={today}
        problem={problems.get('makeUpWorkdays')}
        onChange={(makeUpWorkdays) => onChange({ makeUpWorkdays })}
      />
      {!isLocked && <PublicHolidays listed={typed} today={today} onChange={onChange} />}
    </Group>
  );
}
