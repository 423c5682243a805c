/** A remark with the notes that it does not say already. */
export const withNotes = (remark: string | null, notes: readonly string[]): string =>
  [...(remark === null ? [] : [remark]), ...notes.filter((note) => !remark?.includes(note))].join('；');
