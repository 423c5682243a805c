import type { Words } from '../../site/words.ts';

// What is known beforehand of the providers of group robots; how their messages look and what they answer stands in
// functions/src/robots.

/** Whose chat the group is in. */
export const robotProviders = {
  wecom: { zh: '企业微信', en: 'WeCom' },
  dingtalk: { zh: '钉钉', en: 'DingTalk' },
  feishu: { zh: '飞书', en: 'Feishu' },
} as const satisfies Record<string, Words>;

export type RobotProvider = keyof typeof robotProviders;

/** What a robot posts. */
export const robotKinds = {
  reports: { zh: '报表简报', en: 'Reports' },
  overdue: { zh: '逾期事项', en: 'Overdue matters' },
  told: { zh: '即时通知', en: 'What is told at once' },
} as const satisfies Record<string, Words>;

export type RobotKind = keyof typeof robotKinds;

export const robotLanguages = {
  zh: { zh: '中文', en: 'Chinese' },
  en: { zh: '英文', en: 'English' },
} as const satisfies Record<string, Words>;

/** Where each provider takes messages in; a robot's own key follows. Nothing else is ever called. */
export const robotHosts: Readonly<Record<RobotProvider, { readonly host: string; readonly path: string }>> = {
  wecom: { host: 'https://qyapi.weixin.qq.com', path: '/cgi-bin/webhook/send?key=' },
  dingtalk: { host: 'https://oapi.dingtalk.com', path: '/robot/send?access_token=' },
  feishu: { host: 'https://open.feishu.cn', path: '/open-apis/bot/v2/hook/' },
};

/** These sign what they are sent, where the group wants it. */
export const signingProviders: readonly RobotProvider[] = ['dingtalk', 'feishu'];

const KEY = /^[A-Za-z0-9_-]{8,200}$/;

/** The robot's own key in its address as it is pasted; null where the address is not the provider's. */
export function robotKeyIn(provider: RobotProvider, address: string): string | null {
  const { host, path } = robotHosts[provider];
  const begins = host + path;
  const key = address.startsWith(begins) ? address.slice(begins.length) : '';
  return KEY.test(key) ? key : null;
}

/** Said of an address that is not the provider's. */
export const wrongRobotAddress = (provider: RobotProvider): Words => {
  const { host, path } = robotHosts[provider];
  const begins = host + path;
  return {
    zh: `不是完整的${robotProviders[provider].zh}群机器人地址：应以 ${begins} 开头，其后是完整的 key。请从群机器人的设置里整段复制`,
    en: `Not the whole address of a ${robotProviders[provider].en} robot: it begins with ${begins}, and its whole key follows. Copy all of it from the robot's settings`,
  };
};

/** Said of a secret for a provider that has none. */
export const noSecretThere: Words = {
  zh: '企业微信群机器人没有加签密钥，请留空',
  en: 'Robots of WeCom have no secret: leave it empty',
};
