// Values that several types are tried with.

export const HOUR = 3_600_000;
export const MINUTE = 60_000;

export const long = (length: number): string => 'x'.repeat(length);

export const several = (count: number, begin: string): string[] =>
  Array.from({ length: count }, (_, at) => `${begin}${at}`);

export const many = <Item>(count: number, item: Item): Item[] => Array.from({ length: count }, () => item);

/** Texts that read otherwise than they are written, or not at all, and some that only look so. */
export const NASTY = [
  ...[' ', '\u3000', 'x ', ' x', 'x\ty', 'x\ny', 'x\r\ny', 'x\u0000y', 'x\u00a0y', 'x\u00ady', 'x\u200by'],
  ...['x\u2028y', 'x\u202ey', 'x\u2066y', '\ufeffx', 'x\u3164', 'x\ufe0f', 'x\ue000y', 'x\u{e0041}y'],
  ...['张 三', '张\u3000三', 'é', '\u{1f600}'],
];
