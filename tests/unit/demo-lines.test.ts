import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type DemoFile, demoFiles, inOrder } from '../../scripts/support/demo-lines.ts';

const root = mkdtempSync(path.join(tmpdir(), 'wuye-desk-demo-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const write = (file: string, text: string): void => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
};

const file = (name: string, rank: number, more: Partial<DemoFile> = {}): DemoFile => ({
  ...{ name, rank, lines: async () => undefined, isFirst: false, after: [] },
  ...more,
});

const namesOf = (files: readonly DemoFile[]): string[] => files.map(({ name }) => name);

describe('the demo lines', () => {
  it('go by the rank of their chapters, and in a chapter by name', () => {
    const files = [file('keys/b', 20), file('homes/z', 10), file('keys/a', 20), file('people/a', 90)];
    expect(namesOf(inOrder(files))).toEqual(['homes/z', 'keys/a', 'keys/b', 'people/a']);
  });

  it('stand behind those on which they build, of whatever chapter, and each once', () => {
    const files = [
      file('homes/a', 10, { after: ['homes/b'] }),
      file('homes/b', 10),
      file('keys/a', 20, { after: ['keys/b', 'people/a'] }),
      file('keys/b', 20, { after: ['people/a', 'homes/a'] }),
      file('people/a', 90),
    ];
    expect(namesOf(inOrder(files))).toEqual(['homes/b', 'homes/a', 'people/a', 'keys/b', 'keys/a']);
  });

  it('begin with those that say so', () => {
    const files = [file('homes/a', 10), file('duty/z', 30, { isFirst: true }), file('duty/a', 30)];
    expect(namesOf(inOrder(files))).toEqual(['duty/z', 'homes/a', 'duty/a']);
  });

  it('name no others that are not there, and go in no circle', () => {
    expect(() => inOrder([file('keys/a', 20, { after: ['keys/gone'] })])).toThrow(
      "scripts/demo/keys/a.ts is after 'keys/gone', which is not there",
    );
    const [one, other] = [
      file('keys/a', 20, { after: ['keys/b'] }),
      file('keys/b', 20, { after: ['keys/a'] }),
    ];
    expect(() => inOrder([one, other])).toThrow('circle: keys/a, keys/b, keys/a');
    expect(() => inOrder([file('keys/a', 20, { after: ['keys/a'] })])).toThrow('circle: keys/a, keys/a');
  });

  it('are found by nothing but their folder', async () => {
    write('rulebook/chapters/homes/chapter.ts', 'export const chapter = { rank: 10 };');
    write('rulebook/chapters/keys/chapter.ts', 'export const chapter = { rank: 20 };');
    write(
      'scripts/demo/keys/cabinet.ts',
      "export const after = ['homes/late']; export const lines = () => {};",
    );
    write('scripts/demo/keys/support/shared.ts', 'export const shared = 1;');
    write('scripts/demo/support/demo.ts', 'export const shared = 2;');
    write('scripts/demo/homes/late.ts', 'export const lines = () => {};');
    expect(await demoFiles(root)).toMatchObject([
      { name: 'homes/late', rank: 10, isFirst: false, after: [] },
      { name: 'keys/cabinet', rank: 20, isFirst: false, after: ['homes/late'] },
    ]);
  });

  it('stand in a file that exports them, in the folder of a chapter', async () => {
    write('scripts/demo/parking/bays.ts', 'export const lines = () => {};');
    await expect(demoFiles(root)).rejects.toThrow("scripts/demo/parking is no chapter's folder");
    rmSync(path.join(root, 'scripts/demo/parking'), { recursive: true });
    write('scripts/demo/keys/empty.ts', 'export const after = [];');
    await expect(demoFiles(root)).rejects.toThrow('scripts/demo/keys/empty.ts exports no lines');
  });
});
