import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MailContent } from '../../functions/src/mail/content.ts';
import { layout } from '../../functions/src/mail/layout.ts';
import { flat } from '../../functions/src/mail/one-line.ts';
import { mailDocument } from '../../functions/src/mail/outbox.ts';
import type { ReportPart } from '../../functions/src/reports/parts-of.ts';
import { reportContent } from '../../functions/src/reports/report-mail.ts';
import { dailySummary } from '../../rulebook/chapters/reports.ts';

const plain: MailContent = { title: 'Title', sections: [], footer: 'Lakeside Garden · 2026-09-30 18:00' };

const columns = ['钥匙', '借用人', '应还时间'];
const keysOut: MailContent = {
  title: '每日简报 2026-09-30',
  intro: '一把钥匙逾期。',
  sections: [
    {
      heading: '借出未还的钥匙',
      table: {
        columns,
        rows: [
          ['K-1203', '王师傅', { text: '2026-09-30 18:00 逾期', tone: 'late' }],
          ['A-07', '', '2026-09-30 22:00'],
        ],
      },
      empty: '全部钥匙已收回',
    },
    { heading: '手续待补', table: { columns, rows: [] }, empty: '没有待补的手续' },
    {
      heading: '清点',
      rows: [
        { label: '空房钥匙', value: '未清点', note: '应于 10:00 前清点', tone: 'late' },
        { label: '返修钥匙', value: '已清点', tone: 'ok' },
        { label: '封存钥匙', value: '无' },
      ],
    },
  ],
  link: { label: '打开物业客服台', url: 'https://desk.example.com/today?site=lakeside&day=2026-09-30' },
  footer: '湖畔花园 · 2026-09-30 18:00',
};

/** What a reader sees of the HTML: no head, no tags, no markup left. */
const seen = (html: string): string =>
  html
    .slice(html.indexOf('<body'))
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');

const tagsOf = (html: string): string[] => [...html.matchAll(/<([a-z0-9]+)/gi)].map(([, tag]) => tag ?? '');

const SIGNS: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<' };

/** The HTML with its signs as a mail program reads them, in texts and in attributes. */
const decoded = (html: string): string => html.replaceAll(/&(quot|amp|lt);/g, (_, name) => SIGNS[name] ?? '');

describe('the text alternative reads well by itself', () => {
  it('says each matter with its particulars below it, and nothing twice', () => {
    expect(layout(keysOut, 'zh').text).toBe(
      [
        '每日简报 2026-09-30',
        '',
        '一把钥匙逾期。',
        '',
        '【借出未还的钥匙】 2',
        '1. K-1203',
        '   借用人：王师傅',
        '   ! 应还时间：2026-09-30 18:00 逾期',
        '2. A-07',
        '   应还时间：2026-09-30 22:00',
        '',
        '【手续待补】',
        '√ 没有待补的手续',
        '',
        '【清点】 2',
        '! 空房钥匙：未清点',
        '  应于 10:00 前清点',
        '√ 返修钥匙：已清点',
        '- 封存钥匙：无',
        '',
        '打开物业客服台：',
        'https://desk.example.com/today?site=lakeside&day=2026-09-30',
        '',
        '-- ',
        '湖畔花园 · 2026-09-30 18:00',
        '',
      ].join('\n'),
    );
  });

  it('is written in the signs of its language', () => {
    const { text } = layout(
      { ...plain, sections: [{ heading: 'Keys', rows: [{ label: 'A', value: 'B' }] }] },
      'en',
    );
    expect(text).toContain('[Keys] 1\n- A: B');
  });

  it('lets no value begin a line of its own', () => {
    const value = 'engineer\n\n[Papers owed]\n√ No papers are owed';
    const rows = [{ label: 'Borrowed by', value }];
    const { text } = layout({ ...plain, sections: [{ heading: 'Keys out', rows }] }, 'en');
    expect(text).toContain('- Borrowed by: engineer [Papers owed] √ No papers are owed\n');
  });
});

