import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepTally, keptTally, NOTHING_YET, type Tally } from '../../web/src/chapters/keys/marks.ts';
import { forgetDrafts } from '../../web/src/session/draft.ts';

/** What a browser keeps by name: its entries are its own names. */
class Kept {
  getItem(name: string): string | null {
    return (this as unknown as Record<string, string>)[name] ?? null;
  }
  setItem(name: string, text: string): void {
    Object.assign(this, { [name]: text });
  }
  removeItem(name: string): void {
    delete (this as unknown as Record<string, string>)[name];
  }
}

const chen = { site: 'lakeside', uid: 'chen', count: '2026-11-25~vacant' };
const tally: Tally = { marks: { 'K-1': 'found', 'K-2': 'missing' }, unexpected: ['无标签'] };

beforeEach(() => {
  vi.stubGlobal('localStorage', new Kept());
  vi.stubGlobal('sessionStorage', new Kept());
});

afterAll(() => vi.unstubAllGlobals());

describe('the marks of a count that is under way', () => {
  it('[R4.4.1.7] are found again by whoever made them', () => {
    expect(keepTally(chen, tally)).toBe(true);
    expect(keptTally(chen)).toEqual(tally);
    keepTally(chen, null);
    expect(keptTally(chen)).toEqual(NOTHING_YET);
  });

  it.each([
    ['another person on this device', { ...chen, uid: 'wu' }],
    ['another site', { ...chen, site: 'hillside' }],
    ['another cabinet', { ...chen, count: '2026-11-25~deposited' }],
  ])('[R4.4.1.7] are not those of %s', (_whose, other) => {
    keepTally(chen, tally);
    expect(keptTally(other)).toEqual(NOTHING_YET);
    keepTally(other, { marks: { 'K-3': 'found' }, unexpected: [] });
    expect(keptTally(chen)).toEqual(tally);
  });

  it('[R2.4.16] go when their person signs out, and stay when another does', () => {
    keepTally(chen, tally);
    forgetDrafts('wu');
    expect(keptTally(chen)).toEqual(tally);
    forgetDrafts('chen');
    expect(keptTally(chen)).toEqual(NOTHING_YET);
  });

  it('say so where the device has no room for them', () => {
    vi.stubGlobal('localStorage', {
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    });
    expect(keepTally(chen, tally)).toBe(false);
  });
});
