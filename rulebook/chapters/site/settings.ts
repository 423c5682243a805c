import { atLeast, before, disjoint, holds, not, rule } from '../../notation/condition.ts';
import {
  code,
  days,
  explained,
  longText,
  numbers,
  optional,
  someNumbers,
  TIME_OF_DAY,
  text,
  whole,
} from '../../notation/field.ts';
import { listed, register } from '../../notation/register.ts';
import { settingsIn } from '../../notation/setting.ts';
import { inOrder, runs } from '../../notation/state.ts';
import { from, opens } from '../../notation/step.ts';
import { size, the } from '../../notation/value.ts';
import { chapterSettings } from '../chapter-settings.ts';

const timeOfDay = (zh: string, en: string) => code(zh, en, TIME_OF_DAY, 5);

const asks = [
  'name',
  'nameEnglish',
  'workdayStart',
  'closing',
  'midShiftEnd',
  'countBy',
  'workdays',
  'holidays',
  'escalationMinutes',
  'idCopyRetentionDays',
  'disclosureHoursMax',
  'contacts',
];

const ofChapters = Object.fromEntries(
  settingsIn(chapterSettings).map(({ setting, field }) => [setting, field]),
);

/** A site whose settings are older has none. */
const mayAsk = ['makeUpWorkdays', ...Object.keys(ofChapters)];

const consistent = [
  rule(
    'closesAfterItOpens',
    ['R5.1.1'],
    { zh: '下班须晚于上班', en: 'Closing comes after the beginning of the working day' },
    before(the('workdayStart'), the('closing')),
  ),
  rule(
    'middleShiftEndsLater',
    ['R11.1.1.2'],
    { zh: '中班结束须晚于上班', en: 'The middle shift ends after the working day has begun' },
    before(the('workdayStart'), the('midShiftEnd')),
  ),
  rule(
    'countedByClosing',
    ['R4.4.1.7'],
    { zh: '清点时限不能晚于下班', en: 'The keys are counted by closing at the latest' },
    not(before(the('closing'), the('countBy'))),
  ),
  rule(
    'someWorkday',
    ['R5.1.1'],
    { zh: '至少须有一个工作日', en: 'There is at least one working day' },
    atLeast(size(the('workdays')), 1),
  ),
  rule(
    'holidayOrMakeUp',
    ['R4.4.1.7'],
    {
      zh: '“节假日”与“调休上班日”里不能有同一天',
      en: 'No day is both among “Holidays” and among “Make-up workdays”',
    },
    disjoint(the('holidays'), the('makeUpWorkdays')),
  ),
  rule(
    'somebodyIsTold',
    ['R4.4.2.5'],
    { zh: '至少须有一级上报', en: 'At least one next level is told' },
    atLeast(size(the('escalationMinutes')), 1),
  ),
];

/** What a site sets for itself: one record, `settings/site`. */
export const settings = register('settings', {
  form: { zh: '小区设置', en: 'Site settings' },
  rank: 10,
  cites: ['R5.1.1', 'R4.4.2.5', 'R11.1.1.2', 'R2.4.8'],
  fields: {
    name: text('小区名称', 'Name', 50),
    nameEnglish: text('英文名称', 'English name', 80),
    // Set when the site is opened: who could move it would move today's date.
    zone: code('时区', 'Time zone', '^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$', 40),
    workdayStart: timeOfDay('上班时间', 'Working day begins'),
    closing: timeOfDay('下班时间', 'Closing'),
    midShiftEnd: timeOfDay('中班结束', 'Middle shift ends'),
    countBy: explained(
      timeOfDay('清点时限', 'Keys counted by'),
      '每日清点须在此时间前完成',
      'The daily count is done by then',
    ),
    workdays: someNumbers('工作日（1为周一）', 'Working days (1 is Monday)', 1, 7),
    // In December two years of some 35 days stand beside each other.
    holidays: days('节假日', 'Holidays', 100),
    makeUpWorkdays: optional(
      explained(
        days('调休上班日', 'Make-up workdays', 60),
        '当日照常上班，即使每周工作日里没有这一天',
        'Worked as any other day, though the weekday is none of the working days',
      ),
    ),
    escalationMinutes: explained(
      numbers('逐级上报间隔（分钟）', 'Escalation intervals (minutes)', 4, 1, 2_880),
      '逾期后每过一段工作时间，报上一级',
      'After each interval of working time the next level is told',
    ),
    idCopyRetentionDays: whole('证件复印件保存天数', 'Days an ID copy is kept', 1, 3_650),
    disclosureHoursMax: whole('电话透露最长时限（小时）', 'Longest disclosure (hours)', 1, 168),
    contacts: longText('联系方式', 'Contacts'),
    ...ofChapters,
  },
  states: { current: inOrder(runs('现行', 'Current')) },
  identity: 'site',
  steps: {
    open: opens('current', {
      title: { zh: '开通小区', en: 'Open the site' },
      by: holds('admin', 'manager'),
      asks: [...asks, 'zone'],
      mayAsk,
      provided: consistent,
      gate: 'ownCallable',
      cites: ['R5.1.1'],
    }),
    change: from('current').stays({
      title: { zh: '修改设置', en: 'Change' },
      by: holds('admin', 'manager'),
      asks,
      mayAsk,
      provided: consistent,
      // With the settings of every chapter it is more than the rules may look at in one check.
      gate: 'server',
      cites: ['R5.1.1'],
    }),
  },
  lists: { all: listed({ zh: '全部', en: 'All' }) },
  columns: ['name', 'closing', 'midShiftEnd', 'countBy'],
  subject: '{name}',
});

export const SETTINGS_ID = 'site';

/** The site's clock as the rules read it, kept by the server as it follows from the zone: see language/clock.ts. */
export const clock = register('clock', {
  form: { zh: '小区时钟', en: "The site's clock" },
  cites: ['R5.1.1'],
  fields: {},
  states: {},
  beneath: { register: 'settings', collection: 'standing', id: 'clock' },
  framed: 'settings/{id}/standing/clock',
  steps: {},
  columns: [],
  subject: '',
});
