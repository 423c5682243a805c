import type { Chapter } from '../../notation/chapter.ts';

export const chapter: Chapter = { title: { zh: '满意度', en: 'Satisfaction' }, rank: 28 };
