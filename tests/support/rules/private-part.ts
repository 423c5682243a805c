import type { Data } from './people.ts';

// The private part of a household as somebody writes it anew: its file, its numbers, and what everybody sees of them.

export const fileOf = (household: string): Data => ({
  ...{ household, fullName: '王小红', idNumber: '330106199001011234', people: 3 },
  ...{ family: ['丈夫 李明'], skills: '书法', occupation: '教师', employer: '某校', hobbies: '太极' },
  ...{ tenancy: '自住', remark: '无' },
});

export const phoneOf = (household: string): Data => ({ household, phones: ['13900005678', '057188001234'] });

/** What everybody sees of `phoneOf` and `fileOf`. */
export const shownOfFile: Data = { displayName: '王女士', maskedPhone: '139****5678' };
