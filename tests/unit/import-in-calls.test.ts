import { describe, expect, it } from 'vitest';
import { NOTHING_WRITTEN, withEarlier } from '../../web/src/imports/written.ts';

const slip = (name: string) => ({ name, signInName: name, startPassword: 'aaaa-bbbb-cccc' });

describe('[R2.4.2] a list that takes several calls', () => {
  it('is told as one: what an earlier call has written is written, not unchanged', () => {
    const first = withEarlier({ create: 300, update: 2, same: 5, known: 0 }, NOTHING_WRITTEN);
    expect(first).toEqual({ create: 300, update: 2, same: 5, known: 0 });
    const second = withEarlier({ create: 100, update: 0, same: 307, known: 0 }, first);
    expect(second).toEqual({ create: 400, update: 2, same: 5, known: 0 });
  });

  it('is told so too to who may not compare what lives there', () => {
    const first = withEarlier({ create: 300, update: 0, same: 0, known: 4 }, NOTHING_WRITTEN);
    const second = withEarlier({ create: 100, update: 0, same: 0, known: 304 }, first);
    expect(second).toEqual({ create: 400, update: 0, same: 0, known: 4 });
  });

  it('[R6.1.3] hands over the start passwords of all of them', () => {
    const first = { create: 1, update: 0, given: [slip('a')] };
    const outcome = { create: 1, update: 0, same: 1, known: 0, given: [slip('b')] };
    expect(withEarlier(outcome, first).given).toEqual([slip('a'), slip('b')]);
    expect(withEarlier({ create: 1, update: 0, same: 0, known: 0 }, NOTHING_WRITTEN)).not.toHaveProperty(
      'given',
    );
  });
});
