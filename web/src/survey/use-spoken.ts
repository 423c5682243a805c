import { useEffect, useState } from 'preact/hooks';
import { keepLanguage, type Language, languageOfDevice } from '../language/words.ts';

/** The language of this page, and what changes it. A device that keeps nothing has Chinese until it is switched. */
export function useSpoken(): readonly [Language, (language: Language) => void] {
  const [language, setLanguage] = useState<Language>(() => quietly(languageOfDevice) ?? 'zh');
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  const choose = (next: Language) => {
    setLanguage(next);
    quietly(() => keepLanguage(next));
  };
  return [language, choose];
}

function quietly<Value>(work: () => Value): Value | null {
  try {
    return work();
  } catch {
    return null;
  }
}
