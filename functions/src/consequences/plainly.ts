import { tidied } from '../../../rulebook/notation/plain-text.ts';
import { type Rendering, renderBoth } from '../../../rulebook/reading/render.ts';
import type { Words } from '../../../rulebook/site/words.ts';

/**
 * A template filled in as one line with nothing unseen in it, whatever an old record holds: a line of the duty log
 * must not read as two, a subject not as another header.
 */
export function plainly(
  words: Words,
  record: Readonly<Record<string, unknown>>,
  rendering: Omit<Rendering, 'language'>,
): Words {
  const { zh, en } = renderBoth(words, record, rendering);
  return { zh: tidied(zh), en: tidied(en) };
}
