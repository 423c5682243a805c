import { useLayoutEffect, useState } from 'preact/hooks';
import { useSession } from '../../session/current.ts';
import { draftKey, keepDraft, readDraft } from '../../session/draft.ts';

/** What is being typed, what changes it, and what forgets it. */
type Kept<Draft> = readonly [Draft, (change: Partial<Draft>) => void, () => void];

/** A draft that is kept for this tab: neither a refusal nor a look at another page nor a lost network loses it. */
export function useKeptDraft<Draft extends object>(of: string, first: () => Draft): Kept<Draft> {
  const key = draftKey(useSession(), of);
  const [draft, setDraft] = useState<Draft>(() => readDraft<Draft>(key) ?? first());
  // What nobody has touched is not kept: the record may change before somebody does.
  const [isTouched, setIsTouched] = useState(false);
  // Before anything is painted: whoever leaves at once loses nothing.
  useLayoutEffect(() => {
    if (isTouched) keepDraft(key, draft);
  }, [key, draft, isTouched]);
  const change = (more: Partial<Draft>) => {
    setIsTouched(true);
    setDraft((now) => ({ ...now, ...more }));
  };
  const forget = () => {
    setIsTouched(false);
    keepDraft(key, null);
  };
  return [draft, change, forget];
}
