import { members } from '../../../../../rulebook/chapters/people/members.ts';
import { type StaffField, staffList } from '../../../../../rulebook/chapters/people/staff-list.ts';
import { type Role, roles } from '../../../../../rulebook/site/roles.ts';
import { readSignInName } from '../../../../../rulebook/site/sign-in-name.ts';
import type { Words } from '../../../../../rulebook/site/words.ts';
import { textField } from '../../../imports/bounds.ts';
import { type Filled, isRounded, type Reading, shortened, textIn } from '../../../imports/cells.ts';
import type { Columns, Corrections } from '../../../imports/columns.ts';
import { wrong as wrongInAny } from '../../../imports/problems.ts';
import { readList, type TheList } from '../../../imports/read-list.ts';
import type { ReadableList, ReadRow } from '../../../imports/readable-list.ts';
import { RowReader } from '../../../imports/row-reader.ts';
import { isTotalLine } from '../../../imports/total-line.ts';
import { type Row, TITLE_ROWS_MAX } from '../../../spreadsheets/sheet.ts';

/** Somebody who works here, as a row tells of them. */
export interface ListedPerson {
  readonly row: number;
  readonly sheet?: string;
  readonly cells: Readonly<Record<StaffField, string>>;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly email: string | null;
  readonly staffNumber: string | null;
  readonly phone: string | null;
  readonly buildings: readonly string[];
}

export const wrong = {
  noRows: { zh: '标题下面没有员工', en: 'Nobody stands below the headings' },
  noHeadings: { zh: '找不到标题行，如“姓名”“职务”', en: "No row of headings, such as 'Name' and 'Roles'" },
  role: {
    zh: `应为职务：${Object.values(roles)
      .map(({ zh }) => zh)
      .join('、')}；几个职务用顿号分开`,
    en: `This should be roles, with commas between: ${Object.values(roles)
      .map(({ en }) => en)
      .join(', ')}`,
  },
  email: { zh: '邮箱地址不对', en: 'Not an e-mail address' },
  phone: { zh: '应为手机号', en: 'This should be a mobile number' },
  staffNumber: {
    zh: '工号应由字母、数字、连字符组成，最多20位',
    en: 'A staff number has at most 20 letters, digits and hyphens',
  },
  noSignIn: {
    zh: '邮箱、工号、手机至少填一项，用来登录',
    en: 'Give an e-mail address, a staff number or a telephone number to sign in with',
  },
  hasLeft: {
    zh: '此人已在员工名册中登记离职；请在“员工”页办理复职',
    en: 'This person is on record as dismissed: reinstate them on the page of members',
  },
  noBuilding: { zh: '在册房屋中没有这个楼栋', en: 'No unit on record is of this building' },
} as const satisfies Record<string, Words>;

const { max: NAME_MAX } = textField(members, 'name');
const { max: EMAIL_MAX } = textField(members, 'email');

const aliases: Record<StaffField, string> = {
  name: '员工姓名 名字 employee',
  roles: '岗位 职位 角色 role position title',
  email: '电子邮箱 邮箱地址 邮件 mail emailaddress',
  staffNumber: '员工编号 员工号 编号 employeeno staffno',
  phone: '手机号 手机号码 电话 联系电话 联系方式 mobile telephone',
  buildings: '楼栋 负责区域 管理楼栋 片区 building',
};

/** How the staff list is read. */
export const readableStaff: ReadableList<StaffField, ListedPerson> = {
  ...{ list: staffList, aliases, leftOut: '序号 部门 性别 入职日期 备注', titleRowsMost: TITLE_ROWS_MAX },
  words: { noHeadings: wrong.noHeadings, noRows: wrong.noRows },
  inEverySheet: true,
  twice: {
    field: 'name',
    words: (row, first) => ({
      zh: `第${row}行与第${first}行用同一登录名`,
      en: `Rows ${row} and ${first} sign in with the same name`,
    }),
  },
  isRow: (row) => !isTotalLine(row),
  shows: ({ name, roles: held, email, staffNumber, phone, buildings }) => ({
    ...{ name, roles: held.map((role) => roles[role].zh).join('、') },
    ...(email === null ? {} : { email }),
    ...(staffNumber === null ? {} : { staffNumber }),
    ...(phone === null ? {} : { phone }),
    ...(buildings.length === 0 ? {} : { buildings: buildings.join('、') }),
  }),
  readRow,
};

