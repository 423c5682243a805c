import type { Role } from '../../rulebook/site/roles.ts';

/** Who works at the sites of the tests: one person for each role, whose uid is the role's name or ends with it. */
export const people: Readonly<Record<Role, { readonly name: string; readonly reportsTo?: Role }>> = {
  admin: { name: '程管理' },
  gm: { name: '何总' },
  manager: { name: '王经理', reportsTo: 'gm' },
  supervisor: { name: '李主任', reportsTo: 'manager' },
  foreman: { name: '赵领班', reportsTo: 'supervisor' },
  assistant: { name: '周助理', reportsTo: 'supervisor' },
  receptionist: { name: '陈前台', reportsTo: 'supervisor' },
  steward: { name: '林管家', reportsTo: 'supervisor' },
  cashier: { name: '孙收银', reportsTo: 'manager' },
  engineer: { name: '吴工', reportsTo: 'manager' },
  security: { name: '郑队', reportsTo: 'manager' },
  clerk: { name: '钱文员', reportsTo: 'supervisor' },
  cleaner: { name: '马保洁', reportsTo: 'foreman' },
};
