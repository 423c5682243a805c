import type { Words } from './words.ts';

/** The roles of the department; a person may hold several. */
export const roles = {
  gm: { zh: '总经理', en: 'General manager' },
  manager: { zh: '管理处经理', en: 'Manager' },
  supervisor: { zh: '客服主任', en: 'Supervisor' },
  foreman: { zh: '领班', en: 'Foreman' },
  assistant: { zh: '客服助理', en: 'Assistant' },
  receptionist: { zh: '前台接待员', en: 'Receptionist' },
  steward: { zh: '片区管理员', en: 'Building steward' },
  cashier: { zh: '收银员', en: 'Cashier' },
  engineer: { zh: '工程', en: 'Engineering' },
  security: { zh: '保安监控室', en: 'Security control room' },
  clerk: { zh: '文员', en: 'Clerk' },
  cleaner: { zh: '保洁员', en: 'Cleaner' },
  admin: { zh: '系统管理员', en: 'Administrator' },
} as const satisfies Record<string, Words>;

export type Role = keyof typeof roles;

export const isRole = (text: string): text is Role => Object.hasOwn(roles, text);

/** 领班以上: foreman or above. */
export const foremanOrAbove = ['foreman', 'supervisor', 'manager', 'gm'] as const satisfies readonly Role[];
