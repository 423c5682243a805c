/** What R3.4.5.1 asks of a household's file: the head's name, the people, and what they do and like. */
const ASKED = ['fullName', 'people', 'family', 'skills', 'hobbies', 'occupation', 'employer'] as const;

/** The share of R3.4.5.1 that a private file answers, in whole percent (R7.3.1.3). */
export function completeness(file: Readonly<Record<string, unknown>>): number {
  const answered = ASKED.filter((field) => isAnswered(file[field]));
  return Math.round((answered.length / ASKED.length) * 100);
}

const isAnswered = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
