import { phonesOf } from '../../../../../rulebook/notation/phone.ts';

/** The telephone numbers of a cell, and what is said beside them. */
export interface PhoneText {
  readonly phones: readonly string[];
  readonly note: string | null;
}

const NONE = /^(?:无|暂无|没有|未留|未提供|n\/a|[-/]+)$/iu;
/** '(母亲)', '张三' before a number and '微信同号' behind it; not the '转' of an extension. */
const BESIDE =
  /\(([^()\d]*\p{Script=Han}[^()\d]*)\)|(?<=^|[,;、/\s])(\p{Script=Han}{1,6}):?\s*(?=[+\d(])|(?<=\d)\s*(\p{Script=Han}{1,6})(?=$|[,;、/\s])/gu;

/** Reads a cell of telephones; null when one of them is no number. */
export function phoneTextOf(text: string): PhoneText | null {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .trim();
  if (NONE.test(plain)) return { phones: [], note: null };
  const notes: string[] = [];
  const numbers = plain.replaceAll(BESIDE, (...groups) => {
    notes.push(String(groups.slice(1, 4).find((group) => typeof group === 'string')).trim());
    return '';
  });
  const phones = phonesOf(numbers);
  return phones && { phones, note: notes.length > 0 ? notes.join('、') : null };
}
