import { any, holds } from '../../notation/condition.ts';
import { choice, choices, day, optional, ref, stamp, text, whole } from '../../notation/field.ts';
import { listed, register } from '../../notation/register.ts';
import { ends, inOrder, runs, waits } from '../../notation/state.ts';
import { from, opens } from '../../notation/step.ts';
import { the } from '../../notation/value.ts';
import { feeKinds, notWhoAsked, ofTheFees, theManager, untilIsLater } from './common.ts';

/** 《费用减免审批表》: a household pays less for a time, because a manager has agreed. */
export const feeReductions = register('feeReductions', {
  form: { zh: '费用减免审批表', en: 'Fee reductions' },
  rank: 70,
  cites: ['R3.4.1.1', 'R3.4.1.2'],
  fields: {
    household: ref('业户', 'Household', 'households'),
    room: text('房号', 'Room', 60),
    kinds: choices('减免类别', 'Of', feeKinds),
    percent: whole('减免比例（%）', 'Less by (%)', 1, 100),
    why: choice('事由', 'Why', {
      vacancy: { zh: '空置', en: 'Vacant' },
      hardship: { zh: '困难', en: 'Hardship' },
      quality: { zh: '房屋质量', en: 'Quality of the unit' },
      other: { zh: '其他', en: 'Other' },
    }),
    reason: text('说明', 'Reason'),
    from: day('自', 'From'),
    until: day('至（含）', 'Until'),
    approved: stamp('批准', 'Approved'),
    refusal: optional(text('不批准原因', 'Why it is refused')),
  },
  readers: [ofTheFees],
  states: {
    requested: waits('待批', 'Requested', 'approve'),
    approved: inOrder(runs('已批准', 'Approved')),
    refused: ends('未批准', 'Refused'),
    ended: ends('已终止', 'Ended'),
  },
  gate: 'server',
  steps: {
    request: opens('requested', {
      title: { zh: '申请减免', en: 'Request a reduction' },
      by: holds('steward', 'cashier', 'assistant', 'supervisor'),
      asks: ['household', 'kinds', 'percent', 'why', 'reason', 'from', 'until'],
      sets: { room: the('household.room') },
      provided: [untilIsLater],
      cites: ['R3.4.1.1'],
    }),
    approve: from('requested').to('approved', {
      title: { zh: '批准', en: 'Approve' },
      by: theManager,
      stamps: ['approved'],
      provided: [notWhoAsked(['R3.4.1.1'])],
      tells: [
        {
          people: ['opened.by'],
          words: { zh: '{room} 的费用减免已批准：{percent}%', en: '{room}: {percent} % less is approved' },
        },
      ],
      cites: ['R3.4.1.1'],
    }),
    refuse: from('requested').to('refused', {
      title: { zh: '不批准', en: 'Refuse' },
      by: theManager,
      asks: ['refusal'],
      tells: [
        {
          people: ['opened.by'],
          words: { zh: '{room} 的费用减免未批准：{refusal}', en: '{room}: no reduction, {refusal}' },
        },
      ],
      cites: ['R3.4.1.1'],
    }),
    end: from('approved').to('ended', {
      title: { zh: '提前终止', en: 'End' },
      by: any(theManager),
      asks: ['until'],
      provided: [untilIsLater],
      cites: ['R3.4.1.1'],
    }),
  },
  lists: {
    requested: listed({ zh: '待批', en: 'Requested' }, [['state', '==', 'requested']]),
    approved: listed({ zh: '已批准', en: 'Approved' }, [['state', '==', 'approved']]),
    all: listed({ zh: '全部', en: 'All' }),
  },
  columns: ['room', 'kinds', 'percent', 'why', 'from', 'until', 'approved'],
  subject: '{room} {why}',
  detail: '{percent}%',
  foundBy: ['room'],
});
