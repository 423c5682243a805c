import { all, any, differs, not, present, rule } from '../../notation/condition.ts';
import { choice, code, optional, person, TIME_OF_DAY, texts } from '../../notation/field.ts';
import { register } from '../../notation/register.ts';
import { runs } from '../../notation/state.ts';
import { from, opens, type StepTerms } from '../../notation/step.ts';
import { the } from '../../notation/value.ts';
import { languages } from '../../site/words.ts';
import { forOneself, ofOneself } from './of-oneself.ts';

/** As many kinds of reports and periods can be left out. */
const LEFT_OUT_MOST = 60;

const bothEnds = rule(
  'bothEnds',
  ['R7.2'],
  { zh: '免打扰时段须同时填写开始和结束', en: 'Quiet hours have a beginning and an end' },
  any(
    all(present(the('quietFrom')), present(the('quietUntil'))),
    all(not(present(the('quietFrom'))), not(present(the('quietUntil')))),
  ),
);

const someTimeLeft = rule(
  'someTimeLeft',
  ['R7.2'],
  { zh: '免打扰时段的开始和结束不能相同', en: 'Quiet hours end at another time than they begin' },
  any(not(present(the('quietFrom'))), differs(the('quietFrom'), the('quietUntil'))),
);

const terms: StepTerms = {
  title: { zh: '邮件设置', en: 'Choose' },
  ...forOneself,
  mayAsk: ['leftOut', 'language', 'quietFrom', 'quietUntil'],
  provided: [bothEnds, someTimeLeft],
  cites: ['R7.2'],
};

/** 邮件设置: which reports a member wants by mail, in which language, and when not. What is urgent comes at once. */
export const mailChoices = register('mailChoices', {
  form: { zh: '邮件设置', en: 'Mail' },
  cites: ['R7.2'],
  fields: {
    member: person('员工', 'Member'),
    /** `dailySummary.day`: the report and of what it is not wanted. */
    leftOut: optional(texts('不接收的报表', 'Reports left out', LEFT_OUT_MOST, 60)),
    language: optional(choice('邮件语言', 'Language of the mails', languages)),
    quietFrom: optional(code('免打扰自', 'Quiet from', TIME_OF_DAY)),
    quietUntil: optional(code('免打扰至', 'Quiet until', TIME_OF_DAY)),
  },
  states: { chosen: runs('已设置', 'Chosen') },
  ...ofOneself,
  steps: {
    choose: opens('chosen', terms),
    chooseAnew: from('chosen').stays(terms),
  },
  columns: ['member', 'leftOut', 'language', 'quietFrom', 'quietUntil'],
});
