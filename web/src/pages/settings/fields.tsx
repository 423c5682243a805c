import { useId } from 'preact/hooks';
import type { Field } from '../../../../rulebook/language/field.ts';
import { Button } from '../../kit/button.tsx';
import { Icon } from '../../kit/icon.tsx';
import { Clauses } from '../../kit/notes.tsx';
import { useLanguage, useWords, type Words } from '../../language/words.ts';
import { hasSummerTime, offsetMinutes, type Problems, type TypedSettings } from './typed.ts';

interface FieldsProps {
  readonly typed: TypedSettings;
  readonly fields: Readonly<Record<string, Field>>;
  readonly problems: Problems;
  readonly onChange: (change: Partial<TypedSettings>) => void;
}

/** Every setting with what it does and the clause that it serves. */
export function SettingsFields(props: FieldsProps) {
  return (
    <>
      <Site {...props} />
      <Times {...props} />
      <Days {...props} />
      <Escalation {...props} />
      <Privacy {...props} />
    </>
  );
}

function Group({ title, children }: { title: Words; children: preact.ComponentChildren }) {
  const say = useWords();
  return (
    <section class="card settings-group" aria-label={say(title)}>
      <h2>{say(title)}</h2>
      {children}
    </section>
  );
}

interface SettingProps {
  readonly name: keyof TypedSettings;
  readonly help: Words;
  readonly clauses?: readonly string[];
  readonly fields: FieldsProps['fields'];
  readonly problems: Problems;
  readonly children: (common: Common) => preact.ComponentChildren;
}

interface Common {
  readonly id: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean | undefined;
}

/** A title, what it does, and the control. */
function Setting({ name, help, clauses = [], fields, problems, children }: SettingProps) {
  const say = useWords();
  const id = useId();
  const problem = problems.get(name);
  return (
    <div class="setting field">
      <div>
        <label for={id} class="field-title">
          {say(fields[name]?.title ?? { zh: name, en: name })}
        </label>
        <small
          id={`${id}-help`}
          class={problem ? 'remark bad' : 'remark'}
          role={problem ? 'alert' : undefined}
        >
          {say(problem ?? help)} <Clauses ids={clauses} />
        </small>
      </div>
      {children({ id, 'aria-describedby': `${id}-help`, 'aria-invalid': problem ? true : undefined })}
    </div>
  );
}

const maxOf = (field: Field | undefined): number | undefined =>
  field?.type === 'text' ? field.max : undefined;

