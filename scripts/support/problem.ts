/** Something that the person at the keyboard can mend: printed without a stack, and says how. */
export class Problem extends Error {
  override readonly name = 'Problem';
}

/** The words for an error of any kind; a stack only for what nobody expected. */
export function explain(error: unknown): string {
  if (error instanceof Problem) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
