import type { Chapter } from '../../notation/chapter.ts';

export const chapter: Chapter = { title: { zh: '房屋与业户', en: 'Homes' }, rank: 10 };
