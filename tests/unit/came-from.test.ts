import { beforeEach, describe, expect, it, vi } from 'vitest';

describe('the arrow of a record leads back', () => {
  let way: typeof import('../../web/src/kit/came-from.ts');
  beforeEach(async () => {
    vi.resetModules();
    way = await import('../../web/src/kit/came-from.ts');
  });
  const seen = (...addresses: string[]) => {
    for (const each of addresses) way.noteShown(each);
    return way.wayBack('/keyLoans', addresses.at(-1) ?? '');
  };

  it('to the list as it was looked at', () => {
    expect(seen('/', '/keyLoans', '/keyLoans?list=out&text=吴', '/keyLoans/1')).toBe(
      '/keyLoans?list=out&text=吴',
    );
  });

  it('before the page is noted too', () => {
    way.noteShown('/keyLoans?list=out');
    expect(way.wayBack('/keyLoans', '/keyLoans/1')).toBe('/keyLoans?list=out');
  });

  it('also from a record that hangs on the one that was opened there', () => {
    expect(seen('/keyLoans?list=out', '/keyLoans/1', '/keyLoans/2')).toBe('/keyLoans?list=out');
    expect(seen('/keyLoans/1')).toBe('/keyLoans?list=out');
  });

  it('to the register where somebody came from elsewhere', () => {
    expect(seen('/keyLoans/1')).toBe('/keyLoans');
    expect(seen('/keyLoans?list=out', '/keyLoans/1', '/', '/keyLoans/1')).toBe('/keyLoans');
    expect(seen('/keys?text=5', '/keyLoans/3')).toBe('/keyLoans');
  });
});
