import { useEffect, useState } from 'preact/hooks';

const MINUTE = 60_000;

/** The time, drawn again every minute: what is overdue must not need a reload to look so. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), MINUTE);
    return () => clearInterval(timer);
  }, []);
  return now;
}
