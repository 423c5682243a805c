import type { Language } from '../../../rulebook/site/words.ts';
import {
  cellOf,
  colon,
  isEmpty,
  type MailContent,
  type MailRow,
  type MailSection,
  tally,
} from './content.ts';
import { flat } from './one-line.ts';

/** The mail for a reader without HTML: one matter a paragraph, its particulars indented below its name. */
export function textOf({ title, intro, sections, link, footer }: MailContent, language: Language): string {
  return [
    flat(title),
    ...(intro ? [flat(intro)] : []),
    ...sections.map((section) => sectionText(section, language)),
    ...(link ? [`${flat(link.label)}${colon(language).trim()}\n${flat(link.url)}`] : []),
    // The dash, space and line end are how mail programs know a signature.
    `-- \n${flat(footer)}\n`,
  ].join('\n\n');
}

function sectionText(section: MailSection, language: Language): string {
  const { heading, rows = [], empty, link, isTitle = false } = section;
  const count = tally(section);
  const plain = language === 'zh' ? `【${flat(heading)}】` : `[${flat(heading)}]`;
  const name = isTitle ? `==== ${flat(heading)} ====` : plain;
  return [
    count > 0 ? `${name} ${count}` : name,
    ...rows.map((row) => rowText(row, language)),
    ...tableText(section, language),
    ...(isEmpty(section) && empty ? [`√ ${flat(empty)}`] : []),
    ...(link ? [`${flat(link.label)}${colon(language)}${flat(link.url)}`] : []),
  ].join('\n');
}

const marks = { late: '! ', ok: '√ ' } as const;

function rowText({ label, value, note, tone }: MailRow, language: Language): string {
  const mark = tone ? marks[tone] : '- ';
  const line = `${mark}${flat(label)}${colon(language)}${flat(value)}`;
  return note ? `${line}\n  ${flat(note)}` : line;
}

function tableText({ table }: MailSection, language: Language): string[] {
  if (!table) return [];
  return table.rows.map((row, place) => {
    const [first, ...others] = row.map(cellOf);
    const number = `${place + 1}. `;
    const particulars = others.flatMap(({ text, tone }, column) => {
      if (text === '') return [];
      const label = table.columns[column + 1] ?? '';
      return [
        `${' '.repeat(number.length)}${tone === 'late' ? '! ' : ''}${flat(label)}${colon(language)}${text}`,
      ];
    });
    const address = first?.url ? [`${' '.repeat(number.length)}${flat(first.url)}`] : [];
    return [`${number}${first?.text ?? ''}`, ...particulars, ...address].join('\n');
  });
}
