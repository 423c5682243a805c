import { createHmac } from 'node:crypto';

/** DingTalk: the time and the secret, signed with the secret. Goes into the address, encoded. `at` in milliseconds. */
export const dingtalkSignature = (at: number, secret: string): string =>
  createHmac('sha256', secret).update(`${at}\n${secret}`).digest('base64');

/** Feishu: nothing, signed with the time and the secret. Goes into the message. `at` in seconds. */
export const feishuSignature = (at: number, secret: string): string =>
  createHmac('sha256', `${at}\n${secret}`).update('').digest('base64');
