import type { RobotProvider } from '../../../rulebook/chapters/site/robot-providers.ts';
import type { Words } from '../../../rulebook/site/words.ts';
import { flat } from '../mail/one-line.ts';
import type { RobotPost } from './post.ts';

/** Of a message in bytes: what WeCom says of markdown, and what the others say of the whole, less what is around it. */
export const BYTES_MOST: Readonly<Record<RobotProvider, number>> = {
  wecom: 4_096,
  dingtalk: 18_000,
  feishu: 18_000,
};
/** More of them nobody reads in a chat. */
export const LINES_MOST = 20;
const LINE_MOST = 200;
const TITLE_MOST = 100;

const open: Words = { zh: '打开查看', en: 'Open' };
const more = (left: number): Words => ({ zh: `另有 ${left} 项`, en: `and ${left} more` });

/** The message of a post as the provider wants it, without a signature. `page` is the address that links begin with. */
export function messageOf(provider: RobotProvider, post: RobotPost, page: string): object {
  return cut(post, (shown) => drawings[provider](shown, page), BYTES_MOST[provider]);
}

/** The first of a post's lines, with what is left out of it. */
interface Shown {
  readonly title: string;
  readonly lines: RobotPost['lines'];
  readonly left: number;
  readonly post: RobotPost;
}

interface Drawing {
  readonly message: object;
  /** What the provider's limit is about. */
  readonly limited: string;
}

/** As many lines as there is room for; the others are counted. */
function cut(post: RobotPost, draw: (shown: Shown) => Drawing, bytesMost: number): object {
  const title = shortened(post.kind === 'overdue' ? `${post.title} (${post.total})` : post.title, TITLE_MOST);
  for (let count = Math.min(post.lines.length, LINES_MOST); ; count -= 1) {
    const lines = post.lines
      .slice(0, count)
      .map(({ text, path }) => ({ text: shortened(text, LINE_MOST), path }));
    const { message, limited } = draw({ title, lines, left: post.total - count, post });
    if (count <= 0 || Buffer.byteLength(limited) <= bytesMost) return message;
  }
}

function shortened(text: string, most: number): string {
  const characters = [...flat(text)];
  return characters.length <= most ? characters.join('') : `${characters.slice(0, most - 1).join('')}…`;
}

const drawings: Readonly<Record<RobotProvider, (shown: Shown, page: string) => Drawing>> = {
  wecom: (shown, page) => {
    const content = [`**${inMarkdown(shown.title)}**`, ...markdownLines(shown, page)].join('\n');
    return { message: { msgtype: 'markdown', markdown: { content } }, limited: content };
  },
  dingtalk: (shown, page) => {
    // A single line break is none there.
    const text = [`**${inMarkdown(shown.title)}**`, ...markdownLines(shown, page)].join('\n\n');
    return { message: { msgtype: 'markdown', markdown: { title: shown.title, text } }, limited: text };
  },
  // Its texts and links are parts of their own, so nothing in them means anything else.
  feishu: ({ title, lines, left, post: { language, path } }, page) => {
    const part = (text: string, to: string | null) =>
      to === null ? { tag: 'text', text } : { tag: 'a', text, href: page + to };
    const content = [
      ...lines.map((line) => [part(line.text, line.path)]),
      ...(left > 0 ? [[part(more(left)[language], null)]] : []),
      ...(path === null ? [] : [[part(open[language], path)]]),
    ];
    const locale = language === 'zh' ? 'zh_cn' : 'en_us';
    const message = { msg_type: 'post', content: { post: { [locale]: { title, content } } } };
    return { message, limited: JSON.stringify(message) };
  },
};

function markdownLines({ lines, left, post: { language, path } }: Shown, page: string): string[] {
  return [
    ...lines.map((line) => markdownOf(line.text, line.path, page)),
    ...(left > 0 ? [more(left)[language]] : []),
    ...(path === null ? [] : [markdownOf(open[language], path, page)]),
  ];
}

const markdownOf = (text: string, path: string | null, page: string): string =>
  path === null ? inMarkdown(text) : `[${inMarkdown(text)}](${inLink(page + path)})`;

/** What would end a link, or begin another one. */
const inLink = (url: string): string =>
  url.replaceAll(
    /[\s()<>[\]]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );

const WIDTH = 0xfee0;

/**
 * Neither provider documents how to escape a sign of its markdown, so each stands as its full-width twin: nobody is
 * called upon by `<@all>`, and no link is made, by what somebody has typed.
 */
export const inMarkdown = (text: string): string =>
  text.replaceAll(/[*_`~#<>[\]()!|\\@]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + WIDTH));
