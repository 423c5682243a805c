const TWO_SIGN_SURNAMES =
  /^(?:欧阳|司马|上官|诸葛|司徒|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯|长孙|宇文|端木|独孤|南宫|司空|西门|百里)/u;

/** What most staff may see of a name (R2.4.16): '王**', '欧阳**', 'W. Li'. */
export function maskedName(fullName: string): string {
  const name = fullName.normalize('NFKC').trim();
  if (/\p{Script=Han}/u.test(name)) {
    const [surname = firstSign(name)] = TWO_SIGN_SURNAMES.exec(name) ?? [];
    return `${surname}**`;
  }
  const words = name.split(/\s+/u);
  const initials = words.slice(0, Math.max(1, words.length - 1)).map((word) => `${firstSign(word)}.`);
  const surname = words.length > 1 ? (words.at(-1) ?? '') : '';
  return [...initials, surname].join(' ').trim().slice(0, MASKED_NAME_MAX);
}

const MASKED_NAME_MAX = 50;

const firstSign = (text: string): string => [...text][0] ?? '';

/** What most staff may see of a telephone number (R2.4.16): '138****1234'; of a short one, the last three digits. */
export function maskedPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  return digits.length >= 11 ? `${digits.slice(0, 3)}****${digits.slice(-4)}` : `****${digits.slice(-3)}`;
}
