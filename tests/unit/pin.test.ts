import { describe, expect, it } from 'vitest';
import { isPin, isTrivialPin } from '../../rulebook/site/pin.ts';

describe('a PIN', () => {
  it.each(['480375', '000419', '907162'])('[R1.3] may be %s', (pin) => {
    expect([isPin(pin), isTrivialPin(pin)]).toEqual([true, false]);
  });

  it.each(['', '48037', '4803755', '48037a', '４８０３７５', ' 480375', '-48037'])(
    '[R1.3] is not %j',
    (pin) => {
      expect(isPin(pin)).toBe(false);
    },
  );

  it.each([
    ...['000000', '777777', '123456', '654321', '012345', '890123', '246802'],
    ...['121212', '112112', '123123', '123321', '112233', '998877'],
    ...['147258', '159357', '963741', '520131', '198808', '202611'],
  ])('[R1.3] that people like to choose is refused: %s', (pin) => {
    expect([isPin(pin), isTrivialPin(pin)]).toEqual([true, true]);
  });
});
