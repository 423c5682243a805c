import { afterEach, describe, expect, it } from 'vitest';
import { firstReadThenListen } from '../../web/src/data/first-then-live.ts';
import { live } from '../../web/src/data/live-now.ts';
import type { Kept, Live, OnValue } from '../../web/src/data/store.ts';

const offline = { code: 'unavailable' };
const part: Kept = { since: null };

/** A value that is read once and listened to; what is shown of it, in its order. */
function watched() {
  let [answer, fail]: [(value: string | null) => void, (error: unknown) => void] = [() => {}, () => {}];
  let hear: OnValue<string | null> = () => {};
  let reads = 0;
  const shown: unknown[] = [];
  const source = firstReadThenListen<string | null>(
    () => {
      reads += 1;
      return new Promise((resolve, reject) => {
        [answer, fail] = [resolve, reject];
      });
    },
    () => (onValue) => {
      hear = onValue;
      return () => {};
    },
  );
  const stop = source(
    (value) => shown.push(value),
    (error) => shown.push(error),
  );
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    shown,
    stop,
    reads: () => reads,
    listen: () => live.set({} as Live),
    hear: (value: string | null, kept: Kept | null = null) => hear(value, kept),
    answer: (value: string | null) => {
      answer(value);
      return settle();
    },
    fail: (error: unknown) => {
      fail(error);
      return settle();
    },
  };
}

afterEach(() => live.set(null));

describe('what is read once and then listened to', () => {
  it('is shown as it is read, then as it changes', async () => {
    const source = watched();
    await source.answer('first');
    source.listen();
    source.hear('second');
    expect(source.shown).toEqual(['first', 'second']);
  });

  it('does not go back: once the server has been heard, a late answer is stale', async () => {
    const source = watched();
    source.listen();
    source.hear('heard');
    await source.answer('late');
    expect(source.shown).toEqual(['heard']);
  });

  it('keeps what was read when the device has kept less of it; the server is believed, whatever it says', async () => {
    const source = watched();
    await source.answer('read');
    source.listen();
    source.hear(null, part);
    source.hear('kept', part);
    expect(source.shown).toEqual(['read']);
    source.hear(null);
    expect(source.shown).toEqual(['read', null]);
  });

  it('shows what the device has kept until there is something newer', async () => {
    const source = watched();
    source.listen();
    source.hear('kept', part);
    await source.answer('read');
    expect(source.shown).toEqual(['kept', 'read']);
  });

  it('is read when the listener has kept nothing; without a network nobody knows', async () => {
    live.set({} as Live);
    const source = watched();
    expect(source.reads()).toBe(0);
    source.hear(null, part);
    expect(source.reads()).toBe(1);
    await source.fail(offline);
    expect(source.shown).toEqual([offline]);
  });

  it('is nothing, though the device has kept nothing, where the server has said so before', async () => {
    live.set({} as Live);
    const source = watched();
    source.hear(null, { since: new Date(0) });
    await source.fail(offline);
    expect(source.shown).toEqual([null]);
  });

  it('says nothing to whom has stopped asking', async () => {
    const source = watched();
    source.stop();
    await source.answer('late');
    expect(source.shown).toEqual([]);
  });
});
