/** Counting words between the parts of a room's name, and behind it. */
const BETWEEN = /号楼|单元|[栋幢棟座楼门#/_—–]/gu;
const BEHIND = /[室房户号]/gu;

/** A text in which rooms stand as '3-1-1202', however they were written: '3栋1单元1202室', '３#1202'. */
export const withPlainRooms = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(BETWEEN, '-')
    .replaceAll(BEHIND, ' ')
    .replaceAll(/-+/g, '-')
    .trim();
