/**
 * Beginnings that a spreadsheet program takes for a formula: = + - @ (full width too), tab and line breaks, after
 * any blanks, and after apostrophes that were put before them.
 */
const formula = /^'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/u;

/**
 * The text with an apostrophe before it when it would otherwise run as a formula. The apostrophe is part of the
 * text, so it also protects when the sheet is saved as CSV and opened again.
 */
export const asPlainText = (text: string): string => (formula.test(text) ? `'${text}` : text);

/** A text as a formula, written so that no digit of a long number gets lost: `="13800138000"`. */
const quoted = /^\s*="((?:[^"]|"")*)"\s*$/u;

/** What a person sees in a cell that holds this text. */
export function shownText(text: string): string {
  const [, inside] = quoted.exec(text) ?? [];
  return inside === undefined ? fromPlainText(text) : inside.replaceAll('""', '"');
}

/** Undoes `asPlainText`. */
export const fromPlainText = (text: string): string =>
  text.startsWith("'") && formula.test(text) ? text.slice(1) : text;
