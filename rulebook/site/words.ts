/** What a person reads, in both languages of the staff. Chinese comes first. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

export type Language = keyof Words;

/** What the languages are called. */
export const languages = {
  zh: { zh: '中文', en: 'Chinese' },
  en: { zh: '英文', en: 'English' },
} as const satisfies Record<Language, Words>;
