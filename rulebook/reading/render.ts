import type { Field } from '../notation/field.ts';
import { read } from '../notation/record.ts';
import type { Register } from '../notation/register.ts';
import { roles } from '../site/roles.ts';
import type { Language, Words } from '../site/words.ts';

/** What a text needs to know beside the record. */
export interface Rendering {
  readonly register: Register;
  readonly language: Language;
  /** A person's name for a uid. */
  readonly nameOf: (uid: string) => string;
  /** A time as it is read at the site: 'yyyy-MM-dd HH:mm'. */
  readonly stamp: (at: Date) => string;
}

type Document = { readonly [field: string]: unknown };

/** A template with its `{field}` places filled in as a person reads them; what is absent leaves nothing. */
export const render = (template: string, record: Document, rendering: Rendering): string =>
  template
    .replaceAll(/\{([\w.]+)\}/g, (_place, path: string) => valueText(path.split('.'), record, rendering))
    // A place that stays empty leaves no blank before a bracket; what several lines say stands in one.
    .replaceAll(/ +(?=[)）])/g, '')
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
  if (rest.at(-1) === 'by') return rendering.nameOf(String(value ?? ''));
  return field && rest.length === 0 ? fieldText(field, value, rendering) : plainText(value, rendering);
}

/** A field's value as a person reads it. */
export function fieldText(field: Field, value: unknown, rendering: Rendering): string {
  const { language, nameOf, stamp } = rendering;
  if (value === undefined || value === null) return '';
  switch (field.type) {
    case 'choice':
      return field.choices[String(value)]?.[language] ?? String(value);
    case 'choices':
      return listText(
        (Array.isArray(value) ? value : [value]).map(
          (each) => field.choices[String(each)]?.[language] ?? String(each),
        ),
        language,
      );
    case 'yesNo':
      return value === true ? { zh: '是', en: 'Yes' }[language] : { zh: '否', en: 'No' }[language];
    case 'ref':
      return field.register === 'members' ? nameOf(String(value)) : String(value);
    case 'stamp':
      return stampText(value, rendering);
    case 'approvals':
      return listText(
        field.roles
          .filter((role) => read(value, [role]) !== undefined)
          .map((role) => `${roles[role][language]} ${stampText(read(value, [role]), rendering)}`),
        language,
      );
    case 'group':
      return Object.entries(field.fields)
        .map(
          ([name, inner]) =>
            [inner.title[language], fieldText(inner, read(value, [name]), rendering)] as const,
        )
        .filter(([, text]) => text !== '')
        .map(([title, text]) => `${title} ${text}`)
        .join(language === 'zh' ? '；' : '; ');
    case 'bytes':
      return '';
    default:
      return value instanceof Date ? stamp(value) : plainText(value, rendering);
  }
}

const plainText = (value: unknown, { stamp, language }: Rendering): string => {
  if (value === undefined || value === null) return '';
  if (value instanceof Date) return stamp(value);
  return Array.isArray(value) ? listText(value.map(String), language) : String(value);
};

const listText = (items: readonly string[], language: Language): string =>
  items.join(language === 'zh' ? '、' : ', ');

const stampText = (value: unknown, { nameOf, stamp }: Rendering): string => {
  const at = read(value, ['at']);
  return [nameOf(String(read(value, ['by']) ?? '')), at instanceof Date ? stamp(at) : '']
    .filter(Boolean)
    .join(' ');
};
