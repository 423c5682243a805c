import type { Words } from '../language/words.ts';

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '');

/** What is said of a request that never arrived; the lite SDK has no code for it and says 'unknown'. */
const unreachable = [
  'unavailable',
  'unknown',
  'deadline-exceeded',
  'auth/network-request-failed',
  'cancelled',
];

/** The request did not get through: no network, or the server does not answer. */
export const isUnreachable = (error: unknown): boolean =>
  unreachable.includes(codeOf(error)) || error instanceof TypeError;

export const isDenied = (error: unknown): boolean => codeOf(error) === 'permission-denied';

/** What a person is told when something could not be read. */
export function readingFailed(error: unknown): Words {
  if (isDenied(error)) {
    return { zh: '您的职务不能查看此内容（保密规定）', en: 'Your role may not see this (confidentiality)' };
  }
  if (isUnreachable(error) || !navigator.onLine) {
    return { zh: '没有网络，显示不了最新内容', en: 'No network: the latest can’t be shown' };
  }
  return { zh: '读取失败，请刷新页面再试', en: 'Reading failed; please reload the page' };
}
