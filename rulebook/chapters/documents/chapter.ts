import type { Chapter } from '../../notation/chapter.ts';

export const chapter: Chapter = { title: { zh: '凭证', en: 'Documents' }, rank: 80 };
