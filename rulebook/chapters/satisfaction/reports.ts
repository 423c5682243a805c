import { type Report, reckoned, report } from '../../notation/report.ts';

/** So many of those who are asked answer at least (R3.4.6.2). */
export const RETURN_TARGET = 70;

const by = 'satisfaction';
const nothing = { zh: '本月没有答复', en: 'Nobody answered this month' };

/** 满意度 (R2.4.15): what households said in the month, and how many of those who were asked. */
const satisfaction = report('satisfaction', {
  title: { zh: '满意度', en: 'Satisfaction' },
  every: 'month',
  to: ['manager', 'supervisor'],
  alsoFor: ['assistant', 'gm'],
  parts: [
    reckoned('overall', { zh: '总体', en: 'In all' }, { by, empty: nothing }),
    reckoned(
      'returns',
      { zh: '回收率', en: 'Return rate' },
      { by, empty: { zh: '本月没有问卷', en: 'No survey this month' } },
    ),
    reckoned('trend', { zh: '近十二个月', en: 'Twelve months' }, { by }),
    reckoned('questions', { zh: '按题目', en: 'By question' }, { by }),
    reckoned('byBuilding', { zh: '按楼栋', en: 'By building' }, { by }),
    reckoned('byUse', { zh: '按用途', en: 'By use' }, { by }),
    reckoned('byChannel', { zh: '按方式', en: 'By how they came' }, { by }),
    reckoned('remarks', { zh: '意见和建议', en: 'In their own words' }, { by, isAtTheDeskOnly: true }),
  ],
  cites: ['R2.4.15', 'R3.4.6.2', 'R7.2'],
});

const ofVisits = 'returnVisits';

/** 回访分析 (R2.4.14): who was visited of those who were to be, what they think of it, and whether ballots are true. */
const returnVisits = report('returnVisits', {
  title: { zh: '回访分析', en: 'Return visits' },
  every: 'month',
  to: ['supervisor'],
  alsoFor: ['assistant', 'manager', 'gm'],
  parts: [
    reckoned(
      'visits',
      { zh: '回访', en: 'Visits' },
      { by: ofVisits, empty: { zh: '本月没有计划回访', en: 'No visit was planned this month' } },
    ),
    reckoned('visitsByBuilding', { zh: '按楼栋', en: 'By building' }, { by: ofVisits }),
    reckoned(
      'verified',
      { zh: '问卷核实不一致', en: 'Not as the ballot says' },
      { by: ofVisits, empty: { zh: '没有不一致的问卷', en: 'Every ballot that was verified is true' } },
    ),
    reckoned(
      'heard',
      { zh: '业户意见', en: 'What households said' },
      { by: ofVisits, isAtTheDeskOnly: true },
    ),
  ],
  cites: ['R2.4.14', 'R3.4.6.2'],
});

export const satisfactionReports: readonly Report[] = [satisfaction, returnVisits];
