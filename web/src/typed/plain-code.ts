const CODE = /^(\p{Script=Latin}+)[\s-]*(\d+(?:-\d+)*)$/u;

/** A code as people say it: 'K-05', 'k 05' and 'k5' are 'k5', 'K-3-1-601' is 'k3-1-601'. Null of what is no code: letters, then numbers. */
export function plainCode(text: string): string | null {
  const [, letters, numbers] = CODE.exec(text.normalize('NFKC').trim()) ?? [];
  if (letters === undefined || numbers === undefined) return null;
  const plain = numbers.split('-').map((each) => each.replace(/^0+(?=\d)/, ''));
  return `${letters.toLowerCase()}${plain.join('-')}`;
}
