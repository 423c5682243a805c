import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language, Words } from '../../../rulebook/site/words.ts';

export type { Language, Words };

const KEPT = 'wuye-desk-language';

/** The language of this device until an account says otherwise: Chinese first. */
export function languageOfDevice(): Language {
  const kept = localStorage.getItem(KEPT);
  if (kept === 'zh' || kept === 'en') return kept;
  return navigator.language.startsWith('en') ? 'en' : 'zh';
}

export function keepLanguage(language: Language): void {
  localStorage.setItem(KEPT, language);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

export const LanguageContext = createContext<Language>('zh');

export const useLanguage = (): Language => useContext(LanguageContext);

/** Says words in the reader's language. */
export function useWords(): (words: Words) => string {
  return sayIn[useLanguage()];
}

/** Always the same ones: what hangs on them is not worked out anew with every drawing. */
const sayIn = {
  zh: ({ zh }: Words): string => zh,
  en: ({ en }: Words): string => en,
} as const;

/** Words with `{name}` places filled in. */
export const fill = (words: Words, values: Readonly<Record<string, string | number>>): Words => {
  const filled = (text: string) =>
    text.replaceAll(/\{(\w+)\}/g, (_place, name) => String(values[name] ?? ''));
  return { zh: filled(words.zh), en: filled(words.en) };
};
