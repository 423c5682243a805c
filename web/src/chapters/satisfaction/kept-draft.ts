import { useLayoutEffect, useState } from 'preact/hooks';
import { useSession } from '../../session/current.ts';

/** What is being typed, what changes it, and what forgets it. */
type Kept<Draft> = readonly [Draft, (change: Partial<Draft>) => void, () => void];

/** A draft that is kept for this tab: neither a refusal nor a look at another page nor a lost network loses it. */
export function useKeptDraft<Draft extends object>(of: string, first: () => Draft): Kept<Draft> {
  const { site, uid } = useSession();
  const key = `wuye-desk-survey ${site} ${uid} ${of}`;
  const [draft, setDraft] = useState<Draft>(() => read<Draft>(key) ?? first());
  // What nobody has touched is not kept: the record may change before somebody does.
  const [isTouched, setIsTouched] = useState(false);
  // Before anything is painted: whoever leaves at once loses nothing.
  useLayoutEffect(() => {
    if (isTouched) write(key, draft);
  }, [key, draft, isTouched]);
  const change = (more: Partial<Draft>) => {
    setIsTouched(true);
    setDraft((now) => ({ ...now, ...more }));
  };
  const forget = () => {
    setIsTouched(false);
    sessionStorage.removeItem(key);
  };
  return [draft, change, forget];
}

function read<Draft>(key: string): Draft | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') as Draft | null;
  } catch {
    return null;
  }
}

function write(key: string, draft: object): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // A device that keeps nothing has it as long as the page is open.
  }
}
