/** How much is said of what an export is taken out for (R2.4.16), in signs. */
export const PURPOSE = { min: 2, max: 100 } as const;

/** Returns true iff that is something said: two letters or Chinese signs at least, not dots or dashes. */
export const saysWhatFor = (purpose: string): boolean =>
  (purpose.match(/\p{L}/gu)?.length ?? 0) >= PURPOSE.min && purpose.trim().length <= PURPOSE.max;
