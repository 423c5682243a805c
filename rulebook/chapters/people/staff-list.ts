import { column, type ImportedList, mayHave } from '../../notation/imported-list.ts';
import { appointers } from './role-giving.ts';

const columns = {
  name: column('姓名', 'Name', 'R6.1.3'),
  roles: column('职务', 'Roles', 'R6.1.3', { several: true }),
  email: mayHave('邮箱', 'E-mail', 'R6.1.3'),
  staffNumber: mayHave('工号', 'Staff number', 'R6.1.3'),
  phone: mayHave('手机', 'Phone', 'R6.1.3'),
  buildings: mayHave('负责楼栋', 'Buildings', 'R3.3.2'),
} as const;

export type StaffField = keyof typeof columns;

/** 员工名单: who works here, each invited as one member is (R6.1.3). */
export const staffList: ImportedList<StaffField> = {
  ...{ name: 'staff', isPartial: true, rowsMost: 300, inPerson: true },
  form: { zh: '员工名单', en: 'Staff list' },
  by: appointers,
  cites: ['R6.1.3'],
  columns,
};
