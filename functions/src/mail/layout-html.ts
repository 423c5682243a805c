import type { Language } from '../../../rulebook/site/words.ts';
import {
  cellOf,
  colon,
  isEmpty,
  isWebAddress,
  type MailCell,
  type MailContent,
  type MailRow,
  type MailSection,
  type MailTable,
  type MailTone,
  tally,
} from './content.ts';
import { flat } from './one-line.ts';

const FONT = "-apple-system,'Segoe UI','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif";
const INK = '#12202f';
const SOFT = '#5b6876';
const tones: Record<MailTone, string> = {
  late: 'color:#b3261e;font-weight:600',
  ok: 'color:#1b7a43',
};

// Mail programs drop style sheets in part. What must hold stands inline; in the head stand the dark scheme, and how a
// table becomes a list of cards on a phone. Where that is dropped, the table stays a table and its cells wrap.
const STYLES = `
  :root { color-scheme: light dark; }
  @media (max-width: 480px) {
    .page { padding: 0 !important; }
    .sheet { padding: 20px 16px !important; border-width: 0 !important; border-radius: 0 !important; }
    .grid thead { display: none !important; }
    .grid, .grid tbody, .grid tr, .grid td { display: block !important; }
    .grid tr { padding: 8px 0 !important; border-bottom: 1px solid #e3e9ef; }
    .grid td { padding: 1px 0 !important; border-bottom-width: 0 !important; }
    .grid td.blank { display: none !important; }
    .grid td.first { font-weight: 600; }
    .grid .name { display: inline !important; max-height: none !important; font-size: 13px !important; }
  }
  @media (prefers-color-scheme: dark) {
    .page { background: #10161d !important; }
    .sheet { background: #19222c !important; border-color: #2c3947 !important; }
    .ink { color: #e8eef4 !important; }
    .soft { color: #a9b6c3 !important; }
    .line, .grid tr { border-color: #2c3947 !important; }
    .late { color: #ff9d8c !important; }
    .ok { color: #7fd6a2 !important; }
    .button { background: #8cc6f5 !important; color: #0d1720 !important; }
  }`;

/** The mail as an HTML document of 600 pixels at most. Everything given is escaped. */
export function htmlOf({ title, intro, sections, link, footer }: MailContent, language: Language): string {
  const body = [
    `<h1 class="ink" style="margin:0;font-size:22px;line-height:1.3;color:${INK}">${shown(title)}</h1>`,
    ...(intro ? [`<p class="ink" style="margin:8px 0 0;color:${INK}">${shown(intro)}</p>`] : []),
    ...sections.map((section) => sectionHtml(section, language)),
    ...(link ? [linkHtml(link)] : []),
    `<p class="soft line" style="margin:28px 0 0;padding-top:12px;border-top:1px solid #d9e0e7;font-size:12px;color:${SOFT};overflow-wrap:anywhere">${shown(footer)}</p>`,
  ].join('\n');
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escaped(flat(title))}</title>
<style>${STYLES}
</style>
</head>
<body class="page" style="margin:0;padding:16px;background:#eef2f6;font:15px/1.55 ${FONT}">
<div class="sheet" style="box-sizing:border-box;max-width:600px;margin:0 auto;padding:28px;background:#ffffff;border:1px solid #d9e0e7;border-radius:10px">
${body}
</div>
</body>
</html>
`;
}

function sectionHtml(section: MailSection, language: Language): string {
  const { heading, rows = [], table, empty } = section;
  const count = tally(section);
  const number = count > 0 ? ` <span class="soft" style="font-weight:400;color:${SOFT}">${count}</span>` : '';
  return [
    `<h2 class="ink" style="margin:26px 0 4px;font-size:16px;line-height:1.4;color:${INK}">${shown(heading)}${number}</h2>`,
    ...(rows.length > 0 ? [rowsHtml(rows)] : []),
    ...(table && table.rows.length > 0 ? [gridHtml(table, language)] : []),
    ...(isEmpty(section) && empty
      ? [`<p class="ok" style="margin:0;color:#1b7a43">✓ ${shown(empty)}</p>`]
      : []),
  ].join('\n');
}

const TABLE = 'width="100%" cellspacing="0" cellpadding="0" style="width:100%;border-collapse:collapse"';
const CELL = 'padding:7px 12px 7px 0;border-bottom:1px solid #e3e9ef;overflow-wrap:anywhere';

/** Labels and values side by side, at every width. */
function rowsHtml(rows: readonly MailRow[]): string {
  const lines = rows.map(({ label, value, note, tone }) => {
    const small = note
      ? `<br><span class="soft" style="font-size:13px;font-weight:400;color:${SOFT}">${shown(note)}</span>`
      : '';
    return `<tr><th scope="row" class="ink line" align="left" valign="top" width="40%" style="${CELL};font-weight:400;color:${INK}">${shown(label)}</th><td class="${tone ?? 'ink'} line" valign="top" style="${CELL};${toned(tone)}">${shown(value)}${small}</td></tr>`;
  });
  return `<table ${TABLE}>${lines.join('\n')}</table>`;
}

function gridHtml({ columns, rows }: MailTable, language: Language): string {
  const head = columns.map(
    (column) =>
      `<th scope="col" class="soft line" align="left" style="padding:4px 12px 4px 0;border-bottom:1px solid #d9e0e7;font-size:12px;font-weight:500;color:${SOFT}">${shown(column)}</th>`,
  );
  const lines = rows.map((row) => {
    const cells = row.map((cell, place) =>
      cellHtml(cell, place === 0, `${columns[place] ?? ''}${colon(language)}`),
    );
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table class="grid" ${TABLE}><thead><tr>${head.join('')}</tr></thead><tbody>${lines.join('\n')}</tbody></table>`;
}

/** A cell carries its column's name, seen on a phone only, where the head of the table is gone. */
function cellHtml(cell: MailCell, isFirst: boolean, label: string): string {
  const { text, tone } = cellOf(cell);
  const name = isFirst
    ? ''
    : `<span class="name soft" style="display:none;padding-right:4px;mso-hide:all;max-height:0;font-size:0;font-weight:400;color:${SOFT}">${shown(label)}</span>`;
  const place = isFirst ? 'first ' : text === '' ? 'blank ' : '';
  return `<td class="${place}${tone ?? 'ink'} line" valign="top" style="${CELL};${toned(tone)}">${name}${shown(text)}</td>`;
}

const toned = (tone: MailTone | undefined): string => (tone ? tones[tone] : `color:${INK}`);

function linkHtml({ label, url }: { readonly label: string; readonly url: string }): string {
  if (!isWebAddress(url)) return '';
  return `<p style="margin:26px 0 0"><a class="button" href="${escaped(url)}" style="display:inline-block;padding:11px 20px;border-radius:8px;background:#0b63a5;color:#ffffff;font-weight:600;text-decoration:none">${shown(label)}</a></p>`;
}

const DATE_OR_TIME = /\d{4}-\d{2}-\d{2}|\d{2}:\d{2}/g;

/** Text on one line, escaped; a date is not broken at its hyphens. */
const shown = (text: string): string =>
  escaped(flat(text)).replaceAll(DATE_OR_TIME, '<span style="white-space:nowrap">$&</span>');

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
