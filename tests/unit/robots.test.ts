import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { errorText } from '../../functions/src/mail/refusal.ts';
import { type Answer, answerOf } from '../../functions/src/robots/answer.ts';
import { BYTES_MOST, inMarkdown, messageOf } from '../../functions/src/robots/message.ts';
import type { RobotPost } from '../../functions/src/robots/post.ts';
import { dingtalkSignature, feishuSignature } from '../../functions/src/robots/signature.ts';
import {
  type RobotProvider,
  robotKeyIn,
  robotProviders,
} from '../../rulebook/chapters/site/robot-providers.ts';

const PAGE = 'https://desk.example';
const providers = Object.keys(robotProviders) as RobotProvider[];

const post: RobotPost = {
  ...{
    kind: 'overdue',
    language: 'zh',
    title: '湖畔花园 · 新增逾期事项',
    total: 2,
    path: '/overdue?site=lakeside',
  },
  lines: [
    { text: '钥匙未归还', path: '/keyLoans/l1?site=lakeside' },
    { text: '证件未补', path: null },
  ],
};

describe('an address', () => {
  it.each([
    ['wecom', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7aoc-4bc4-97a0-0ec2sifa5aaa'],
    ['dingtalk', 'https://oapi.dingtalk.com/robot/send?access_token=566cc69da782ec33'],
    ['feishu', 'https://open.feishu.cn/open-apis/bot/v2/hook/93c5c8a1-5b5b-4cf4'],
  ] as const)('of %s is its provider’s own and nobody else’s', (provider, address) => {
    expect(robotKeyIn(provider, address)).toBe(address.split(/[=/]/).at(-1));
    for (const other of providers.filter((each) => each !== provider)) {
      expect(robotKeyIn(other, address)).toBeNull();
    }
    for (const wrong of [
      address.replace('https:', 'http:'),
      address.replace('.com', '.com.evil.example').replace('.cn', '.cn.evil.example'),
      address.replace('https://', 'https://evil.example/'),
      address.replace('https://', 'https://x@'),
      `${address}/../../x`,
      `${address}&x=1`,
      `${address}#`,
      ` ${address}`,
    ]) {
      expect(robotKeyIn(provider, wrong), wrong).toBeNull();
    }
  });
});

describe('a signature', () => {
  // Reckoned with openssl: printf 'message' | openssl dgst -sha256 -hmac 'key' -binary | base64
  it('of DingTalk signs the time and the secret with the secret', () => {
    expect(dingtalkSignature(1_577_262_236_757, 'this is secret')).toBe(
      'hmPWwU+7lVdm3ZZz0r9tSfx0L4Q26jWOZr9+Gs6EZQM=',
    );
  });

  it('of Feishu signs nothing with the time and the secret', () => {
    expect(feishuSignature(1_599_360_473, 'demo')).toBe('l1N0gAcBjdwBvGm1xMjOF0XSyaLRpR7tuO5dHfhAYc8=');
    expect(feishuSignature(1, 's')).toBe(createHmac('sha256', '1\ns').digest('base64'));
  });
});

describe('a message', () => {
  it('of WeCom is markdown with a link for each matter', () => {
    expect(messageOf('wecom', post, PAGE)).toEqual({
      msgtype: 'markdown',
      markdown: {
        content: [
          '**湖畔花园 · 新增逾期事项 （2）**',
          '[钥匙未归还](https://desk.example/keyLoans/l1?site=lakeside)',
          '证件未补',
          '[打开查看](https://desk.example/overdue?site=lakeside)',
        ].join('\n'),
      },
    });
  });

  it('of DingTalk has a title of its own and empty lines between', () => {
    expect(
      messageOf('dingtalk', { ...post, language: 'en', lines: [], total: 0, kind: 'told' }, PAGE),
    ).toEqual({
      msgtype: 'markdown',
      markdown: {
        title: '湖畔花园 · 新增逾期事项',
        text: '**湖畔花园 · 新增逾期事项**\n\n[Open](https://desk.example/overdue?site=lakeside)',
      },
    });
  });

  it('of Feishu has texts and links as parts, so that nothing is to be escaped', () => {
    const typed = { ...post, lines: [{ text: '<at user_id="all">', path: '/x/1' }], total: 3, path: null };
    expect(messageOf('feishu', typed, PAGE)).toEqual({
      msg_type: 'post',
      content: {
        post: {
          zh_cn: {
            title: '湖畔花园 · 新增逾期事项 (3)',
            content: [
              [{ tag: 'a', text: '<at user_id="all">', href: 'https://desk.example/x/1' }],
              [{ tag: 'text', text: '另有 2 项' }],
            ],
          },
        },
      },
    });
  });

  it('means nothing but what it says: signs of markdown stand as their full-width twins, on one line', () => {
    expect(inMarkdown('<@all> [a](b) **c** `d` # e')).toBe('＜＠all＞ ［a］（b） ＊＊c＊＊ ｀d｀ ＃ e');
    const typed = { ...post, kind: 'told' as const, lines: [{ text: 'a\n# b', path: '/x/(1)' }], path: null };
    expect(JSON.stringify(messageOf('wecom', typed, PAGE))).toContain(
      '[a ＃ b](https://desk.example/x/%281%29)',
    );
  });

  it.each(providers)(
    'for %s has twenty lines at most, keeps its limit, and says how many are left',
    (provider) => {
      const many = (count: number, length: number): RobotPost => ({
        ...post,
        lines: Array.from({ length: count }, (_, at) => ({
          text: `${at} ${'逾'.repeat(length)}`,
          path: `/x/${at}`,
        })),
        total: 750,
      });
      const short = JSON.stringify(messageOf(provider, many(30, 3), PAGE));
      expect(short).toContain('另有 730 项');
      const long = JSON.stringify(messageOf(provider, many(20, 400), PAGE));
      const shown = long.split('/x/').length - 1;
      expect(long).toContain(`另有 ${750 - shown} 项`);
      expect(Buffer.byteLength(long)).toBeLessThan(BYTES_MOST[provider] + 200);
      expect(shown).toBeGreaterThan(3);
    },
  );
});

describe('what a provider answers', () => {
  const KEY = '693a91f6-7aoc';
  const told = (answer: Answer): string =>
    answer.is === 'taken'
      ? ['taken', ...answer.invalid].join(' ')
      : `${answer.reason} ${answer.isPermanent ? 'for good' : answer.waits / 60_000}`;

  it.each([
    ['wecom', 200, { errcode: 0, errmsg: 'ok' }, 'taken'],
    ['wecom', 200, { errcode: 0, errmsg: 'ok', invaliduser: 'zhang|li' }, 'taken zhang li'],
    ['wecom', 200, { errcode: 45009, errmsg: 'api freq out of limit' }, 'tooMany 1'],
    ['wecom', 200, { errcode: 93000, errmsg: 'invalid webhook url' }, 'wrongAddress for good'],
    ['wecom', 200, { errcode: -1, errmsg: 'system busy' }, 'away 0'],
    ['wecom', 200, { errcode: 12345, errmsg: 'who knows' }, 'refused 0'],
    ['dingtalk', 200, { errcode: 130101, errmsg: 'send too fast' }, 'tooMany 10'],
    ['dingtalk', 200, { errcode: 310000, errmsg: 'sign not match' }, 'wrongSecret for good'],
    [
      'dingtalk',
      200,
      { errcode: 310000, errmsg: 'description:关键词不匹配;solution:请联系群管理员查看此机器人的关键词' },
      'wrongKeyword for good',
    ],
    ['dingtalk', 200, { errcode: 310000, errmsg: 'ip 1.2.3.4 not in whitelist' }, 'wrongNetwork for good'],
    ['dingtalk', 200, { errcode: 300001, errmsg: 'token is not exist' }, 'wrongAddress for good'],
    ['feishu', 200, { StatusCode: 0, StatusMessage: 'success' }, 'taken'],
    ['feishu', 200, { code: 19021, msg: 'sign match fail' }, 'wrongSecret for good'],
    ['feishu', 200, { code: 19024, msg: 'Key Words Not Found' }, 'wrongKeyword for good'],
    ['feishu', 400, { code: 19001, msg: 'param invalid' }, 'wrongAddress for good'],
    ['feishu', 200, { code: 11232, msg: 'frequency limited' }, 'tooMany 1'],
    ['feishu', 500, '<html>', 'away 0'],
    ['wecom', 429, '', 'tooMany 1'],
    ['dingtalk', 200, [], 'away 0'],
    ['dingtalk', 200, { ok: true }, 'away 0'],
  ] as const)('%s, HTTP %i, %j: %s', (provider, status, body, expected) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    expect(told(answerOf(provider, status, text, KEY))).toBe(expected);
  });

  it('is kept without the key and without addresses', () => {
    const errmsg = `invalid ${KEY}, more at https://open.example/?e=93000 of a@b.example`;
    const answer = answerOf('wecom', 200, JSON.stringify({ errcode: 93000, errmsg }), KEY);
    expect(answer).toMatchObject({ said: '93000 invalid …, more at … of …' });
  });
});

describe('what a server says against it', () => {
  it('is cut before it is looked through, and keeps no address', () => {
    expect(errorText(`93000 ${'x'.repeat(2_000_000)}`)).toHaveLength(300);
    expect(errorText('550 <anna@example.com> unknown')).toBe('550 <…> unknown');
  });
});