describe('the HTML', () => {
  const attack = `"><img src=x onerror=alert(1)>'&<script>`;
  const HARMLESS = 'harmless';
  const everywhere: MailContent = {
    title: attack,
    intro: attack,
    sections: [
      { heading: attack, rows: [{ label: attack, value: attack, note: attack, tone: 'late' }] },
      {
        heading: attack,
        table: { columns: [attack, attack], rows: [[attack, { text: attack, tone: 'ok' }]] },
      },
      { heading: attack, empty: attack },
    ],
    link: { label: attack, url: `https://desk.example.com/?${attack}` },
    footer: attack,
  };

  it('shows what is typed and never runs it, in whatever place it stands', () => {
    const { html } = layout(everywhere, 'en');
    const harmless = layout(harmlessCopy(everywhere), 'en').html;
    expect(tagsOf(html)).toEqual(tagsOf(harmless));
    expect(html).not.toContain(attack);
    expect(decoded(html).split(attack)).toHaveLength(harmless.split(HARMLESS).length);
  });

  /** The same content with a harmless word in place of each text. */
  function harmlessCopy(content: MailContent): MailContent {
    const copy = JSON.stringify(content).replaceAll(JSON.stringify(attack).slice(1, -1), HARMLESS);
    return JSON.parse(copy) as MailContent;
  }

  it('keeps any name a text, whatever signs are in it', () => {
    const signs = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '&',
      '&lt;',
      '<!--',
      ']]>',
      '</td>',
      '<style>',
      '/',
      '=',
      '王',
    );
    const part = fc.oneof(signs, fc.string({ maxLength: 4 }));
    const names = fc.array(part, { minLength: 1, maxLength: 8 }).map((parts) => flat(parts.join('')));
    const withName = (name: string): MailContent => ({
      ...plain,
      sections: [{ heading: 'Keys', rows: [{ label: name, value: 'K-1' }] }],
    });
    const tags = tagsOf(layout(withName(HARMLESS), 'en').html);
    fc.assert(
      fc.property(
        names.filter((name) => name !== '' && !/\d/.test(name)),
        (name) => {
          const { html } = layout(withName(name), 'en');
          expect(tagsOf(html)).toEqual(tags);
          expect(decoded(html)).toContain(`>${name}</th>`);
        },
      ),
    );
  });

  it('leads to the page only, never to a script', () => {
    for (const url of ['javascript:alert(1)', 'data:text/html,x', 'today']) {
      const { html } = layout({ ...plain, link: { label: 'Open', url } }, 'en');
      expect(html).not.toContain('href');
    }
    expect(layout(keysOut, 'zh').html).toContain(
      'href="https://desk.example.com/today?site=lakeside&amp;day=2026-09-30"',
    );
  });

  it('is in its reader’s language and fetches nothing from anywhere', () => {
    const { html } = layout(keysOut, 'zh');
    expect(html).toContain('<html lang="zh-CN">');
    expect(layout(plain, 'en').html).toContain('<html lang="en">');
    expect(html).not.toMatch(/\bsrc=|url\(|@import|<link/);
  });

  it('says the same as the text', () => {
    const words = seen(layout(keysOut, 'zh').html);
    for (const word of [
      'K-1203',
      '王师傅',
      '逾期',
      '没有待补的手续',
      '应于',
      '已清点',
      '湖畔花园',
      '一把钥匙逾期',
    ]) {
      expect(words).toContain(word);
    }
    expect(words).not.toContain('全部钥匙已收回');
  });

  it('is as wide as 600 pixels and knows a dark screen and a phone', () => {
    const { html } = layout(keysOut, 'zh');
    expect(html).toContain('max-width:600px');
    expect(html).toContain('@media (prefers-color-scheme: dark)');
    expect(html).toContain('@media (max-width: 480px)');
  });
});

describe('the subject', () => {
  const subjectOf = (subject: string): string =>
    mailDocument({ to: ['manager@lakeside.example'], site: 'lakeside', subject, text: '', html: '' }).message
      .subject;

  it('is one line, whatever it is made of', () => {
    expect(subjectOf('钥匙\r\nBcc: thief@elsewhere.example\u2028x\u0000y')).toBe(
      '钥匙 Bcc: thief@elsewhere.example x y',
    );
    expect(subjectOf('逾期\u202egnp.exe')).toBe('逾期 gnp.exe');
  });

  it('is cut between characters when it is too long', () => {
    const subject = subjectOf('钥𠮷'.repeat(100));
    expect([...subject]).toHaveLength(150);
    expect(subject.endsWith('钥…') || subject.endsWith('𠮷…')).toBe(true);
  });
});

