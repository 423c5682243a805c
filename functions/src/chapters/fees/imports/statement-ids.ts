import { createHash } from 'node:crypto';
import type { Method } from '../../../../../rulebook/chapters/fees/common.ts';
import type { StatementLine } from './statement.ts';

/** A line that has a number, its bank's or ours. */
export type NumberedLine = StatementLine & { readonly line: string };

/**
 * The lines of a statement by their ids: method, number, day and amount, with `r` for what went back, since a payment and
 * what went back of it may have the same number. Those that are alike in this are told apart by their place among them: one
 * bank books a batch under one number, another numbers nothing. A row that stands there twice in all is one line. Pure.
 */
export function linesById(
  method: Method,
  items: readonly StatementLine[],
): ReadonlyMap<string, NumberedLine> {
  const [first, last] = [items[0], items.at(-1)];
  // Some write the latest first: places are counted from the earliest on, so that a later statement finds them again.
  const ordered = first && last && first.day > last.day ? items.toReversed() : items;
  const told = new Map<string, string[]>();
  const lines = new Map<string, NumberedLine>();
  for (const item of ordered) {
    if (item.kind === null) continue;
    const like = idOf(method, item);
    const before = told.get(like) ?? [];
    const { row: _row, ...said } = item;
    const text = JSON.stringify(said);
    // Without a number and a balance two payments may say the same.
    if (before.includes(text) && (item.line !== null || item.balance !== null)) continue;
    told.set(like, [...before, text]);
    const place = before.length + 1;
    const line = item.line ?? `${item.day.replaceAll('-', '')}#${place}`;
    lines.set(place === 1 ? like : `${like}~${place}`, { ...item, line });
  }
  return lines;
}

/** Ids of records hold few signs: a number that has others is told by its hash. */
const PLAIN = /^[0-9A-Za-z]{1,40}$/;
/** In the place of a number. */
const NONE = '0';

function idOf(method: Method, { kind, day, amount, line }: StatementLine): string {
  const parts = [method, numberOf(line), day.replaceAll('-', ''), amount];
  return [...parts, ...(kind === 'refund' ? ['r'] : [])].join('~');
}

function numberOf(line: string | null): string {
  if (line === null) return NONE;
  return PLAIN.test(line) && line !== NONE
    ? line
    : createHash('sha256').update(line).digest('hex').slice(0, 24);
}
