import type { Words } from '../site/words.ts';

/** What something owed is called at a moment: as missed only once its time has passed. */
export const titleAt = (
  { title, before }: { readonly title: Words; readonly before?: Words | null | undefined },
  deadline: Date | null,
  now: Date,
): Words => (deadline !== null && deadline > now && before ? before : title);
