import { describe, expect, it } from 'vitest';
import type { People } from '../../functions/src/notices/people.ts';
import { namesOf } from '../../functions/src/open/whose.ts';

const people = { nameOf: (uid: string) => ({ chen: '陈前台', wu: '吴工' })[uid] ?? uid } as People;

describe('whom a matter hangs on', () => {
  it('[R4.4.1.7] the server is called the system, in the language of who reads', () => {
    expect(namesOf(['chen', 'system'], people)).toEqual({ zh: '陈前台、系统', en: '陈前台, The system' });
  });

  it('of many, two are named and all are counted', () => {
    expect(namesOf(['chen', 'wu', 'system'], people).zh).toBe('陈前台、吴工等 3 人');
  });
});
