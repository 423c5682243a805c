import type { Language } from '../language/words.ts';

interface ToldProps {
  readonly zh: string;
  readonly en: string | undefined;
  readonly language: Language;
}

/** What somebody has written for both languages; where the English is missing, the Chinese is read out as Chinese. */
export function Told({ zh, en, language }: ToldProps) {
  const isChinese = language === 'zh' || !en;
  return <span lang={isChinese && language !== 'zh' ? 'zh-CN' : undefined}>{isChinese ? zh : en}</span>;
}
