import { differs, holdsAsOwn, rule } from '../../notation/condition.ts';
import {
  choice,
  choices,
  contact,
  explained,
  hidden,
  optional,
  person,
  personal,
  text,
  texts,
} from '../../notation/field.ts';
import { listed, register } from '../../notation/register.ts';
import { ends, inOrder, runs } from '../../notation/state.ts';
import { from, opens } from '../../notation/step.ts';
import { ownId, the } from '../../notation/value.ts';
import { roles } from '../../site/roles.ts';
import { languages } from '../../site/words.ts';
import {
  appointers,
  chainByManagers,
  changed,
  givenAnew,
  notOneself,
  passwordByManagers,
  tellsOfAnew,
  tellsOfChange,
  tellsOfDismissal,
  tellsOfReset,
} from './role-giving.ts';

const appointer = holdsAsOwn(...appointers);
/** What one does is answered for by somebody else; a report to oneself would never be passed on. */
const notOwnSuperior = rule(
  'notOwnSuperior',
  ['R6.1.3', 'R6.1.4'],
  { zh: '上级不能是本人', en: 'Nobody reports to themselves' },
  differs(the('reportsTo'), ownId),
);

const asks = ['name', 'language', 'roles', 'buildings'];
const mayAsk = ['phone', 'email', 'signInName', 'passwordFrom', 'reportsTo'];

/** Who works here, in which roles and buildings, and to whom they report. The truth that the rules read. */
export const members = register('members', {
  form: { zh: '员工名册', en: 'Members' },
  rank: 10,
  cites: ['R6.1.3', 'R6.1.4'],
  fields: {
    name: text('姓名', 'Name', 50),
    phone: optional(personal(contact('电话', 'Phone', 30))),
    email: optional(personal(text('邮箱', 'E-mail', 120))),
    signInName: optional(
      explained(
        personal(text('登录名', 'Sign-in name', 40)),
        '没有邮箱的员工用手机号或工号登录',
        'Who has no e-mail signs in with a telephone number or a staff number',
      ),
    ),
    passwordFrom: optional(
      hidden(
        choice('密码由谁交给本人', 'Who handed over the password', {
          manager: roles.manager,
          administrator: roles.admin,
        }),
      ),
    ),
    language: choice('语言', 'Language', languages),
    roles: choices('职务', 'Roles', roles),
    buildings: texts('负责楼栋', 'Buildings', 40, 20),
    reportsTo: optional(person('上级', 'Reports to')),
    unsettled: optional(
      explained(
        text('未交接事项', 'What is not handed on', 200),
        '离职时仍由本人负责、未能交接的事项及其安排',
        'What still hangs on the person as they leave, and what becomes of it',
      ),
    ),
  },
  states: { active: inOrder(runs('在职', 'Active')), dismissed: ends('离职', 'Dismissed') },
  gate: 'ownCallable',
  steps: {
    join: opens('active', {
      title: { zh: '新增员工', en: 'Add' },
      by: appointer,
      asks,
      mayAsk,
      provided: [...givenAnew, notOwnSuperior],
      tells: tellsOfAnew,
      cites: ['R6.1.3'],
    }),
    change: from('active').stays({
      title: { zh: '修改', en: 'Change' },
      by: appointer,
      asks,
      mayAsk,
      provided: [...changed, chainByManagers, notOwnSuperior],
      tells: tellsOfChange,
      cites: ['R6.1.3'],
    }),
    resetPassword: from('active').stays({
      title: { zh: '重设密码', en: 'Reset the password' },
      by: appointer,
      mayAsk: ['passwordFrom'],
      provided: [notOneself, passwordByManagers],
      tells: tellsOfReset,
      cites: ['R6.1.3', 'R1.3'],
    }),
    dismiss: from('active').to('dismissed', {
      title: { zh: '离职', en: 'Dismiss' },
      by: appointer,
      mayAsk: ['unsettled'],
      provided: [notOneself],
      tells: tellsOfDismissal,
      cites: ['R6.1.3', 'R2.4.7.8'],
    }),
    reinstate: from('dismissed').to('active', {
      title: { zh: '复职', en: 'Reinstate' },
      by: appointer,
      asks,
      mayAsk,
      provided: [...givenAnew, notOwnSuperior],
      clears: ['unsettled'],
      tells: tellsOfAnew,
      cites: ['R6.1.3'],
    }),
  },
  lists: {
    active: listed({ zh: '在职', en: 'Active' }, [['state', '==', 'active']], [['name', 'asc']]),
    all: listed({ zh: '全部', en: 'All' }, [], [['name', 'asc']]),
  },
  columns: ['name', 'roles', 'buildings', 'reportsTo', 'phone'],
  subject: '{name}',
  detail: '{roles}',
  foundBy: ['name'],
  chosenFrom: { not: ['dismissed'] },
});

/** All that a member may do, reckoned by the server with its terms: see reading/rights.ts. */
export const rights = register('rights', {
  form: { zh: '保管与代行', en: 'Keys kept and people stood in for' },
  cites: ['R4.4.1.2', 'R4.4.1.10'],
  fields: {},
  states: {},
  beneath: { register: 'members', collection: 'standing', id: 'rights' },
  framed: 'members/{uid}/standing/rights',
  steps: {},
  columns: [],
  subject: '',
});
