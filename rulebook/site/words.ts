/** What a person reads, in both languages of the staff. Chinese comes first. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

export type Language = keyof Words;
