import { all, any, type Condition, equals, holds, oneOf, rule } from '../notation/condition.ts';
import { optional, text } from '../notation/field.ts';
import { from, type StatedStep } from '../notation/step.ts';
import { actor, was } from '../notation/value.ts';
import type { ClauseId } from '../site/clauses/index.ts';

/** The step by which what a list brought is taken back. */
export const UNDO = 'undoImport';

/** Why a record that a list brought was taken back: who has it was never used. */
export const undoneWhy = optional(text('撤销导入的原因', 'Why the import was undone', 200));

interface UndoTerms {
  /** Who may take such a list in, as things stand. */
  readonly by: Condition;
  /** The steps by which a list brings it. */
  readonly broughtBy: readonly string[];
  readonly from: readonly string[];
  /** A state that is over: it stands in no list and no form offers it. */
  readonly to: string;
  readonly cites: readonly ClauseId[];
}

/**
 * Takes back what a list brought, until it is used: the record stays, with its history and the reason. Whether another
 * record names it, the callable looks.
 */
export const undoing = ({ by, broughtBy, from: states, to, cites }: UndoTerms): StatedStep =>
  from(...states).to(to, {
    title: { zh: '撤销导入', en: 'Undo the import' },
    by: rule(
      'whoTookItIn',
      ['R2.4.2'],
      {
        zh: '须由导入人本人（仍可导入此类名单）或管理处经理办理',
        en: 'For whoever took the list in, while they may take in such a list, or the manager',
      },
      any(all(equals(was('last.by'), actor), by), holds('manager')),
    ),
    asks: ['undoneWhy'],
    provided: [
      rule(
        'untouchedSince',
        ['R2.4.2', 'R2.4.16'],
        { zh: '导入之后已有改动，不能随导入撤销', en: 'It was changed since it was taken in' },
        oneOf(was('last.step'), ...broughtBy),
      ),
    ],
    gate: 'ownCallable',
    cites,
  });
