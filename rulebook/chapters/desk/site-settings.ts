import { whole } from '../../notation/field.ts';
import { setting } from '../../notation/setting.ts';

export const callMinutes = setting(
  'callMinutes',
  whole('来电办结时限（分钟）', 'Calls closed within (minutes)', 5, 1_440),
  {
    otherwise: 30,
    help: { zh: '来电超过此时限未办结，即提醒接听人', en: 'Who took a call that is open longer is told' },
    cites: ['R7.4.1'],
  },
);
