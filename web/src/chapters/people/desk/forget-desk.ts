import { CallRefused } from '../../../data/call.ts';
import { tell } from '../../../kit/says.tsx';
import { keepDesk, keepLocksAt } from '../../../session/keep-desk.ts';

/** A computer that was taken back is as any other. A server that does not answer is no reason to forget. */
export function forgetIfTakenBack(error: unknown): void {
  const isTakenBack = error instanceof CallRefused && error.problems.some(({ field }) => field === 'desk');
  if (!isTakenBack) return;
  keepDesk(null);
  keepLocksAt(null);
  tell({ zh: '本机不再是共用电脑', en: 'This is no shared computer any more' });
}
