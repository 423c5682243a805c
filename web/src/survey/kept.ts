import type { Answer } from '../../../rulebook/chapters/satisfaction/reckoning/answers.ts';
import type { Ballot } from './call-survey.ts';

/** What was typed on this device and is not known to be sent. */
export interface Draft extends Ballot {
  /** It was sent and nobody answered: it may be there. */
  readonly isDoubtful?: boolean;
}

const draftOf = (token: string) => `wuye-survey-${token}`;
const sentOf = (token: string) => `wuye-survey-sent-${token}`;

/** The draft of this device, or a new one. */
export function readDraft(token: string): Draft {
  const kept = read(draftOf(token)) as Partial<Draft> | null;
  if (typeof kept?.sending !== 'string' || !Array.isArray(kept.answers)) return newDraft([]);
  return kept as Draft;
}

export const newDraft = (answers: readonly Answer[]): Draft => ({ sending: crypto.randomUUID(), answers });

export const keepDraft = (token: string, draft: Draft): void => write(draftOf(token), draft);

export const forgetDraft = (token: string): void => write(draftOf(token), null);

/** What nobody can tell any more, because the survey is anonymous: this device alone shows what it has sent. */
export const readSent = (token: string): readonly Answer[] | null => {
  const kept = read(sentOf(token));
  return Array.isArray(kept) ? kept : null;
};

export const keepSent = (token: string, answers: readonly Answer[]): void => write(sentOf(token), answers);

// A device may keep nothing at all: then a reload begins anew, and everything else goes on.

function read(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

function write(key: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Said above.
  }
}
