import { whole } from '../../notation/field.ts';
import { setting } from '../../notation/setting.ts';

export const filesSeenMost = setting(
  'filesSeenMost',
  whole('一小时内查看档案（户）', 'Private files seen within an hour', 3, 500),
  {
    otherwise: 20,
    help: {
      zh: '一人一小时内查看的业户私密档案超过此数，即告知客服部经理',
      en: 'The manager is told of whoever looks at more private files than this within an hour',
    },
    cites: ['R2.4.16'],
  },
);
