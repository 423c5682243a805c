import { holds } from '../language/condition.ts';
import { code, days, explained, longText, numbers, text, whole } from '../language/field.ts';
import { listed, register } from '../language/register.ts';
import { from, opens } from '../language/step.ts';

const TIME_OF_DAY = '^([01][0-9]|2[0-3]):[0-5][0-9]$';
const timeOfDay = (zh: string, en: string) => code(zh, en, TIME_OF_DAY, 5);

const asks = [
  'name',
  'nameEnglish',
  'zone',
  'utcOffsetMinutes',
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

/** What a site sets for itself: one record, `settings/site`. */
export const settings = register('settings', {
  form: { zh: '小区设置', en: 'Site settings' },
  cites: ['R5.1.1', 'R4.4.2.5', 'R11.1.1.2', 'R2.4.8'],
  fields: {
    name: text('小区名称', 'Name', 50),
    nameEnglish: text('英文名称', 'English name', 80),
    zone: code('时区', 'Time zone', '^[A-Za-z_]+(/[A-Za-z_+-]+)*$', 40),
    utcOffsetMinutes: whole('与协调世界时相差（分钟）', 'Minutes ahead of UTC', -720, 840),
    workdayStart: timeOfDay('上班时间', 'Working day begins'),
    closing: timeOfDay('下班时间', 'Closing'),
    midShiftEnd: timeOfDay('中班结束', 'Middle shift ends'),
    countBy: explained(
      timeOfDay('清点时限', 'Keys counted by'),
      '每日清点须在此时间前完成',
      'The daily count is done by then',
    ),
    workdays: numbers('工作日（1为周一）', 'Working days (1 is Monday)', 7, 1, 7),
    holidays: days('节假日', 'Holidays', 60),
    escalationMinutes: explained(
      numbers('逐级上报间隔（分钟）', 'Escalation intervals (minutes)', 4, 1, 2_880),
      '逾期后每过一段工作时间，报上一级',
      'After each interval of working time the next level is told',
    ),
    idCopyRetentionDays: whole('证件复印件保存天数', 'Days an ID copy is kept', 1, 3_650),
    disclosureHoursMax: whole('电话透露最长时限（小时）', 'Longest disclosure (hours)', 1, 168),
    contacts: longText('联系方式', 'Contacts'),
  },
  states: { current: { zh: '现行', en: 'Current' } },
  identity: 'site',
  steps: {
    open: opens('current', {
      title: { zh: '开通小区', en: 'Open the site' },
      by: holds('admin', 'manager'),
      asks,
      served: true,
      cites: ['R5.1.1'],
    }),
    change: from('current').stays({
      title: { zh: '修改设置', en: 'Change' },
      by: holds('admin', 'manager'),
      asks,
      cites: ['R5.1.1'],
    }),
  },
  lists: { all: listed({ zh: '全部', en: 'All' }) },
  columns: ['name', 'closing', 'midShiftEnd', 'countBy'],
  subject: '{name}',
});

export const SETTINGS_ID = 'site';
