import { type ComponentChild, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
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
    .link { color: #8cc6f5 !important; }
    .button { background: #8cc6f5 !important; color: #0d1720 !important; }
  }`;

/** The mail as an HTML document of 600 pixels at most. Texts are children and attributes of elements, never markup. */
export const htmlOf = (content: MailContent, language: Language): string =>
  `<!doctype html>\n${renderToString(h('html', { lang: language === 'zh' ? 'zh-CN' : 'en' }, page(content, language)))}\n`;

const page = (content: MailContent, language: Language): ComponentChild[] => [
  h('head', null, [
    h('meta', { charset: 'utf-8' }),
    h('meta', { name: 'viewport', content: 'width=device-width,initial-scale=1' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h('meta', { name: 'supported-color-schemes', content: 'light dark' }),
    h('title', null, flat(content.title)),
    h('style', null, STYLES),
  ]),
  h('body', { class: 'page', style: `margin:0;padding:16px;background:#eef2f6;font:15px/1.55 ${FONT}` }, [
    h('div', { class: 'sheet', style: SHEET }, sheet(content, language)),
  ]),
];

const SHEET =
  'box-sizing:border-box;max-width:600px;margin:0 auto;padding:28px;background:#ffffff;border:1px solid #d9e0e7;border-radius:10px';
const FOOTER = `margin:28px 0 0;padding-top:12px;border-top:1px solid #d9e0e7;font-size:12px;color:${SOFT};overflow-wrap:anywhere`;

const sheet = ({ title, intro, sections, link, footer }: MailContent, language: Language) => [
  h('h1', { class: 'ink', style: `margin:0;font-size:22px;line-height:1.3;color:${INK}` }, shown(title)),
  intro && h('p', { class: 'ink', style: `margin:8px 0 0;color:${INK}` }, shown(intro)),
  sections.map((each) => section(each, language)),
  link && button(link),
  h('p', { class: 'soft line', style: FOOTER }, shown(footer)),
];

function section(given: MailSection, language: Language): ComponentChild[] {
  const { heading, rows = [], table, empty, link, isTitle = false } = given;
  const count = tally(given);
  const number = h('span', { class: 'soft', style: `font-weight:400;color:${SOFT}` }, count);
  return [
    h('h2', { class: 'ink line', style: `${isTitle ? TITLE : HEADING};color:${INK}` }, [
      shown(heading),
      count > 0 && [' ', number],
    ]),
    rows.length > 0 && list(rows),
    table && table.rows.length > 0 && grid(table, language),
    isEmpty(given) && empty && h('p', { class: 'ok', style: `margin:0;${tones.ok}` }, ['✓ ', shown(empty)]),
    link &&
      isWebAddress(link.url) &&
      h(
        'p',
        { style: 'margin:8px 0 0' },
        h('a', { class: 'link', href: link.url, style: LINK }, shown(link.label)),
      ),
  ];
}

const TABLE = {
  width: '100%',
  cellspacing: 0,
  cellpadding: 0,
  style: 'width:100%;border-collapse:collapse',
} as const;
const CELL = 'padding:7px 12px 7px 0;border-bottom:1px solid #e3e9ef;overflow-wrap:anywhere';
const LABEL = {
  scope: 'row',
  class: 'ink line',
  align: 'left',
  valign: 'top',
  width: '40%',
  style: `${CELL};font-weight:400;color:${INK}`,
} as const;
const HEAD = {
  scope: 'col',
  class: 'soft line',
  align: 'left',
  style: `padding:4px 12px 4px 0;border-bottom:1px solid #d9e0e7;font-size:12px;font-weight:500;color:${SOFT}`,
} as const;

/** Labels and values side by side, at every width. */
const list = (rows: readonly MailRow[]): ComponentChild =>
  h(
    'table',
    TABLE,
    rows.map(({ label, value, note, tone }) =>
      h('tr', null, [
        h('th', LABEL, shown(label)),
        h('td', { class: `${tone ?? 'ink'} line`, valign: 'top', style: `${CELL};${toned(tone)}` }, [
          shown(value),
          note && [h('br', null), h('span', { class: 'soft', style: NOTE }, shown(note))],
        ]),
      ]),
    ),
  );

const NOTE = `font-size:13px;font-weight:400;color:${SOFT}`;

const grid = ({ columns, rows }: MailTable, language: Language): ComponentChild =>
  h('table', { class: 'grid', ...TABLE }, [
    h('thead', null, [
      h(
        'tr',
        null,
        columns.map((column) => h('th', HEAD, shown(column))),
      ),
    ]),
    h(
      'tbody',
      null,
      rows.map((row) =>
        h(
          'tr',
          null,
          row.map((each, place) => cell(each, place === 0, `${columns[place] ?? ''}${colon(language)}`)),
        ),
      ),
    ),
  ]);

/** A cell carries its column's name, seen on a phone only, where the head of the table is gone. */
function cell(given: MailCell, isFirst: boolean, label: string): ComponentChild {
  const { text, tone, url } = cellOf(given);
  const place = isFirst ? 'first ' : text === '' ? 'blank ' : '';
  return h(
    'td',
    { class: `${place}${tone ?? 'ink'} line`, valign: 'top', style: `${CELL};${toned(tone)}` },
    !isFirst && h('span', { class: 'name soft', style: NAME }, shown(label)),
    url !== undefined && isWebAddress(url) && text !== ''
      ? h(
          'a',
          { href: url, class: tone ?? 'ink', style: `${toned(tone)};text-decoration:underline` },
          shown(text),
        )
      : shown(text),
  );
}

const NAME = `display:none;padding-right:4px;mso-hide:all;max-height:0;font-size:0;font-weight:400;color:${SOFT}`;

const toned = (tone: MailTone | undefined): string => (tone ? tones[tone] : `color:${INK}`);

const HEADING = 'margin:26px 0 4px;font-size:16px;line-height:1.4';
/** What begins something of its own is set off from what stands before. */
const TITLE =
  'margin:36px 0 6px;padding-top:16px;border-top:2px solid #d9e0e7;font-size:19px;line-height:1.4';

const LINK = 'color:#0b63a5;text-decoration:underline';

const BUTTON =
  'display:inline-block;padding:11px 20px;border-radius:8px;background:#0b63a5;color:#ffffff;font-weight:600;text-decoration:none';

const button = ({ label, url }: { readonly label: string; readonly url: string }): ComponentChild =>
  isWebAddress(url) &&
  h('p', { style: 'margin:26px 0 0' }, h('a', { class: 'button', href: url, style: BUTTON }, shown(label)));

const DATE_OR_TIME = /(\d{4}-\d{2}-\d{2}|\d{2}:\d{2})/g;

/** Text on one line; a date is not broken at its hyphens. */
const shown = (text: string): ComponentChild[] =>
  flat(text)
    .split(DATE_OR_TIME)
    .map((piece, index) => (index % 2 === 0 ? piece : h('span', { style: 'white-space:nowrap' }, piece)));
