import type { Language } from '../../../rulebook/language/words.ts';

export interface MailRow {
  readonly label: string;
  readonly value: string;
  readonly tone?: 'late' | 'ok';
}

export interface MailSection {
  readonly heading: string;
  readonly rows?: readonly MailRow[];
  readonly table?: { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };
  /** Said when there is neither a row nor a line in the table. */
  readonly empty?: string;
}

/** What a mail says; how it looks is decided here. */
export interface MailContent {
  readonly title: string;
  readonly intro?: string;
  readonly sections: readonly MailSection[];
  readonly link?: { readonly label: string; readonly url: string };
  readonly footer: string;
}

/** The mail as HTML and as a text that reads well by itself. Everything given is escaped. */
export const layout = (content: MailContent, language: Language): { html: string; text: string } => ({
  html: htmlOf(content, language),
  text: textOf(content),
});

export const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

const FONT = "-apple-system,'Segoe UI','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif";

/** Mail programs drop style sheets in part: what must hold stands inline, the dark scheme in the head. */
function htmlOf({ title, intro, sections, link, footer }: MailContent, language: Language): string {
  const body = [
    `<h1 class="ink" style="margin:0 0 4px;font-size:22px;line-height:1.3;color:#12202f">${escaped(title)}</h1>`,
    ...(intro ? [`<p class="soft" style="margin:0 0 8px;color:#52606d">${escaped(intro)}</p>`] : []),
    ...sections.map(sectionHtml),
    ...(link ? [buttonHtml(link)] : []),
    `<p class="soft" style="margin:28px 0 0;padding-top:12px;border-top:1px solid #d9e0e7;font-size:12px;color:#66727f;word-break:break-all">${escaped(footer)}</p>`,
  ].join('\n');
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<style>
@media (prefers-color-scheme: dark) {
  .page { background: #10161d !important; }
  .sheet { background: #19222c !important; border-color: #2c3947 !important; }
  .ink { color: #e8eef4 !important; }
  .soft { color: #a9b6c3 !important; }
  .line { border-color: #2c3947 !important; }
  .late { color: #ff9d8c !important; }
  .ok { color: #7fd6a2 !important; }
}
</style>
</head>
<body class="page" style="margin:0;padding:16px;background:#eef2f6;font:15px/1.55 ${FONT}">
<div class="sheet" style="max-width:600px;margin:0 auto;padding:24px;background:#ffffff;border:1px solid #d9e0e7;border-radius:10px">
${body}
</div>
</body>
</html>`;
}

function sectionHtml({ heading, rows = [], table, empty }: MailSection): string {
  const lines = table?.rows ?? [];
  const count = rows.length + lines.length;
  const tally = count > 0 ? ` <span class="soft" style="font-weight:400;color:#66727f">${count}</span>` : '';
  return [
    `<h2 class="ink" style="margin:24px 0 6px;font-size:16px;color:#12202f">${escaped(heading)}${tally}</h2>`,
    ...(rows.length > 0
      ? [
          tableHtml(
            [],
            rows.map(({ label, value, tone }) => [label, { text: value, tone }]),
          ),
        ]
      : []),
    ...(table && lines.length > 0 ? [tableHtml(table.columns, lines)] : []),
    ...(count === 0 && empty ? [`<p class="ok" style="margin:0;color:#1b7a43">✓ ${escaped(empty)}</p>`] : []),
  ].join('\n');
}

type Cell = string | { readonly text: string; readonly tone?: MailRow['tone'] | undefined };

function tableHtml(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const head = columns.map(
    (column) =>
      `<th class="soft line" align="left" style="padding:4px 8px 4px 0;border-bottom:1px solid #d9e0e7;font-size:12px;font-weight:500;color:#66727f">${escaped(column)}</th>`,
  );
  const lines = rows.map((row) => `<tr>${row.map(cellHtml).join('')}</tr>`);
  const heading = head.length > 0 ? `<tr>${head.join('')}</tr>` : '';
  return `<table role="presentation" width="100%" cellspacing="0" cellpadding="0" style="border-collapse:collapse">${heading}${lines.join('')}</table>`;
}

const tones = { late: '#b3261e', ok: '#1b7a43' } as const;

function cellHtml(cell: Cell): string {
  const { text, tone } = typeof cell === 'string' ? { text: cell, tone: undefined } : cell;
  const color = tone ? tones[tone] : '#12202f';
  return `<td class="${tone ?? 'ink'} line" valign="top" style="padding:6px 8px 6px 0;border-bottom:1px solid #edf1f5;color:${color};word-break:break-word">${escaped(text)}</td>`;
}

const buttonHtml = ({ label, url }: { label: string; url: string }): string =>
  `<p style="margin:24px 0 0"><a href="${escaped(url)}" style="display:inline-block;padding:10px 18px;border-radius:8px;background:#0b63a5;color:#ffffff;text-decoration:none">${escaped(label)}</a></p>`;

function textOf({ title, intro, sections, link, footer }: MailContent): string {
  const parts = sections.map(({ heading, rows = [], table, empty }) => {
    const lines = [
      ...rows.map(({ label, value }) => `- ${label}: ${value}`),
      ...(table?.rows ?? []).map(
        (row) => `- ${row.map((cell, place) => `${table?.columns[place]}: ${cell}`).join('; ')}`,
      ),
    ];
    return [`[${heading}]`, ...(lines.length > 0 ? lines : [empty ?? '-'])].join('\n');
  });
  return [
    title,
    ...(intro ? [intro] : []),
    ...parts,
    ...(link ? [`${link.label}: ${link.url}`] : []),
    `-- \n${footer}`,
  ].join('\n\n');
}
