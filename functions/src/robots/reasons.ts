import type { Words } from '../../../rulebook/site/words.ts';

/** Why a post was not taken, in words that say what to do about it. */
export const reasons = {
  wrongAddress: {
    zh: '地址无效：群机器人可能已被移出群或停用。请从群机器人的设置里重新复制地址，用“更换地址”填入',
    en: "The address is not valid: the robot may have been removed from the group. Copy its address anew and enter it with 'Give another address'",
  },
  wrongSecret: {
    zh: '签名不符：请核对加签密钥，用“更换地址”重新填入',
    en: "The signature does not match: look at the secret again and enter it with 'Give another address'",
  },
  wrongKeyword: {
    zh: '群机器人设了自定义关键词，消息里没有。请把关键词设为小区名称，或改用加签',
    en: 'The robot asks for a keyword that the message lacks: make the name of the site its keyword, or use a signature',
  },
  wrongNetwork: {
    zh: '群机器人限定了 IP 地址。请改用加签或自定义关键词',
    en: 'The robot takes messages from certain IP addresses only: use a signature or a keyword instead',
  },
  tooMany: {
    zh: '该群机器人一分钟内的消息已到上限，稍后再发',
    en: 'The robot has posted as much as it may in a minute; it goes on later',
  },
  unfit: {
    zh: '平台不接受这条消息的内容',
    en: 'The provider does not take this message',
  },
  refused: {
    zh: '平台拒收',
    en: 'The provider refuses it',
  },
  away: {
    zh: '没有连上平台，请检查网络',
    en: 'The provider could not be reached: please look at the network',
  },
  slow: {
    zh: '平台没有及时应答',
    en: 'The provider has not answered in time',
  },
  stopped: {
    zh: '群机器人已停用，没有发送。恢复后可以重发',
    en: 'The robot was stopped before this was sent. Once it is resumed it can be sent again',
  },
} as const satisfies Record<string, Words>;

export type Reason = keyof typeof reasons;

/** The words of a reason as it is stored; null for what is none. */
export const reasonWords = (stored: unknown): Words | null =>
  typeof stored === 'string' && Object.hasOwn(reasons, stored) ? reasons[stored as Reason] : null;
