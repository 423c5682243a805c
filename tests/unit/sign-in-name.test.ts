import { describe, expect, it } from 'vitest';
import { isOwnMailbox, plainSignInName, readSignInName } from '../../rulebook/site/sign-in-name.ts';

describe('[R6.1.3] what somebody signs in with', () => {
  it.each([
    ['Li@Lakeside.example', 'email', 'li@lakeside.example'],
    ['13900001111', 'phone', '13900001111@phone.wuye-desk.invalid'],
    [' 139 0000-1111 ', 'phone', '13900001111@phone.wuye-desk.invalid'],
    ['+86 139 0000 1111', 'phone', '13900001111@phone.wuye-desk.invalid'],
    ['１３９００００１１１１', 'phone', '13900001111@phone.wuye-desk.invalid'],
    ['+852 6123 4567', 'phone', '85261234567@phone.wuye-desk.invalid'],
    ['B-102', 'staffNumber', 'b-102@staff.wuye-desk.invalid'],
    ['0231', 'staffNumber', '0231@staff.wuye-desk.invalid'],
  ])('%s is of the kind %s', (typed, kind, address) => {
    expect(readSignInName(typed)).toEqual({ kind, address });
  });

  it.each(['', '  ', '张三', 'a b', '-', 'b_1', 'x'.repeat(21), '1@staff.wuye-desk.invalid'])(
    '%j is none',
    (typed) => {
      expect(readSignInName(typed)).toBeNull();
    },
  );

  it.each([
    ['138 0013-8000', '13800138000'],
    ['+86 138 0013 8000', '13800138000'],
    [' B-102 ', 'B-102'],
    ['li@lakeside.example', 'li@lakeside.example'],
  ])('%s is told to its owner as %s', (typed, told) => {
    expect(plainSignInName(typed)).toBe(told);
    expect(readSignInName(told)).toEqual(readSignInName(typed));
  });

  it('can be written to only where it is an address of their own', () => {
    expect(isOwnMailbox('li@lakeside.example')).toBe(true);
    expect(isOwnMailbox(String(readSignInName('0231')?.address))).toBe(false);
    expect(isOwnMailbox(String(readSignInName('13900001111')?.address))).toBe(false);
  });
});
