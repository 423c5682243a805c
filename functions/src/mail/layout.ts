import type { Language } from '../../../rulebook/site/words.ts';
import type { MailContent } from './content.ts';
import { htmlOf } from './layout-html.ts';
import { textOf } from './layout-text.ts';

export type { MailContent } from './content.ts';

/** The mail as HTML and as a text that reads well by itself. Everything given is taken as text, never as markup. */
export const layout = (content: MailContent, language: Language): { html: string; text: string } => ({
  html: htmlOf(content, language),
  text: textOf(content, language),
});
