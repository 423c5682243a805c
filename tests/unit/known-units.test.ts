import { describe, expect, it } from 'vitest';
import { buildingsOf } from '../../functions/src/chapters/homes/imports/buildings.ts';
import {
  type KnownUnit,
  metWith,
  unitsNamed,
} from '../../functions/src/chapters/homes/imports/known-units.ts';
import { readMoveInList } from '../../functions/src/chapters/homes/imports/move-in-list.ts';
import { sheetOf } from '../support/move-in-lists/sample.ts';

const known = (building: string, entrance: string, room: string): KnownUnit => ({
  ...{ id: `${building}/${entrance}/${room}`, building, entrance, room },
});

/** The list of rows that name a building, an entrance and a room. */
const listed = (...rows: (readonly [string, string, string])[]) =>
  readMoveInList(
    sheetOf([
      ['楼栋', '单元', '房号', '楼层', '建筑面积', '业主姓名'],
      ...rows.map((row) => [...row, 3, 89.5, '张三']),
    ]),
  ).items;

const meet = (units: readonly KnownUnit[], ...rows: (readonly [string, string, string])[]) => {
  const { planned, problems } = metWith(units, listed(...rows));
  return {
    ids: planned.map(({ unit }) => unit.id),
    units: planned.map(({ unit: { building, entrance, room } }) => [building, entrance, room]),
    problems: problems.map(({ cell, value, words }) => [cell, value, words.zh]),
  };
};

describe('[R3.4.5.4] a unit that the desk has in another spelling', () => {
  it.each([
    ['1#', '1', '301'],
    ['01', '01', '0301'],
    ['一栋', '一单元', '301室'],
    ['1号楼', '单元1', '1栋1单元301'],
    ['1', '1', '1-301'],
  ])('%s, %s, %s is met by 1栋, 1单元, 301, and keeps its names', (building, entrance, room) => {
    const unit = known(building, entrance, room);
    expect(meet([unit], ['1栋', '1单元', '301'])).toEqual({
      ...{ ids: [unit.id], units: [[building, entrance, room]], problems: [] },
    });
  });

  it('is no other one: neither of another entrance, nor of another part of the site', () => {
    const units = [known('1#', '2', '301'), known('3苑1', '1', '301'), known('1#', '01', '302')];
    // But its building and its entrance are those that the desk has.
    expect(meet(units, ['1栋', '1单元', '301'])).toEqual({
      ...{ ids: ['1-1-301'], units: [['1#', '01', '301']], problems: [] },
    });
  });

  it('without an entrance in the list is the only one of its building with that room', () => {
    expect(meet([known('1#', '2', '301')], ['1栋', '', '301']).ids).toEqual(['1#/2/301']);
    expect(meet([known('1#', '2', '301'), known('1#', '3', '301')], ['1栋', '', '301'])).toEqual({
      ...{ ids: [], units: [] },
      problems: [['C2', '301', '在册的房屋有几处与此相符：1#-2-301、1#-3-301；请写明单元，或先整理房屋登记']],
    });
  });

  it('of two that the desk has in two spellings, the one that the list would make itself is taken', () => {
    const units = [known('1#', '1', '301'), { ...known('1', '1', '301'), id: '1-1-301' }];
    expect(meet(units, ['一栋', '1', '301']).ids).toEqual(['1-1-301']);
  });

  it('[R3.4.5.2] is not met by two rows', () => {
    const { ids, problems } = meet([known('1#', '2', '301')], ['1栋', '', '301'], ['1栋', '2单元', '301']);
    expect(ids).toEqual(['1#/2/301']);
    expect(problems).toEqual([['C3', '301', '第3行与第2行是同一房屋']]);
  });
});

it('[R4.4.2.3] a unit is found by what the desk calls it, and by what people write', () => {
  const units = [
    known('1#', '1', '301'),
    known('3苑1', '2', '202'),
    known('1#', '2', '302'),
    known('2', '1', '101'),
  ];
  const named = unitsNamed([...units, known('2', '2', '101')]);
  const ids = (text: string) => named(text).map(({ id }) => id);
  expect(['1#-1-301', '1栋1单元301室', '1-1-301', '1-302', '3苑1-2-202'].map(ids)).toEqual([
    ...[['1#/1/301'], ['1#/1/301'], ['1#/1/301'], ['1#/2/302'], ['3苑1/2/202']],
  ]);
  expect(ids('2栋101')).toEqual(['2/1/101', '2/2/101']);
  expect(['消防泵房', '301', '9-9-901'].map(ids)).toEqual([[], [], []]);
});

it('[R2.4.2] the buildings of a list are told as they were written, and which of them the desk has', () => {
  const units = [known('1#', '1', '101')];
  const { planned } = metWith(units, listed(['1栋', '1', '101'], ['一栋', '1', '102'], ['2号', '1', '101']));
  expect(buildingsOf(planned, units)).toEqual([
    { name: '1#', written: ['1栋', '一栋'], rows: 2, isKnown: true },
    { name: '2', written: ['2号'], rows: 1, isKnown: false },
  ]);
});
