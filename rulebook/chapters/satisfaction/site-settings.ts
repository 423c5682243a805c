import { whole } from '../../notation/field.ts';
import { setting } from '../../notation/setting.ts';

/** Of a survey's answers, how many are verified by a visit. */
export const verifiedShare = setting(
  'verifiedShare',
  whole('问卷抽样核实比例（%）', 'Answers verified by a visit (%)', 1, 100),
  {
    otherwise: 5,
    help: {
      zh: '问卷结束后，从记名答复中随机抽取此比例上门核实',
      en: 'When a survey is over, so many of the answers under a name are verified by a visit',
    },
    cites: ['R3.4.6.2'],
  },
);
