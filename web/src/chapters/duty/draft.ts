import { useLayoutEffect, useState } from 'preact/hooks';
import { useSession } from '../../session/current.ts';
import { draftKey, keepDraft, readDraft } from '../../session/draft.ts';
import { blankDraft, type Draft } from './write.ts';

/** What is being written, kept for this tab. */
export function useDraft(of: string): readonly [Draft, (change: Partial<Draft>) => void, () => void] {
  const key = draftKey(useSession(), `dutyLog ${of}`);
  const [draft, setDraft] = useState(() => readDraft<Draft>(key) ?? blankDraft());
  // Before anything is painted: whoever leaves at once loses nothing.
  useLayoutEffect(() => {
    keepDraft(key, draft.text.trim() === '' ? null : draft);
  }, [key, draft]);
  return [draft, (change) => setDraft((now) => ({ ...now, ...change })), () => setDraft(blankDraft())];
}
