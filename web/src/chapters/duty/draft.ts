import { useLayoutEffect, useState } from 'preact/hooks';
import { useSession } from '../../session/current.ts';
import { blankDraft, type Draft } from './write.ts';

/** What is being written, kept for this tab: neither a refusal nor a look at another page loses it. */
export function useDraft(of: string): readonly [Draft, (change: Partial<Draft>) => void, () => void] {
  const { site, uid } = useSession();
  const key = `wuye-desk-log ${site} ${uid} ${of}`;
  const [draft, setDraft] = useState(() => kept(key));
  // Before anything is painted: whoever leaves at once loses nothing.
  useLayoutEffect(() => {
    if (draft.text.trim() === '') sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(draft));
  }, [key, draft]);
  return [draft, (change) => setDraft((now) => ({ ...now, ...change })), () => setDraft(blankDraft())];
}

function kept(key: string): Draft {
  try {
    const found = JSON.parse(sessionStorage.getItem(key) ?? 'null') as Draft | null;
    return found ? { ...found, phoneAt: found.phoneAt && new Date(found.phoneAt) } : blankDraft();
  } catch {
    return blankDraft();
  }
}
