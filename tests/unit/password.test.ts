import { describe, expect, it } from 'vitest';
import { newStartPassword } from '../../functions/src/members/account.ts';
import { passwordProblem } from '../../rulebook/site/password.ts';

describe('a password of one’s own', () => {
  const address = '13900001111@phone.wuye-desk.invalid';
  const zh = (password: string) => passwordProblem(password, address)?.zh;

  it.each(['wuye-desk-demo', 'a-long-enough-one', '九曲桥边柳依依x', 'Hx27!qmd'])('may be %s', (password) => {
    expect(passwordProblem(password, address)).toBeNull();
  });

  it.each([
    ['short', '8 到 100 位'],
    ['x'.repeat(101), '8 到 100 位'],
    ['        ', '太简单'],
    ['12345678', '太简单'],
    ['87654321', '太简单'],
    ['aaaaaaaa', '太简单'],
    ['qwertyui', '太简单'],
    ['13900001111', '不能包含手机号'],
    ['a13900001111b', '不能包含手机号'],
  ])('is not %j', (password, why) => {
    expect(zh(password)).toContain(why);
  });

  it('is never one that was handed out', () => {
    for (let times = 0; times < 50; times += 1) expect(zh(newStartPassword())).toContain('初始密码');
  });
});
