const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Returns true iff a text may be an ISO date. */
export const isDay = (text: string): boolean => DAY.test(text);
