import type { Words } from '../../site/words.ts';
import type { FieldTraits } from '../field.ts';
import { allDiffer } from '../plain-text.ts';

// The sentences that several types say of a value.

type Titled = Pick<FieldTraits, 'title'>;

export const missing = ({ title }: Titled): Words => ({
  zh: `请填写“${title.zh}”`,
  en: `Please fill in “${title.en}”`,
});

export const wrongForm = ({ title }: Titled): Words => ({
  zh: `“${title.zh}”格式不对`,
  en: `“${title.en}” is not in the right form`,
});

export const noSuchChoice = ({ title }: Titled): Words => ({
  zh: `“${title.zh}”没有这个选项`,
  en: `“${title.en}” has no such choice`,
});

export const notWithin = ({ title, min, max }: Titled & { min: number; max: number }): Words => ({
  zh: `“${title.zh}”应在 ${min} 到 ${max} 之间`,
  en: `“${title.en}” should be from ${min} to ${max}`,
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
  itemProblem: (item: unknown) => Words | null,
): Words | null {
  const { title, items: most } = field;
  if (!Array.isArray(value)) return wrongForm(field);
  if (value.length > most) {
    return { zh: `“${title.zh}”最多 ${most} 项`, en: `“${title.en}” has at most ${most}` };
  }
  for (const item of value) {
    const problem = itemProblem(item);
    if (problem) return problem;
  }
  return null;
}

export const repeated = ({ title }: Titled, value: unknown): Words | null =>
  !Array.isArray(value) || allDiffer(value)
    ? null
    : { zh: `“${title.zh}”里有两项相同`, en: `“${title.en}” has two that read the same` };
