/** Mutants that answer every request of the tests alike, and why no request can tell them from the original. */
export const survivors: readonly { readonly because: string; readonly mutants: readonly string[] }[] = [];
