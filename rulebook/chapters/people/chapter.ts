import type { Chapter } from '../../notation/chapter.ts';

export const chapter: Chapter = { title: { zh: '人员', en: 'People' }, rank: 90 };
