import type { Words } from '../../site/words.ts';
import type { FieldTraits } from '../field.ts';
import { allDiffer } from '../plain-text.ts';

// The sentences that several types say of a value.

type Titled = Pick<FieldTraits, 'title'>;

export const missing = ({ title }: Titled): Words => ({
  zh: `请填写“${title.zh}”`,
  en: `Please fill in “${title.en}”`,
});

/** Of a field that follows from numbers of which one is missing, or that together are too large. */
export const unreckonable = ({ title }: Titled): Words => ({
  zh: `“${title.zh}”算不出来：缺少数值或数值过大`,
  en: `“${title.en}” can’t be reckoned: a number is missing or too large`,
});

export const wrongForm = ({ title }: Titled): Words => ({
  zh: `“${title.zh}”格式不对`,
  en: `“${title.en}” is not in the right form`,
});

export const noSuchChoice = ({ title }: Titled): Words => ({
  zh: `“${title.zh}”没有这个选项`,
  en: `“${title.en}” has no such choice`,
});

export const notWithin = ({ title, min, max }: Titled & { min: number; max: number }): Words =>
  outside({ title }, String(min), String(max));

export const outside = ({ title }: Titled, least: string, most: string): Words => ({
  zh: `“${title.zh}”应在 ${least} 到 ${most} 之间`,
  en: `“${title.en}” should be from ${least} to ${most}`,
});

/** What is wrong with one line of several; `at` counts from zero. */
export const inLine = ({ title }: Titled, at: number, problem: Words): Words => ({
  zh: `“${title.zh}”第 ${at + 1} 行：${problem.zh}`,
  en: `“${title.en}”, line ${at + 1}: ${problem.en}`,
});

/** Of a list: as many items as it may have, each of them right, none that reads as another. */
export const listProblem = (
  field: Titled & { readonly items: number },
  value: unknown,
  itemProblem: (item: unknown) => Words | null,
): Words | null => itemsProblem(field, value, itemProblem) ?? repeated(field, value);

/** The same where two items may be alike. */
export function itemsProblem(
  field: Titled & { readonly items: number },
  value: unknown,
  itemProblem: (item: unknown, at: number) => Words | null,
): Words | null {
  const { title, items: most } = field;
  if (!Array.isArray(value)) return wrongForm(field);
  if (value.length > most) {
    return { zh: `“${title.zh}”最多 ${most} 项`, en: `“${title.en}” has at most ${most}` };
  }
  for (const [at, item] of value.entries()) {
    const problem = itemProblem(item, at);
    if (problem) return problem;
  }
  return null;
}

export const repeated = ({ title }: Titled, value: unknown): Words | null =>
  !Array.isArray(value) || allDiffer(value)
    ? null
    : { zh: `“${title.zh}”里有两项相同`, en: `“${title.en}” has two that read the same` };
