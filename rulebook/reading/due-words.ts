import type { Condition } from '../notation/condition.ts';
import type { Due, DueTime, PartOfDay, Span, Unit } from '../notation/due.ts';
import type { Register } from '../notation/register.ts';
import type { Value } from '../notation/value.ts';
import type { Words } from '../site/words.ts';
import { settingIn } from './due.ts';

/** The registers whose titles are spoken of: the due's own, and the site's settings. */
export interface Titles {
  readonly register: Register;
  readonly settings: Register;
}

/** When something falls due, as a phrase: `earliest(the('dueBy'), ...)` is 'the earlier of 'To be back by' and ...'. */
export function describeDue(
  { at, when, reminder }: Pick<Due, 'at' | 'when' | 'reminder'>,
  titles: Titles,
): Words {
  const falls = momentWords(at, titles);
  const only = when && conditionWords(when, titles);
  const told = reminder && lengthWords(reminder.ahead, titles);
  return {
    zh: falls.zh + (only ? `，仅当${only.zh}` : '') + (told ? `；提前${told.zh}提醒` : ''),
    en: falls.en + (only ? `, only when ${only.en}` : '') + (told ? `; reminded ${told.en} ahead` : ''),
  };
}

function momentWords(time: DueTime, titles: Titles): Words {
  if ('value' in time) return valueWords(time, titles);
  switch (time.time) {
    case 'after':
    case 'before': {
      const [of, length] = [momentWords(time.of, titles), lengthWords(time.span, titles)];
      const isAfter = time.time === 'after';
      return {
        zh: `${of.zh}${isAfter ? '后' : '前'}${length.zh}${time.pause ? '（暂停不计）' : ''}`,
        en: `${length.en} ${isAfter ? 'after' : 'before'} ${of.en}${time.pause ? ', pauses not counted' : ''}`,
      };
    }
    case 'endOf': {
      const [of, end] = [momentWords(time.of, titles), ends[time.part]];
      return { zh: of.zh + end.zh, en: `${end.en} of ${of.en}` };
    }
    case 'timeOn': {
      const [day, clock] = [momentWords(time.day, titles), valueWords(time.clock, titles)];
      return { zh: `${day.zh}当日的${clock.zh}`, en: `${clock.en} on the day of ${day.en}` };
    }
    case 'earliest': {
      const each = time.of.map((one) => momentWords(one, titles));
      return {
        zh: `${joined(each, 'zh', '与')}中较早者`,
        en: `the earliest of ${joined(each, 'en', ' and ')}`,
      };
    }
    case 'firstOf': {
      const each = time.of.map((one) => momentWords(one, titles));
      return { zh: joined(each, 'zh', '，没有则为'), en: joined(each, 'en', ', or else ') };
    }
  }
}

const joined = (words: readonly Words[], language: keyof Words, by: string): string =>
  words.map((each) => each[language]).join(by);

const ends: Readonly<Record<PartOfDay, Words>> = {
  day: { zh: '当日结束', en: 'the end of the day' },
  workingDay: { zh: '当日下班', en: 'the closing of the day' },
  middleShift: { zh: '当日中班结束', en: 'the end of the middle shift on the day' },
};

const units: Readonly<Record<Unit, Words>> = {
  minutes: { zh: '分钟', en: 'minutes' },
  days: { zh: '天', en: 'days' },
  workdays: { zh: '个工作日', en: 'working days' },
  workingMinutes: { zh: '个工作分钟', en: 'working minutes' },
  workingHours: { zh: '个工作小时', en: 'working hours' },
};

/** `30 days`; of a setting, its title and the unit. */
function lengthWords({ unit, many }: Span, titles: Titles): Words {
  const count = valueWords(many, titles);
  const isNumber = many.value === 'literal';
  return {
    zh: isNumber ? ` ${count.zh} ${units[unit].zh}` : `${count.zh}（${units[unit].zh}）`,
    en: isNumber ? `${count.en} ${units[unit].en}` : `${count.en} (${units[unit].en})`,
  };
}

const envelope: Readonly<Record<string, Words>> = {
  state: { zh: '状态', en: 'state' },
  rev: { zh: '版次', en: 'revision' },
  opened: { zh: '登记', en: 'opening' },
  last: { zh: '最近一步', en: 'latest step' },
};

function valueWords(value: Value, { register, settings }: Titles): Words {
  if (value.value === 'literal') return { zh: String(value.literal), en: String(value.literal) };
  const setting = settingIn(value);
  if (setting) {
    const title = settings.fields[setting]?.title ?? { zh: setting, en: setting };
    return { zh: `设置的“${title.zh}”`, en: `the site's '${title.en}'` };
  }
  if (value.value !== 'field') throw new Error(`No due speaks of '${value.value}'`);
  const [first = ''] = value.path;
  const own = envelope[first];
  if (own) return { zh: own.zh, en: `the ${own.en}` };
  const title = register.fields[first]?.title ?? { zh: first, en: first };
  return { zh: `“${title.zh}”`, en: `'${title.en}'` };
}

/** A condition on the record alone, as a phrase. */
function conditionWords(condition: Condition, titles: Titles): Words {
  switch (condition.condition) {
    case 'all':
    case 'any': {
      const each = condition.of.map((one) => conditionWords(one, titles));
      const isAll = condition.condition === 'all';
      return {
        zh: joined(each, 'zh', isAll ? '且' : '或'),
        en: joined(each, 'en', isAll ? ' and ' : ' or '),
      };
    }
    case 'not': {
      const of = conditionWords(condition.of, titles);
      return { zh: `并非${of.zh}`, en: `it is not so that ${of.en}` };
    }
    case 'rule':
      return condition.words;
    case 'present': {
      const of = valueWords(condition.of, titles);
      return { zh: `已填${of.zh}`, en: `${of.en} is filled in` };
    }
    case 'equals':
      return isOneOf(condition.left, [condition.right], titles);
    case 'oneOf':
      return isOneOf(
        condition.left,
        condition.choices.map((literal): Value => ({ value: 'literal', literal })),
        titles,
      );
    case 'before':
      return compared(condition, { zh: '早于', en: 'is earlier than' }, titles);
    case 'atLeast':
      return compared(condition, { zh: '不少于', en: 'is at least' }, titles);
    default:
      throw new Error(`No due hangs on '${condition.condition}'`);
  }
}

function compared({ left, right }: { left: Value; right: Value }, how: Words, titles: Titles): Words {
  const [one, other] = [valueWords(left, titles), valueWords(right, titles)];
  return { zh: one.zh + how.zh + other.zh, en: `${one.en} ${how.en} ${other.en}` };
}

/** A field is one of some values; of a choice, its own words. */
function isOneOf(left: Value, values: readonly Value[], titles: Titles): Words {
  const of = valueWords(left, titles);
  const field = left.value === 'field' ? titles.register.fields[left.path[0] ?? ''] : undefined;
  const choices = field?.type === 'choice' ? field.choices : {};
  const each = values.map((value) =>
    value.value === 'literal'
      ? (choices[String(value.literal)] ?? valueWords(value, titles))
      : valueWords(value, titles),
  );
  return { zh: `${of.zh}为${joined(each, 'zh', '、')}`, en: `${of.en} is ${joined(each, 'en', ' or ')}` };
}
