import type { Chapter } from '../../notation/chapter.ts';

export const chapter: Chapter = { title: { zh: '值班', en: 'Duty' }, rank: 30 };