describe('[R4.3.1] [R2.4.8] the daily summary', () => {
  const same = (text: string) => ({ zh: text, en: text });
  const part = (name: string, lines: ReportPart['lines']): ReportPart => {
    const defined = dailySummary.parts.find((each) => each.name === name);
    if (defined?.part !== 'records') throw new Error(`The summary has no lines called ${name}`);
    const { title, columns, empty } = defined;
    return { name, title, columns, lines, empty, total: lines.length };
  };
  const line = {
    ...{ register: 'keyLoans', record: 'loan' },
    cells: [
      same('K-1203 3幢2单元1203'),
      same('王师傅（维修未完）'),
      same('2026-09-30 09:12'),
      { zh: '2026-09-30 18:00 逾期', en: '2026-09-30 18:00 overdue', late: true },
    ],
  };
  const root = 'a'.repeat(64);
  const summary = (language: 'zh' | 'en') => {
    const parts = [part('keysOut', [line]), part('papersOwed', []), part('awaitingReseal', [])];
    return mailed([parts], { language, footer: [{ zh: '湖畔花园', en: 'Lakeside Garden' }[language], root] });
  };
  interface Sending {
    readonly language?: 'zh' | 'en';
    readonly footer?: readonly string[];
  }
  const mailed = (
    reports: readonly (readonly ReportPart[] | null)[],
    { language = 'zh', footer = [] }: Sending = {},
  ) => {
    const { title } = dailySummary;
    const url = 'https://desk.example.com/today';
    const told = reports.map((parts) => ({ title, period: '2026-09-30', parts, url }));
    const addressOf = ({ record }: { record: string }) => `https://desk.example.com/keyLoans/${record}`;
    return layout(reportContent({ day: '2026-09-30', reports: told, footer, addressOf }, language), language);
  };

  it('tells who has which key since when, in both forms', () => {
    const { html, text } = summary('zh');
    for (const form of [seen(html).replaceAll(' ', ''), text.replaceAll(' ', '')]) {
      for (const word of ['K-1203', '3幢2单元1203', '王师傅', '维修未完', '09:12', '18:00', '逾期']) {
        expect(form).toContain(word);
      }
      expect(form).toContain('湖畔花园');
      expect(form).toContain(root);
    }
    expect(text).toContain('https://desk.example.com/today');
  });

  it('shows a hostile name as it was typed, and runs nothing of it', () => {
    const name = '<img src=x onerror=alert(1)>王师傅</td></table><script>';
    const [key = same(''), , ...rest] = line.cells;
    const hostile = part('keysOut', [{ ...line, cells: [key, same(name), ...rest] }]);
    const { html } = mailed([[hostile]], { footer: [name] });
    expect(html).not.toMatch(/<(?:img|script)/);
    expect(tagsOf(html).filter((tag) => tag === 'table')).toHaveLength(1);
    expect(decoded(html).split(name)).toHaveLength(3);
  });

  it('is written in its reader’s language', () => {
    const { html, text } = summary('en');
    for (const form of [seen(html), text]) {
      expect(form).toContain('Keys out');
      expect(form).toContain('No papers are owed');
      expect(form).toContain('Lakeside Garden');
      expect(form).not.toContain('每日简报');
    }
  });

  it('leaves out what has nothing to say, and tells of how many more there are', () => {
    expect(summary('zh').text).not.toContain('未重新封存');
    const many = { ...part('keysOut', [line]), total: 3 };
    expect(mailed([[many]]).text).toContain('另有2条');
    // The heading tells how many there are, not how many stand here.
    expect(mailed([[many]]).text).toContain('【借出未还的钥匙】 3');
  });

  it('leads from each line to its record', () => {
    const { html, text } = summary('zh');
    expect(html).toContain('href="https://desk.example.com/keyLoans/loan"');
    expect(text).toContain('https://desk.example.com/keyLoans/loan');
  });

  it('[R7.2] tells figures first, held against what is aimed at', () => {
    const figures: ReportPart = {
      ...{ name: 'all', title: same('总体'), empty: null, columns: [], lines: [], total: 0 },
      headline: [
        { name: 'rate', title: same('回收率'), value: 53.8, measure: 'percent', target: 70, aims: 'more' },
      ],
    };
    const { text } = mailed([[part('keysOut', [line]), figures]]);
    expect(text).toContain('【主要数据】\n! 回收率：53.8 %\n  目标 70.0 %');
    expect(text.indexOf('回收率')).toBeLessThan(text.indexOf('K-1203'));
  });

  it('[R7.2] several reports are one mail, each under its name with its link; one that failed says so', () => {
    const { text } = mailed([[part('keysOut', [line])], null]);
    expect(text.split('\n')[0]).toBe('报表 2 份 2026-09-30');
    expect(text.match(/==== 每日简报 2026-09-30 ====/g)).toHaveLength(2);
    expect(text.match(/打开报表：https:\/\/desk.example.com\/today/g)).toHaveLength(2);
    expect(text).toContain('未能生成');
  });
});
