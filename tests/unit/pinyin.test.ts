import { describe, expect, it } from 'vitest';
import { type Option, sift } from '../../web/src/forms/options.ts';
import { loadPinyin } from '../../web/src/language/pinyin.ts';

const options: readonly Option[] = ['陈前台', '吴工', '曾单', '客服主任李', 'Amy Wu'].map((label) => ({
  ...{ id: label, label, more: '在职' },
}));

describe('what is typed in letters', () => {
  it.each([
    ['a whole name', 'chenqiantai', ['陈前台']],
    ['its initials', 'cqt', ['陈前台']],
    ['the beginning, half spelt', 'chenq', ['陈前台']],
    ['each reading of a sign', 'shan', ['曾单']],
    ['the other reading', 'zengd', ['曾单']],
    ['capitals, as a phone begins', 'Wug', ['吴工']],
    ['letters that stand in the name', 'amy', ['Amy Wu']],
    ['a name in the middle', 'li', ['客服主任李']],
    ['what spells nothing', 'xyz', []],
    ['two words', 'wu 在职', ['吴工', 'Amy Wu']],
  ])('finds %s', async (_what, typed, found) => {
    const spells = await loadPinyin();
    expect(sift(options, typed, spells).map(({ label }) => label)).toEqual(found);
  });

  it('is found by its signs alone while the readings are not there', () => {
    expect(sift(options, 'cqt')).toEqual([]);
    expect(sift(options, '陈').map(({ label }) => label)).toEqual(['陈前台']);
  });
});
