/**
 * The developer's move-in list of the demo site, as it would come: buildings 1 and 2 are sold, building 3 is not.
 * Names are made of common ones; telephone numbers are of a range that is not given out.
 */
export function moveInCsv(): string {
  const head = '楼栋,单元,楼层,房号,建筑面积,户型,业主姓名,电话,入住日期';
  const sold = ['1', '2'].flatMap((building) => rowsOf(building, 12, owned));
  const unsold = rowsOf('3', 8, () => ['', '', '']);
  return [head, ...sold, ...unsold].join('\r\n');
}

const FAMILY = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗';
const GIVEN = [
  '伟',
  '芳',
  '娜',
  '秀英',
  '敏',
  '静',
  '丽',
  '强',
  '磊',
  '军',
  '洋',
  '勇',
  '艳',
  '杰',
  '娟',
  '涛',
  '明',
  '超',
  '兰',
  '霞',
];

const rowsOf = (building: string, floors: number, owner: (place: number) => string[]): string[] =>
  Array.from({ length: floors }, (_, index) => index + 1).flatMap((floor) =>
    ['01', '02'].map((side, offset) => {
      const place = (Number(building) - 1) * 24 + (floor - 1) * 2 + offset;
      const [area, structure] = offset === 0 ? ['89.50', '两室两厅'] : ['126.80', '三室两厅'];
      return [building, '1', floor, `${floor}${side}`, area, structure, ...owner(place)].join(',');
    }),
  );

const owned = (place: number): string[] => {
  const name = `${FAMILY[place % FAMILY.length]}${GIVEN[(place * 7) % GIVEN.length]}`;
  const phone = `1990000${String(1_000 + place)}`;
  const day = `2025-${String(1 + (place % 12)).padStart(2, '0')}-${String(1 + (place % 27)).padStart(2, '0')}`;
  return [name, phone, day];
};
