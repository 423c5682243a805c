import { staffList } from '../../../../rulebook/chapters/people/staff-list.ts';
import { ImportList } from '../../imports/import-list.tsx';
import type { TakingIn } from '../../imports/taking-in.ts';
import { counted } from '../../language/count.ts';
import { StartPasswordSheet } from './start-password-sheet.tsx';

const takingIn: TakingIn = {
  ...{ list: staffList, callable: 'importStaff', hasTemplate: true },
  how: {
    zh: '以及邮箱、工号、手机中的一项，用来登录。几个职务用顿号分开。有邮箱的员工收到邀请邮件；没有的，导入后给出初始密码。上级在“员工”页填写。',
    en: 'and one of e-mail, staff number and phone to sign in with. Several roles stand with commas between. Who has an e-mail is invited by mail; for the others a start password is given. Whom they report to is filled in on the page of members.',
  },
  counted: (count) => ({ zh: `${count} 名员工`, en: counted(count, 'member') }),
  nothingNew: () => ({
    zh: '名单中的人都已是本小区员工，没有需要导入的内容。',
    en: 'Everybody on the list is a member already; there is nothing to import.',
  }),
  after: ({ given = [] }) => given.length > 0 && <StartPasswordSheet given={given} />,
  done: { href: '/members', words: { zh: '查看员工', en: 'See the members' } },
};

/** 导入员工名单: each is invited as one member is (R6.1.3). */
export const ImportStaff = () => <ImportList takingIn={takingIn} />;
