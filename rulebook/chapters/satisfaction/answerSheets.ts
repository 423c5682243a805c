import { noOne, theServer } from '../../notation/condition.ts';
import { choice, day, optional, ref, text } from '../../notation/field.ts';
import { register } from '../../notation/register.ts';
import { inOrder, runs } from '../../notation/state.ts';
import { opens } from '../../notation/step.ts';
import { unitUses } from '../homes/unit-uses.ts';
import { answered, channels } from './common.ts';

/**
 * What somebody said in an anonymous survey. Its id tells nothing, its times are of the day, and nobody opens it: only
 * the tally reads it.
 */
export const answerSheets = register('answerSheets', {
  form: { zh: '不记名答卷', en: 'Anonymous answers' },
  rank: 90,
  cites: ['R2.4.15'],
  fields: {
    survey: ref('问卷', 'Survey', 'surveys'),
    building: text('楼栋', 'Building', 20),
    use: optional(choice('用途', 'Use', unitUses)),
    answeredOn: day('答复日期', 'Answered on'),
    channel: choice('方式', 'How', channels),
    answers: answered('答复', 'Answers'),
  },
  readers: [noOne],
  isListed: false,
  states: { kept: inOrder(runs('在档', 'Kept')) },
  gate: 'server',
  steps: {
    keep: opens('kept', {
      title: { zh: '收存', en: 'Keep' },
      by: theServer,
      asks: ['survey', 'building', 'answeredOn', 'channel', 'answers'],
      mayAsk: ['use'],
      cites: ['R2.4.15'],
    }),
  },
  columns: ['answeredOn', 'channel'],
  subject: '{answeredOn}',
});
