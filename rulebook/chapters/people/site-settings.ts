import { whole } from '../../notation/field.ts';
import { setting } from '../../notation/setting.ts';

/** After how long a shared computer that nobody touches signs out who sits there. */
export const deskLockMinutes = setting(
  'deskLockMinutes',
  whole('共用电脑自动锁定（分钟）', 'Shared computers lock after (minutes)', 1, 120),
  {
    otherwise: 10,
    help: {
      zh: '共用电脑无人操作多久后锁定；个人手机和电脑不会锁定',
      en: 'A shared computer that nobody touches locks after so long; a phone or computer of one’s own never does',
    },
    cites: ['R1.3'],
  },
);
