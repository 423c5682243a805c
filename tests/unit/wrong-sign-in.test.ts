import { describe, expect, it } from 'vitest';
import { signInWords } from '../../rulebook/site/sign-in-words.ts';
import { wrongSignIn } from '../../web/src/chapters/people/wrong-sign-in.ts';

describe('with what a new member signs in', () => {
  it.each([{}, { email: '  ' }, { email: '', signInName: ' ' }])(
    '[R6.1.3] is asked for before anything is sent: %j',
    (typed) => {
      expect(wrongSignIn(typed)).toBe(signInWords.none);
    },
  );

  it('[R6.1.3] is one of the two', () => {
    expect(wrongSignIn({ email: 'li@lakeside.example', signInName: '0231' })).toBe(signInWords.two);
    expect(wrongSignIn({ email: 'li@lakeside.example' })).toBeNull();
    expect(wrongSignIn({ signInName: '138 0013-8000' })).toBeNull();
  });
});
