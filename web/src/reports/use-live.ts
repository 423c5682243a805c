import { useEffect, useRef } from 'preact/hooks';
import type { StoredReport } from './stored.ts';

/** What is older than this is reckoned anew when it is opened. */
const FRESH_MS = 5 * 60_000;

/**
 * Has a report reckoned, once, when it is opened while its period runs and there is none, or an old one: that one is shown
 * meanwhile. Of `undefined` nothing is known yet, or nothing is to be done.
 */
export function useLive(report: StoredReport | null | undefined, compute: () => void): void {
  const isAsked = useRef(false);
  useEffect(() => {
    if (report === undefined || isAsked.current) return;
    isAsked.current = true;
    if (report === null || Date.now() - report.at.getTime() > FRESH_MS) compute();
  });
}
