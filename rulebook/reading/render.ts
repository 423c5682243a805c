import { calledIn, read } from '../notation/record.ts';
import type { Register } from '../notation/register.ts';
import { asText } from '../notation/types/as-text.ts';
import { types } from '../notation/types/index.ts';
import type { FieldRendering } from '../notation/types/kind.ts';
import type { Words } from '../site/words.ts';

/** What a text needs to know beside the record. */
export interface Rendering extends FieldRendering {
  readonly register: Register;
}

/** The field, and its register, where a record is called by another one that it names: a phone number by its household. */
export function referenceOf({ subject, fields }: Register): { field: string; register: string } | null {
  const field = /^\{(\w+)\}$/.exec(subject)?.[1] ?? '';
  const reference = fields[field];
  return reference?.type === 'ref' ? { field, register: reference.register } : null;
}

type Document = { readonly [field: string]: unknown };

/** A template with its `{field}` places filled in as a person reads them; what is absent leaves nothing. */
export const render = (template: string, record: Document, rendering: Rendering): string =>
  template
    .replaceAll(/\{([\w.]+)\}/g, (_place, path: string) => valueText(path.split('.'), record, rendering))
    // A place that stays empty leaves no blank before a bracket, and a bracket round nothing goes with it.
    .replaceAll(/ +(?=[)）])/g, '')
    .replaceAll(/ *（）| *\(\)/g, '')
    // What several lines say stands in one.
    .replaceAll(/\s*\n\s*/g, ' ');

/** A template in both languages. */
export const renderBoth = (
  words: Words,
  record: Document,
  rendering: Omit<Rendering, 'language'>,
): Words => ({
  zh: render(words.zh, record, { ...rendering, language: 'zh' }),
  en: render(words.en, record, { ...rendering, language: 'en' }),
});

function valueText(path: readonly string[], record: Document, rendering: Rendering): string {
  const [first = '', ...rest] = path;
  const value = read(record, path);
  const field = rendering.register.fields[first];
  if (rest.at(-1) === 'by') return calledIn(String(value ?? ''), rendering.nameOf, rendering.language);
  return field && rest.length === 0 ? types.text(field, value, rendering) : asText(value, rendering);
}
