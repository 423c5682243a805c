import { useState } from 'preact/hooks';
import type { Answer, Question } from '../../../rulebook/chapters/satisfaction/reckoning/answers.ts';
import { fitting } from './answered.ts';
import { type Draft, keepDraft, newDraft, readDraft } from './kept.ts';

interface DraftInUse {
  readonly draft: Draft;
  readonly change: (answers: readonly Answer[]) => void;
  /** It was sent, and nobody answered. */
  readonly doubt: () => void;
}

/** The answers as they are typed, kept on the device with every change. */
export function useDraft(token: string, questions: readonly Question[]): DraftInUse {
  const [draft, setDraft] = useState<Draft>(() => {
    const kept = readDraft(token);
    return { ...kept, answers: fitting(questions, kept.answers) };
  });
  const keep = (next: Draft) => {
    setDraft(next);
    keepDraft(token, next);
  };
  return {
    draft,
    // What may have arrived is another ballot than this: under its name this one would count as sent, and be lost.
    change: (answers) => keep(draft.isDoubtful ? newDraft(answers) : { ...draft, answers }),
    doubt: () => keep({ ...draft, isDoubtful: true }),
  };
}
