/** So long before it locks whoever sits there is told. */
export const WARNED_MS = 30_000;

/** When a shared computer locks that is touched now. */
export const locksAfter = (touched: Date, minutes: number): Date =>
  new Date(touched.getTime() + minutes * 60_000);

/** How long a shared computer that locks at a time is still open: 'locked', in whole seconds once it warns, or 'open'. */
export function idleAt(locksAt: Date, now: Date): 'open' | 'locked' | number {
  const left = locksAt.getTime() - now.getTime();
  if (left <= 0) return 'locked';
  return left > WARNED_MS ? 'open' : Math.ceil(left / 1_000);
}