/** Reads a staff list (R6.1.3). Pure; never throws, whatever stands in the cells. */
export const readStaff = (
  rows: readonly Row[],
  corrections: Corrections = {},
): TheList<StaffField, ListedPerson> => readList(readableStaff, rows, corrections);

/** With what somebody signs in: an e-mail address where there is one, then a staff number, then a telephone. */
export const signInNameOf = ({
  email,
  staffNumber,
  phone,
}: Pick<ListedPerson, 'email' | 'staffNumber' | 'phone'>): string | null => email ?? staffNumber ?? phone;

function readRow(row: Row, columns: Columns<StaffField>): ReadRow<StaffField, ListedPerson> {
  const reader = new RowReader(staffList, row, columns);
  const name = reader.required('name', (value) => shortened(textIn(value), NAME_MAX));
  const held = readRoles(reader);
  const email = reader.optional('email', readEmail);
  const staffNumber = reader.optional('staffNumber', readNumber('staffNumber'));
  const phone = reader.optional('phone', readNumber('phone'));
  const buildings = reader.optional('buildings', (value) => shortened(textIn(value), 400));
  const signIn = signInNameOf({ email, staffNumber, phone });
  if (signIn === null && reader.problems.length === 0) reader.report('email', wrong.noSignIn);
  const { problems } = reader;
  const key = signIn === null ? null : (readSignInName(signIn)?.address ?? null);
  if (name === null || held === null || problems.length > 0) return { item: null, key, problems };
  const cells = Object.fromEntries(
    (Object.keys(aliases) as StaffField[]).map((field) => [field, reader.address(field)]),
  ) as ListedPerson['cells'];
  const at = { row: row.number, cells, ...(row.sheet === undefined ? {} : { sheet: row.sheet }) };
  const told = { name, roles: held, email, staffNumber, phone, buildings: partsOf(buildings ?? '') };
  return { item: { ...at, ...told }, key, problems };
}

const FURTHER: Readonly<Record<string, Role>> = {
  ...{ 经理: 'manager', 项目经理: 'manager', 主任: 'supervisor', 助理: 'assistant', 客服: 'receptionist' },
  ...{ 前台: 'receptionist', 接待员: 'receptionist', 管家: 'steward', 楼栋管家: 'steward', 收银: 'cashier' },
  ...{ 出纳: 'cashier', 工程人员: 'engineer', 维修: 'engineer', 保安: 'security', 保洁: 'cleaner' },
  ...{ 管理员: 'admin' },
};
const named = new Map<string, Role>(
  (Object.keys(roles) as Role[]).flatMap((role) =>
    [roles[role].zh, roles[role].en].map((name) => [plainRole(name), role] as const),
  ),
);

function plainRole(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/gu, '').toLowerCase();
}

/** Of one column or of several beside each other; null, and reported, where one is no role. */
function readRoles(reader: RowReader<StaffField>): readonly Role[] | null {
  const cells = reader.cells('roles');
  if (cells.length === 0) reader.report('roles', wrongInAny.empty);
  const read = cells.map((cell) => reader.read('roles', cell, rolesIn));
  if (read.length === 0 || read.includes(null)) return null;
  return [...new Set(read.flatMap((each) => each ?? []))];
}

function rolesIn(value: Filled): Reading<readonly Role[]> {
  const text = textIn(value);
  if ('wrong' in text) return text;
  const held = partsOf(text.value).map((part) => named.get(plainRole(part)) ?? FURTHER[plainRole(part)]);
  return held.length > 0 && held.every((role) => role !== undefined)
    ? { value: held }
    : { wrong: wrong.role };
}

/** '客服主任、前台接待员', with whatever stands between. */
const partsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .split(/[、,;/+]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');

function readEmail(value: Filled): Reading<string> {
  const text = shortened(textIn(value), EMAIL_MAX);
  if ('wrong' in text) return text;
  const read = readSignInName(text.value);
  const isAddress = read?.kind === 'email' && /^[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+$/u.test(read.address);
  return isAddress ? { value: read.address } : { wrong: wrong.email };
}

/** A number that somebody signs in with: of the kind that its column says. */
const readNumber =
  (kind: 'staffNumber' | 'phone') =>
  (value: Filled): Reading<string> => {
    if (isRounded(value)) return { wrong: wrongInAny.rounded };
    const text = shortened(textIn(value), 40);
    if ('wrong' in text) return text;
    const plain = text.value.normalize('NFKC').replaceAll(/\s/gu, '');
    // A staff number of eleven figures would be read as a telephone number.
    return readSignInName(plain)?.kind === kind ? { value: plain } : { wrong: wrong[kind] };
  };
