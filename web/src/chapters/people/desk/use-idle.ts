import { useEffect, useState } from 'preact/hooks';
import { lock } from '../../../session/choices.ts';
import { deskHere, isLockDue, locksAt } from '../../../session/desk-here.ts';
import { keepLocksAt } from '../../../session/keep-desk.ts';
import { idleAt, locksAfter } from './idle.ts';

const TOUCHES = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;
const LOOK_MS = 1_000;

/**
 * Locks this computer when nobody has touched any of its windows for so many minutes. Answers the seconds that are left
 * once there are few, null before.
 */
export function useIdle(minutes: number): number | null {
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => {
    let isLocking = false;
    const lockOnce = () => {
      if (isLocking) return;
      isLocking = true;
      void lock();
    };
    const touch = () => {
      const now = new Date();
      // A computer that wakes up is touched before anybody has looked at the time.
      if (isLockDue(now)) return lockOnce();
      // It may have been taken back meanwhile.
      if (isLocking || !deskHere()) return;
      keepLocksAt(locksAfter(now, minutes));
      setLeft(null);
    };
    const look = () => {
      const at = locksAt();
      if (at === null) return;
      const idle = idleAt(at, new Date());
      if (idle === 'locked') lockOnce();
      else setLeft(idle === 'open' ? null : idle);
    };
    touch();
    const timer = setInterval(look, LOOK_MS);
    for (const name of TOUCHES) addEventListener(name, touch, { capture: true, passive: true });
    return () => {
      clearInterval(timer);
      for (const name of TOUCHES) removeEventListener(name, touch, { capture: true });
    };
  }, [minutes]);
  return left;
}
