import type { ComponentChildren } from 'preact';
import type { ImportedList } from '../../../rulebook/notation/imported-list.ts';
import type { CallName } from '../data/call.ts';
import type { Words } from '../language/words.ts';
import type { Outcome } from './use-import.ts';

/** How a list is taken in on its page. */
export interface TakingIn {
  readonly list: ImportedList;
  readonly callable: CallName;
  /** What is asked of the list, before it is chosen. */
  readonly how: Words;
  /** So many of what a row stands for: '3 户', '3 households'. */
  readonly counted: (count: number) => Words;
  /** What is said where nothing of it is new. */
  readonly nothingNew: (outcome: Outcome) => Words;
  /** What was written stands here. */
  readonly done: { readonly href: string; readonly words: Words };
  /** What is shown of it once it is written, before anything else. */
  readonly after?: (outcome: Outcome) => ComponentChildren;
  /** A template has the columns that a person fills in; what comes from a program has none. */
  readonly hasTemplate: boolean;
}
