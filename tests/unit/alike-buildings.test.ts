import { describe, expect, it } from 'vitest';
import { isAlike } from '../../functions/src/chapters/homes/imports/alike-buildings.ts';
import { buildingName } from '../../rulebook/chapters/homes/unit-name.ts';

const alike = (one: string, other: string): boolean => isAlike(buildingName(one), buildingName(other));

describe('[R2.4.2] a building that a list calls otherwise than the desk', () => {
  it.each([
    ['1号楼', 'A1'],
    ['1#楼', '东1'],
    ['1栋', '一期1栋'],
    ['1号楼', '1栋（牡丹阁）'],
    ['牡丹阁1栋', '1'],
    ['牡丹', '牡丹阁'],
    ['牡丹苑1栋', '牡丹1栋'],
    ['牡丹阁', '牡舟阁'],
    ['A1栋', 'A区1栋'],
    ['牡丹阁', '牡丹阁1栋'],
    ['1A', '1'],
  ])('%s may be %s', (one, other) => {
    expect([alike(one, other), alike(other, one)]).toEqual([true, true]);
  });

  it.each([
    ['1栋', '11栋'],
    ['1栋', '2栋'],
    ['A1', 'B1'],
    ['A', 'B'],
    ['一期1栋', '二期1栋'],
    ['A1', 'A2'],
    ['牡丹阁', '玫瑰阁'],
    ['东', '西'],
    ['东苑1栋', '西苑1栋'],
    ['商铺', '1'],
  ])('%s is not %s', (one, other) => {
    expect([alike(one, other), alike(other, one)]).toEqual([false, false]);
  });
});
