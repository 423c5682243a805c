import type { Words } from '../language/words.ts';

/** Less than some twenty pictures take. */
const LITTLE_BYTES = 10_000_000;

const nothingKept: Words = {
  zh: '本机存不下这一圈：空间已满，或浏览器处于无痕模式。关掉页面就没有了；请先清理空间或退出无痕模式，再开始走',
  en: 'This device does not keep the round: it is full, or the browser is in private mode. What you mark is gone when the page closes; free some space or leave private mode before you begin',
};

const littleLeft: Words = {
  zh: '本机空间快满了，标记和照片可能存不下；请先清理空间，再开始走',
  en: 'This device is almost full: marks and pictures may not be kept. Free some space before you begin',
};

/** What speaks against beginning a round on this device: `isKept` is whether it has just kept what was fetched ahead. */
export async function roomLeft(isKept: boolean): Promise<Words | null> {
  if (!isKept) return nothingKept;
  // A browser that makes room by itself spares what it was asked to keep.
  await navigator.storage?.persist?.().catch(() => false);
  const { quota, usage } = (await navigator.storage?.estimate?.().catch(() => null)) ?? {};
  return quota !== undefined && quota - (usage ?? 0) < LITTLE_BYTES ? littleLeft : null;
}
