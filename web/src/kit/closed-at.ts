import { useEffect } from 'preact/hooks';

/** Nobody leaves a stranger's telephone number on a screen that everybody at the desk can see. */
export const OPEN_MS = 3 * 60_000;

/** Closes something that is open at a moment (in milliseconds of the epoch), or at once when that has passed. */
export function useClosedAt(moment: number, isOpen: boolean, close: () => void): void {
  useEffect(() => {
    if (!isOpen) return;
    const timer = setTimeout(close, moment - Date.now());
    return () => clearTimeout(timer);
  }, [isOpen, moment]);
}
