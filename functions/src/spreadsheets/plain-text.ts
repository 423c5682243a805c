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

/** Undoes `asPlainText`. */
export const fromPlainText = (text: string): string =>
  text.startsWith("'") && formula.test(text) ? text.slice(1) : text;
