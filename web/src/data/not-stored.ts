import type { Words } from '../language/words.ts';

/** The device would not keep it: no room is left, or the browser keeps nothing. */
export class NotStored extends Error {
  constructor(cause: unknown) {
    super('The device does not keep it', { cause });
  }
}

/** What a person is told of one thing that could not be kept. */
export const noRoom: Words = {
  zh: '没有记下：本机空间已满，或浏览器处于无痕模式。所填内容仍在这里；请清理空间或退出无痕模式，再按一次',
  en: 'Not kept: this device is full, or the browser is in private mode. What you typed stays here; free some space or leave private mode, then press again',
};
