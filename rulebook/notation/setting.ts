import type { ClauseId } from '../site/clauses/index.ts';
import type { Words } from '../site/words.ts';
import { type Field, optional } from './field.ts';
import type { Literal } from './value.ts';

/**
 * Something that a site sets for one chapter. A chapter's `site-settings.ts` exports them; the settings of a site, their form
 * and its page find them there:
 *
 *     export const callMinutes = setting('callMinutes', whole('来电办结时限（分钟）', 'Calls closed within (minutes)', 1, 1_440), {
 *       otherwise: 30, help: { zh: '超时未办结的来电会提醒', en: 'A call that is open longer is told of' }, cites: ['R7.4.1'],
 *     });
 *
 * A condition or a due speaks of it as `site(callMinutes)`.
 */
export interface Setting {
  readonly setting: string;
  readonly field: Field;
  /** What holds as long as nobody has set anything else. */
  readonly otherwise: Literal;
  readonly help: Words;
  readonly cites: readonly ClauseId[];
}

/** What a chapter lets a site set, under the name by which its record `settings/site` has it. */
export const setting = (
  name: string,
  field: Field,
  terms: Pick<Setting, 'otherwise' | 'help' | 'cites'>,
): Setting => ({ setting: name, field: optional(field), ...terms });

/** Returns true iff a file exports this as a setting. */
export const isSetting = (value: unknown): value is Setting =>
  typeof value === 'object' && value !== null && 'setting' in value && 'otherwise' in value;

/** The settings of one chapter. */
export interface ChapterSettings {
  readonly chapter: string;
  readonly settings: readonly Setting[];
}

/** All of them, whatever their chapter. */
export const settingsIn = (chapters: readonly ChapterSettings[]): readonly Setting[] =>
  chapters.flatMap(({ settings }) => settings);

/** What a site has set: `setAt(settings, billDueDays)`; what holds otherwise, where nobody has set anything. */
export const setAt = (settings: object, { setting: name, otherwise }: Setting): Literal =>
  (settings as Readonly<Record<string, Literal | undefined>>)[name] ?? otherwise;
