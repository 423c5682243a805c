import type { Chapter } from '../../notation/chapter.ts';

export const chapter: Chapter = { title: { zh: '前台', en: 'Front desk' }, rank: 15 };
