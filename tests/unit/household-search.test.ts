import { describe, expect, it } from 'vitest';
import { maskedPhone, masksEndingIn } from '../../rulebook/notation/mask.ts';
import { readTyped } from '../../web/src/typed/read-typed.ts';

describe('what somebody types to find a household', () => {
  it.each([
    ['3-1-1202', '3-1-1202'],
    ['3栋1单元1202室', '3-1-1202'],
    ['３幢 1单元 1202', '3-1-1202'],
    ['3号楼1门1202号房', '3-1-1202'],
    ['3-1-12', '3-1-12'],
    ['3栋', '3'],
    ['b座', 'B'],
    ['牡丹阁1202', '牡丹阁1202'],
    ['1#1-301', '1-1-301'],
    ['一栋一单元301', '1-1-301'],
    ['1-1-0301', '1-1-301'],
    ['1/1/301', '1-1-301'],
    ['三栋', '3'],
    ['三栋二单元', '3-2'],
  ])('[R3.4.5.1] %s begins the room %s', (typed, room) => {
    expect(readTyped(typed).room).toBe(room);
  });

  it.each([
    ['1202', { building: null, room: '1202' }],
    ['1202室', { building: null, room: '1202' }],
    ['3-1202', { building: '3', room: '1202' }],
    ['3栋1202', { building: '3', room: '1202' }],
    ['一栋301', { building: '1', room: '301' }],
    ['1#301', { building: '1', room: '301' }],
    ['11-301', { building: '11', room: '301' }],
    ['0301', { building: null, room: '301' }],
    ['1-0301', { building: '1', room: '301' }],
    ['3-1-1202', null],
    ['3-1', null],
    ['王', null],
  ])('[R3.4.5.1] %s leaves building or entrance out: %o', (typed, bare) => {
    expect(readTyped(typed).bare).toEqual(bare);
  });

  it.each([
    ['11-301', '1-1-301'],
    ['1-301', null],
    ['112-301', null],
    ['1-1-301', null],
  ])('[R3.4.5.1] %s may also be the room %s', (typed, other) => {
    expect(readTyped(typed).otherRoom).toBe(other);
  });

  it.each([
    ['王', ['王']],
    ['王小明', ['王小明', '王']],
    ['欧阳兰', ['欧阳兰', '欧阳']],
    ['王先生', ['王先生', '王']],
    ['1202', []],
    ['3-1-1202', []],
    ['', []],
  ])('[R2.4.16] of %s the register knows the name shown: %o', (typed, names) => {
    expect(readTyped(typed).names).toEqual(names);
  });

  it.each([
    ['13812341234', '138****1234'],
    ['138 1234 1234', '138****1234'],
    ['+86 138-1234-1234', '138****1234'],
    ['0571-88123456', '057****3456'],
    ['3-1-1202', null],
    ['12-12-1202', null],
    ['1202', null],
    ['王', null],
    ['', null],
  ])('[R2.4.16] of the telephone number %s the register knows what it shows: %s', (typed, phone) => {
    expect(readTyped(typed).phone).toBe(phone);
  });

  it.each([
    ['1007', '1007'],
    ['1381007', '1007'],
    ['13812341007', null],
    ['007', null],
    ['3-1-1202', null],
  ])(
    '[R2.4.16] of a part of a telephone number %s the end is looked for that is shown: %s',
    (typed, tail) => {
      expect(readTyped(typed).tail).toBe(tail);
    },
  );

  it('[R2.4.16] every number that is shown with such an end is asked for', () => {
    const masks = masksEndingIn('1007');
    for (const phone of ['13812341007', '19900001007', '0571-88121007', '010-88121007'])
      expect(masks).toContain(maskedPhone(phone));
    expect(masks.length).toBeLessThanOrEqual(180);
  });

  it('[R2.4.16] a telephone number is no room and no name', () => {
    expect(readTyped('138 1234 1234')).toMatchObject({ room: '', bare: null, names: [] });
  });
});
