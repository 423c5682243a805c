import { isDay } from '../../../rulebook/notation/day.ts';
import { FIRST_YEAR, type Field, isNamed, LAST_YEAR } from '../../../rulebook/notation/field.ts';
import { isId } from '../../../rulebook/notation/ids.ts';
import { allDiffer, isPlain, tidied } from '../../../rulebook/notation/plain-text.ts';
import { read } from '../../../rulebook/notation/record.ts';
import { fill, type Words } from '../language/words.ts';

export const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (typeof value === 'number' && Number.isNaN(value));

/** What is wrong with a value before any rule is asked, naming the field; null when nothing is. */
export function problemOf(field: Field, value: unknown, isRequired: boolean): Words | null {
  const { title } = field;
  const isNone = field.type === 'choices' && Array.isArray(value) && value.length === 0;
  if (isEmpty(value) || isNone) {
    return isRequired ? { zh: `请填写“${title.zh}”`, en: `Please fill in “${title.en}”` } : null;
  }
  switch (field.type) {
    case 'text':
      return textProblem(field, String(value));
    case 'whole':
    case 'number':
      return numberProblem(field, Number(value));
    case 'minute':
      return value instanceof Date && value.getTime() > Date.now()
        ? { zh: `“${title.zh}”不能晚于现在`, en: `“${title.en}” can’t be ahead of now` }
        : null;
    case 'instant':
      return isInstant(value) ? null : wrongForm(field);
    case 'day':
      return isDay(value) ? null : wrongForm(field);
    case 'ref':
      return isId(value) ? null : wrongForm(field);
    case 'texts':
    case 'refs':
    case 'days':
    case 'numbers':
      return Array.isArray(value) ? listProblem(field, value) : wrongForm(field);
    case 'group':
      return groupProblem(field, value);
    default:
      return null;
  }
}

const isInstant = (value: unknown): boolean =>
  value instanceof Date && value.getUTCFullYear() >= FIRST_YEAR && value.getUTCFullYear() < LAST_YEAR;

const wrongForm = ({ title }: Field): Words => ({
  zh: `“${title.zh}”格式不对`,
  en: `“${title.en}” is not in the right form`,
});

type ListField = Extract<Field, { type: 'texts' | 'refs' | 'days' | 'numbers' }>;

function listProblem(field: ListField, items: readonly unknown[]): Words | null {
  const { title, items: most } = field;
  if (items.length > most) {
    return { zh: `“${title.zh}”最多 ${most} 项`, en: `“${title.en}” has at most ${most}` };
  }
  for (const item of items) {
    const problem = itemProblem(field, item);
    if (problem) return problem;
  }
  // Intervals may be alike; of a few numbers that are named, such as days of the week, none stands twice.
  const mayRepeat = field.type === 'numbers' && !isNamed(field);
  if (mayRepeat || allDiffer(items)) return null;
  return { zh: `“${title.zh}”里有两项相同`, en: `“${title.en}” has two that read the same` };
}

function itemProblem(field: ListField, item: unknown): Words | null {
  switch (field.type) {
    case 'texts':
      return textProblem({ ...field, type: 'text' }, String(item));
    case 'numbers':
      return numberProblem({ ...field, type: 'whole' }, Number(item));
    case 'days':
      return isDay(item) ? null : wrongForm(field);
    case 'refs':
      return isId(item) ? null : wrongForm(field);
  }
}

function textProblem(field: Extract<Field, { type: 'text' }>, value: string): Words | null {
  const { title, max, pattern, lines } = field;
  if (value.length > max) {
    return fill(
      {
        zh: `“${title.zh}”最多 {max} 字，现在 {is} 字`,
        en: `“${title.en}” has at most {max} characters, not {is}`,
      },
      { max, is: value.length },
    );
  }
  const isLike = pattern === undefined || new RegExp(pattern).test(value);
  return isLike && isPlain(value, lines) ? null : wrongForm(field);
}

function numberProblem(field: Extract<Field, { type: 'whole' | 'number' }>, value: number): Words | null {
  const { title, min, max } = field;
  if (field.type === 'whole' && !Number.isInteger(value)) {
    return { zh: `“${title.zh}”应为整数`, en: `“${title.en}” should be a whole number` };
  }
  if (value >= min && value <= max) return null;
  return {
    zh: `“${title.zh}”应在 ${min} 到 ${max} 之间`,
    en: `“${title.en}” should be from ${min} to ${max}`,
  };
}

function groupProblem({ fields }: Extract<Field, { type: 'group' }>, value: unknown): Words | null {
  for (const [name, field] of Object.entries(fields)) {
    const problem = problemOf(field, read(value, [name]), !field.optional);
    if (problem) return problem;
  }
  return null;
}

/**
 * What a person meant by what they typed: without what they left empty, and without what nobody sees. A group of which
 * nothing was filled in is left out whole.
 */
export function cleaned(field: Field, value: unknown): unknown {
  if (field.type === 'text' && typeof value === 'string') return tidied(value, field.lines) || undefined;
  if (field.type === 'texts' && Array.isArray(value)) {
    return value.map((each) => tidied(String(each))).filter((each) => each !== '');
  }
  if (field.type === 'days' && Array.isArray(value)) return value.filter((each) => each !== '');
  if (field.type !== 'group' || isEmpty(value)) return isEmpty(value) ? undefined : value;
  const parts = Object.entries(field.fields).map(
    ([name, inner]) => [name, cleaned(inner, read(value, [name]))] as const,
  );
  const filled = parts.filter(([, part]) => part !== undefined);
  const isTold = filled.some(([name, part]) => field.fields[name]?.type !== 'yesNo' || part === true);
  return isTold ? withAnswers(field, Object.fromEntries(filled)) : undefined;
}

/** A box that was not ticked is a no. */
const withAnswers = (field: Extract<Field, { type: 'group' }>, value: Readonly<Record<string, unknown>>) => ({
  ...Object.fromEntries(
    Object.entries(field.fields).flatMap(([name, inner]) => (inner.type === 'yesNo' ? [[name, false]] : [])),
  ),
  ...value,
});
