import { whole } from '../../notation/field.ts';
import { setting } from '../../notation/setting.ts';

export const filesSeenMost = setting(
  'filesSeenMost',
  whole('一小时内查看档案或电话（户）', 'Private files or numbers seen within an hour', 3, 500),
  {
    otherwise: 20,
    help: {
      zh: '一人一小时内查看私密档案或电话的业户超过此数，即告知客服部经理',
      en: 'The manager is told of whoever looks at the files or numbers of more households than this within an hour',
    },
    cites: ['R2.4.16'],
  },
);
