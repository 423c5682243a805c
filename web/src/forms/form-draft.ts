import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { newId } from '../../../rulebook/reading/paths.ts';
import { useSession } from '../session/current.ts';
import { draftKey, keepDraft, readDraft } from '../session/draft.ts';
import type { Typed } from './step-input.ts';

/** A form that was begun: what is typed, and the ids of what it opens, so that sent again it changes nothing. */
interface Begun {
  readonly typed: Typed;
  /** Of the record that is opened, where nothing typed makes its id. */
  readonly own: string;
  /** Of the records that are opened with it, by the name of their part. */
  readonly ids: Readonly<Record<string, string>>;
}

export interface FormDraft extends Begun {
  readonly set: (name: string, value: unknown) => void;
  /** What is typed was kept since somebody left the form without sending it. */
  readonly isFound: boolean;
  readonly forget: () => void;
}

/**
 * What stands in a form, kept for this tab until it is sent or given up. `of` says which form of which record as it stands;
 * `first` is what an untouched one begins with, `kept` leaves out what is on this device as long as the form is open.
 */
export function useFormDraft(
  of: string,
  first: () => Typed,
  parts: readonly string[],
  kept: (typed: Typed) => Typed,
): FormDraft {
  const key = draftKey(useSession(), of);
  const [found] = useState(() => readDraft<Begun>(key));
  const [begun, setBegun] = useState<Begun>(
    () =>
      found ?? {
        typed: first(),
        own: newId(),
        ids: Object.fromEntries(parts.map((part) => [part, newId()])),
      },
  );
  const isOver = useRef(false);
  const isTouched = useRef(false);
  // Before anything is painted: whoever leaves at once loses nothing.
  useLayoutEffect(() => {
    if (!isTouched.current || isOver.current) return;
    keepDraft(key, { ...begun, typed: kept(begun.typed) });
  }, [key, begun]);
  return {
    ...begun,
    isFound: found !== null,
    set: (name, value) => {
      isTouched.current = true;
      setBegun((now) => ({ ...now, typed: { ...now.typed, [name]: value } }));
    },
    forget: () => {
      isOver.current = true;
      keepDraft(key, null);
    },
  };
}
