import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DAY_PATTERN } from './day.ts';
import { ID_PATTERN, NEW_ID_PATTERN } from './ids.ts';
import { allDiffer, inRules, isPlain, ONE_LINE, tidied } from './plain-text.ts';

// The frame of firestore.rules is written by hand; what it holds of these patterns must not drift.
const frame = readFileSync(new URL('../../firestore.rules', import.meta.url), 'utf8');
const inSource = (pattern: string): string => `'${pattern.replaceAll('\\', '\\\\')}'`;

describe('the frame of the rules', () => {
  it.each([
    ['one line', inRules(ONE_LINE)],
    ['a day', DAY_PATTERN],
    ['an id', ID_PATTERN],
    ['the id of what a person opens', NEW_ID_PATTERN],
  ])('[R2.4.6] holds the pattern of %s', (_what, pattern) => {
    expect(frame).toContain(inSource(pattern));
  });
});

describe('what people type', () => {
  it.each([
    ['  检查设备 ', '检查设备'],
    ['检查\u200b设备', '检查设备'],
    ['\u202e检查', '检查'],
    ['一行\r\n又一行', '一行 又一行'],
    ['A\u00a0B', 'A B'],
    [' \u3000', ''],
  ])('[R2.4.6] %j is meant as %j', (typed, meant) => {
    expect(tidied(typed)).toBe(meant);
    expect(meant === '' || isPlain(meant)).toBe(true);
  });

  it('[R2.4.6] keeps the lines of a field that has several', () => {
    expect(tidied('一行\n又一行 ', true)).toBe('一行\n又一行');
    expect([isPlain('一行\n又一行', true), isPlain('一行\n又一行')]).toEqual([true, false]);
  });

  it('[R4.4.4.1.5] two who read the same are one', () => {
    expect(allDiffer(['张三', '李四'])).toBe(true);
    expect([allDiffer(['张三', '张 三']), allDiffer(['LI', 'li'])]).toEqual([false, false]);
  });
});
