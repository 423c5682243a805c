import type { Chapter } from '../../notation/chapter.ts';

export const chapter: Chapter = { title: { zh: '钥匙', en: 'Keys' }, rank: 20 };
