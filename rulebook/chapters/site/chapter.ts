import type { Chapter } from '../../notation/chapter.ts';

export const chapter: Chapter = { title: { zh: '项目', en: 'Site' }, rank: 100 };
