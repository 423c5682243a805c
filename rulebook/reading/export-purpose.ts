/** How much is said of what an export is taken out for (R2.4.16), in signs. */
export const PURPOSE = { min: 2, max: 100 } as const;
