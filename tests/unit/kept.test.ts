import { beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetKept, keptSince, noteTold } from '../../web/src/data/kept.ts';

const stored = new Map<string, string>();
vi.stubGlobal('localStorage', {
  getItem: (name: string) => stored.get(name) ?? null,
  setItem: (name: string, value: string) => stored.set(name, value),
  removeItem: (name: string) => stored.delete(name),
});
const NINE = Date.UTC(2026, 10, 30, 1);

beforeEach(forgetKept);

describe('what a device has kept', () => {
  it('is of when the server last told all of it', () => {
    expect(keptSince('keys')).toBeNull();
    noteTold('keys', NINE);
    expect(keptSince('keys')).toEqual(new Date(NINE));
    noteTold('keys', NINE + 3_600_000);
    expect(keptSince('keys')).toEqual(new Date(NINE + 3_600_000));
  });

  it('is not noted again within a minute, however often the list changes', () => {
    noteTold('keys', NINE);
    noteTold('keys', NINE + 1_000);
    expect(keptSince('keys')).toEqual(new Date(NINE));
  });

  it('is a bounded number of lists: the oldest are unknown again', () => {
    for (let at = 0; at < 401; at += 1) noteTold(`list ${at}`, NINE + at);
    expect(keptSince('list 0')).toBeNull();
    expect(keptSince('list 400')).not.toBeNull();
  });

  it('is forgotten with what was kept', () => {
    noteTold('keys', NINE);
    forgetKept();
    expect(keptSince('keys')).toBeNull();
    expect(stored.size).toBe(0);
  });
});