function Site({ typed, onChange, ...rest }: FieldsProps) {
  const text = (name: 'name' | 'nameEnglish') => (common: Common) => (
    <input
      {...common}
      value={typed[name]}
      maxLength={maxOf(rest.fields[name])}
      onInput={(event) => onChange({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <Group title={{ zh: '小区', en: 'The site' }}>
      <Setting
        {...rest}
        name="name"
        help={{ zh: '显示在页面、表格和邮件上', en: 'Shown on the page, on forms and in mails' }}
      >
        {text('name')}
      </Setting>
      <Setting
        {...rest}
        name="nameEnglish"
        help={{ zh: '用于英文界面和邮件', en: 'For the English page and mails' }}
      >
        {text('nameEnglish')}
      </Setting>
      <Setting
        {...rest}
        name="contacts"
        help={{
          zh: '监控室、抢修等电话，显示在值班日志页供值班查用',
          en: 'Control room, repairs and so on; shown beside the duty log',
        }}
      >
        {(common) => (
          <textarea
            {...common}
            value={typed.contacts}
            maxLength={maxOf(rest.fields.contacts)}
            onInput={(event) => onChange({ contacts: event.currentTarget.value })}
          />
        )}
      </Setting>
    </Group>
  );
}

const ZONE = /^[A-Za-z_]+(\/[A-Za-z_+-]+)*$/;

function Times({ typed, onChange, ...rest }: FieldsProps) {
  const say = useWords();
  const time = (name: 'workdayStart' | 'closing' | 'midShiftEnd' | 'countBy') => (common: Common) => (
    <input
      {...common}
      type="time"
      value={typed[name]}
      onInput={(event) => onChange({ [name]: event.currentTarget.value })}
    />
  );
  const zones = Intl.supportedValuesOf('timeZone').filter((zone) => ZONE.test(zone));
  const all = zones.includes(typed.zone) ? zones : [typed.zone, ...zones];
  const minutes = offsetMinutes(typed.zone, new Date());
  const isChanging = hasSummerTime(typed.zone, new Date().getFullYear());
  const offset = `UTC${minutes < 0 ? '−' : '+'}${Math.abs(minutes) / 60}`;
  const summer = isChanging
    ? {
        zh: '；该时区有夏令时，换季后须在此再保存一次',
        en: '; it has summer time, so save here again after each change',
      }
    : { zh: '', en: '' };
  return (
    <Group title={{ zh: '一天的时间', en: 'Times of the day' }}>
      <Setting
        {...rest}
        name="workdayStart"
        help={{
          zh: '逾期上报从此时起算；此前属夜班',
          en: 'Overdue matters climb from then on; before it is the night shift',
        }}
      >
        {time('workdayStart')}
      </Setting>
      <Setting
        {...rest}
        name="closing"
        clauses={['R4.4.2.5']}
        help={{
          zh: '借出的钥匙须在此前归还；此时汇总每日简报',
          en: 'Keys that are out are to be back by then; the daily summary is sent',
        }}
      >
        {time('closing')}
      </Setting>
      <Setting
        {...rest}
        name="midShiftEnd"
        clauses={['R11.1.1.2']}
        help={{ zh: '区域钥匙须在此前交回', en: 'Area keys are to be back by then' }}
      >
        {time('midShiftEnd')}
      </Setting>
      <Setting
        {...rest}
        name="countBy"
        clauses={['R4.4.1.7']}
        help={{
          zh: '每日清点须在此前完成，否则提醒保管人和主任',
          en: 'The daily count is done by then, or keeper and supervisor are told',
        }}
      >
        {time('countBy')}
      </Setting>
      <Setting
        {...rest}
        name="zone"
        clauses={['R5.1.1']}
        help={{
          zh: `所有时间按此时区，现为 ${offset}${summer.zh}`,
          en: `All times are read in it; now ${offset}${summer.en}`,
        }}
      >
        {(common) => (
          <select
            {...common}
            value={typed.zone}
            onChange={(event) => onChange({ zone: event.currentTarget.value })}
          >
            {all.map((zone) => (
              <option key={zone} value={zone}>
                {zone.replaceAll('_', ' ')}
              </option>
            ))}
          </select>
        )}
      </Setting>
      <p class="muted">
        {say({
          zh: '修改后立即生效；已在运行的期限在其记录下一步时按新设置重算。',
          en: 'A change holds at once; a deadline that runs already is reckoned anew with its record’s next step.',
        })}
      </p>
    </Group>
  );
}

const weekdays: readonly Words[] = [
  { zh: '周一', en: 'Mon' },
  { zh: '周二', en: 'Tue' },
  { zh: '周三', en: 'Wed' },
  { zh: '周四', en: 'Thu' },
  { zh: '周五', en: 'Fri' },
  { zh: '周六', en: 'Sat' },
  { zh: '周日', en: 'Sun' },
];

function Days({ typed, onChange, fields, problems }: FieldsProps) {
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
    <div class="field">
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
        <div class="line holiday-line">
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

/** The way up, as it would go: who is told, after how much working time. */
function Escalation({ typed, onChange, fields, problems }: FieldsProps) {
  const say = useWords();
  const { escalationMinutes: intervals } = typed;
  const problem = problems.get('escalationMinutes');
  const field = fields.escalationMinutes;
  const [min, max, most] = field?.type === 'numbers' ? [field.min, field.max, field.items] : [1, 1, 1];
  const above = (level: number): Words =>
    level === 0
      ? { zh: '报上级', en: 'tell the next above' }
      : { zh: `报再上${level > 1 ? ` ${level} ` : '一'}级`, en: `tell ${level + 1} above` };
  return (
    <Group title={{ zh: '逐级上报', en: 'The way up' }}>
      <p class="muted">
        {say({
          zh: '事项逾期的当时告知经手人；仍未办理的，每过一段工作时间报上一级，沿员工名册的“上级”往上。',
          en: 'When something is overdue the people concerned are told at once; after each interval of working time the next one above them, along “reports to”.',
        })}{' '}
        <Clauses ids={['R6.1.3', 'R4.4.2.5']} />
      </p>
      <ol class="way-up">
        <li>
          <span class="dot bad" />
          {say({ zh: '逾期：告知经手人、发放人', en: 'Overdue: the people concerned are told' })}
        </li>
        {intervals.map((minutes, level) => (
          <li key={level}>
            <span class="dot warn" />
            <span>{say({ zh: '再过', en: 'After another' })}</span>
            <input
              type="number"
              inputMode="numeric"
              min={min}
              max={max}
              aria-label={say({
                zh: `第 ${level + 1} 段（工作分钟）`,
                en: `Interval ${level + 1} (working minutes)`,
              })}
              aria-invalid={problem ? true : undefined}
              value={Number.isNaN(minutes) ? '' : minutes}
              onInput={(event) =>
                onChange({ escalationMinutes: intervals.with(level, event.currentTarget.valueAsNumber) })
              }
            />
            <span>
              {say({ zh: '工作分钟，', en: 'working minutes, ' })}
              {say(above(level))}
            </span>
            {intervals.length > 1 && level === intervals.length - 1 && (
              <Button
                kind="quiet"
                icon="close"
                aria-label={say({ zh: '去掉这一级', en: 'Remove this level' })}
                onClick={() => onChange({ escalationMinutes: intervals.slice(0, -1) })}
              />
            )}
          </li>
        ))}
      </ol>
      {problem && (
        <small class="remark bad" role="alert">
          {say(problem)}
        </small>
      )}
      {intervals.length < most && (
        <div class="actions">
          <Button
            kind="quiet"
            icon="plus"
            onClick={() => onChange({ escalationMinutes: [...intervals, intervals.at(-1) ?? 60] })}
          >
            {say({ zh: '再加一级', en: 'One more level' })}
          </Button>
        </div>
      )}
    </Group>
  );
}

function Privacy({ typed, onChange, ...rest }: FieldsProps) {
  const whole = (name: 'idCopyRetentionDays' | 'disclosureHoursMax') => (common: Common) => {
    const field = rest.fields[name];
    return (
      <input
        {...common}
        type="number"
        inputMode="numeric"
        min={field?.type === 'whole' ? field.min : undefined}
        max={field?.type === 'whole' ? field.max : undefined}
        value={Number.isNaN(typed[name]) ? '' : typed[name]}
        onInput={(event) => onChange({ [name]: event.currentTarget.valueAsNumber })}
      />
    );
  };
  return (
    <Group title={{ zh: '保密', en: 'Confidentiality' }}>
      <Setting
        {...rest}
        name="disclosureHoursMax"
        clauses={['R1.3']}
        help={{
          zh: '批准查看业户电话时，最长可给多少小时',
          en: 'How long a telephone number may be opened at most',
        }}
      >
        {whole('disclosureHoursMax')}
      </Setting>
      <Setting
        {...rest}
        name="idCopyRetentionDays"
        clauses={['R2.4.1.7']}
        help={{
          zh: '身份证、出入证、委托书的照片到期自动清除',
          en: 'Pictures of ID cards, passes and letters of authority are removed then',
        }}
      >
        {whole('idCopyRetentionDays')}
      </Setting>
    </Group>
  );
}
