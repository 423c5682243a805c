import '../../kit/chips.css';
import '../../kit/form-field.css';
import './list-tools.css';
import { useEffect, useState } from 'preact/hooks';
import type { List, Register } from '../../../../rulebook/notation/register.ts';
import { membersQuery } from '../../data/names.ts';
import { useRows } from '../../data/watch.ts';
import { Button } from '../../kit/button.tsx';
import { Finder } from '../../kit/finder.tsx';
import { Icon } from '../../kit/icon.tsx';
import { useNow } from '../../kit/now.ts';
import { inOrderOf } from '../../language/order.ts';
import { useWords, type Words } from '../../language/words.ts';
import { askedBy, type ListView, plainView, timeOf } from '../../records/list-view.ts';
import { isRegisterName } from '../../registers.ts';
import { useSession } from '../../session/current.ts';
import { useSiteTime } from '../../session/site-time.ts';
import { hasDues, titleOf } from './rows.tsx';
import { SavedViews } from './saved-views.tsx';

interface ToolsProps {
  readonly register: Register;
  readonly list: List;
  readonly view: ListView;
  readonly onView: (view: ListView) => void;
}

/** What of a list is looked at, and how: text at once, everything else behind one button. */
export function ListTools(props: ToolsProps) {
  const say = useWords();
  const { text: _text, ...conditions } = askedBy(props.view);
  const many = Object.keys(conditions).length;
  return (
    <div class="list-tools no-print">
      <TextTool {...props} />
      <details class="list-conditions">
        <summary class="button">
          <Icon name="filter" />
          <span>
            {say({ zh: '条件与栏目', en: 'Conditions' })}
            {many > 0 && ` (${many})`}
          </span>
        </summary>
        <div class="list-conditions-body">
          <PeriodTool {...props} />
          <PersonTool {...props} />
          <SortTool {...props} />
          <ColumnsTool {...props} />
        </div>
      </details>
      {isRegisterName(props.register.name) && <SavedViews register={props.register.name} />}
      {many > 0 && (
        <Button
          kind="quiet"
          icon="close"
          onClick={() => props.onView({ ...plainView, text: props.view.text })}
        >
          {say({ zh: '清除', en: 'Clear' })}
        </Button>
      )}
    </div>
  );
}

const TYPING_MS = 250;

/** The address follows when somebody has stopped typing. */
function TextTool({ view, onView }: ToolsProps) {
  const [typed, setTyped] = useState(view.text);
  // Whoever clears the view clears what was typed
  useEffect(() => setTyped(view.text), [view.text]);
  useEffect(() => {
    if (typed === view.text) return;
    const timer = setTimeout(() => onView({ ...view, text: typed }), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <Finder
      text={typed}
      label={{ zh: '在本表中查找', en: 'Find in this list' }}
      placeholder={{ zh: '房号、姓名、编号或其中几个字', en: 'Room, name, code or a part' }}
      onType={setTyped}
    />
  );
}

const timeTitle = (register: Register, list: List): Words => {
  const [name = ''] = timeOf(register, list).split('.');
  return name === 'opened' ? { zh: '登记日期', en: 'Day opened' } : titleOf(register, name);
};

function PeriodTool({ register, list, view, onView }: ToolsProps) {
  const say = useWords();
  const { calendar } = useSiteTime();
  const today = calendar.day(useNow());
  const days = periodsAt(today, calendar.shiftDay);
  const day = (name: 'from' | 'to', words: Words) => (
    <input
      type="date"
      aria-label={say(words)}
      value={view[name]}
      onChange={(event) => onView({ ...view, [name]: event.currentTarget.value })}
    />
  );
  return (
    <fieldset class="form-field list-period">
      <span>{say(timeTitle(register, list))}</span>
      <div class="list-period-days">
        {day('from', { zh: '从', en: 'From' })}
        {day('to', { zh: '到', en: 'To' })}
      </div>
      <div class="chips">
        {days.map(({ words, from, to }) => (
          <button
            key={words.en}
            type="button"
            class="chip"
            aria-pressed={view.from === from && view.to === to}
            onClick={() => onView({ ...view, from, to })}
          >
            {say(words)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

const WEEK = 7;

/** The periods that are asked for most. */
function periodsAt(today: string, shiftDay: (day: string, by: number) => string) {
  const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % WEEK;
  const month = `${today.slice(0, 8)}01`;
  const before = shiftDay(month, -1);
  return [
    { words: { zh: '今天', en: 'Today' }, from: today, to: today },
    { words: { zh: '本周', en: 'This week' }, from: shiftDay(today, -weekday), to: today },
    { words: { zh: '本月', en: 'This month' }, from: month, to: today },
    { words: { zh: '上月', en: 'Last month' }, from: `${before.slice(0, 8)}01`, to: before },
  ];
}

function PersonTool({ view, onView }: ToolsProps) {
  const say = useWords();
  const { value = [] } = useRows(membersQuery(useSession().site));
  return (
    <label class="form-field">
      <span>{say({ zh: '涉及人员', en: 'Person' })}</span>
      <select
        value={view.person}
        onChange={(event) => onView({ ...view, person: event.currentTarget.value })}
      >
        <option value="">{say({ zh: '所有人', en: 'Everybody' })}</option>
        {inOrderOf('name', value).map(({ id, data }) => (
          <option key={id} value={id}>
            {String(data.name)}
          </option>
        ))}
      </select>
    </label>
  );
}

function SortTool({ register, view, onView }: ToolsProps) {
  const say = useWords();
  const names = [...register.columns, ...(hasDues(register) ? ['due'] : []), 'state', 'opened'];
  const sort = view.sort === '' ? '' : `${view.isDown ? '-' : ''}${view.sort}`;
  const look = (value: string) =>
    onView({ ...view, sort: value.replace(/^-/, ''), isDown: value.startsWith('-') });
  return (
    <label class="form-field">
      <span>{say({ zh: '排序', en: 'Order' })}</span>
      <select value={sort} onChange={(event) => look(event.currentTarget.value)}>
        <option value="">{say({ zh: '原有顺序', en: 'As it comes' })}</option>
        {[...new Set(names)].flatMap((name) => [
          <option key={name} value={name}>
            {say(titleOf(register, name))} ↑
          </option>,
          <option key={`-${name}`} value={`-${name}`}>
            {say(titleOf(register, name))} ↓
          </option>,
        ])}
      </select>
    </label>
  );
}

/** Columns in the register's own order; those that it shows by itself are no choice of anybody. */
function ColumnsTool({ register, view, onView }: ToolsProps) {
  const say = useWords();
  const own = register.columns;
  const shown = view.columns.length > 0 ? view.columns : own;
  const others = Object.entries(register.fields).filter(
    ([name, { type, hidden }]) => !own.includes(name) && type !== 'bytes' && !hidden,
  );
  const all = [...own, ...others.map(([name]) => name)];
  const turn = (name: string) => {
    const next = all.filter((each) => (each === name ? !shown.includes(each) : shown.includes(each)));
    const isOwn = next.length === own.length && own.every((each) => next.includes(each));
    if (next.length > 0) onView({ ...view, columns: isOwn ? [] : next });
  };
  return (
    <fieldset class="form-field list-columns">
      <span>{say({ zh: '显示栏目', en: 'Columns' })}</span>
      <div class="chips">
        {all.map((name) => (
          <button
            key={name}
            type="button"
            class="chip"
            aria-pressed={shown.includes(name)}
            onClick={() => turn(name)}
          >
            {say(titleOf(register, name))}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
