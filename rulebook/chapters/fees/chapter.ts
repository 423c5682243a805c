import type { Chapter } from '../../notation/chapter.ts';

export const chapter: Chapter = { title: { zh: '收费', en: 'Fees' }, rank: 25 };
