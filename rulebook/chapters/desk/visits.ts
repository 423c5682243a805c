import { equals, holds, rule } from '../../notation/condition.ts';
import { endOfWorkingDay } from '../../notation/due.ts';
import {
  choice,
  contact,
  longText,
  optional,
  personal,
  ref,
  stamp,
  text,
  whole,
  yesNo,
} from '../../notation/field.ts';
import { listed, register } from '../../notation/register.ts';
import { awaited, ends, runs, waits } from '../../notation/state.ts';
import { from, opens } from '../../notation/step.ts';
import { the } from '../../notation/value.ts';
import { atTheDesk, atTheDoor, ofTheDesk, whoEntered } from './common.ts';

/** 《来访登记表》: who came, with which purpose; served at the desk, or let in and out again. */
export const visits = register('visits', {
  form: { zh: '来访登记表', en: 'Visitor register' },
  rank: 20,
  cites: ['R7.4.2', 'R2.4.1.4'],
  fields: {
    visitor: personal(text('来访人', 'Visitor', 50)),
    people: optional(whole('人数', 'People', 1, 99)),
    contact: optional(personal(contact('联系方式', 'Contact', 60))),
    plate: optional(personal(text('车牌', 'Number plate', 20))),
    household: optional(ref('被访业户', 'Household visited', 'households')),
    purpose: text('事由', 'Purpose', 200),
    identity: optional(
      choice('证件', 'Identity shown', {
        idCard: { zh: '身份证', en: 'ID card' },
        drivingLicence: { zh: '驾驶证', en: 'Driving licence' },
        passport: { zh: '护照', en: 'Passport' },
        workPass: { zh: '工作证', en: 'Work pass' },
        confirmed: { zh: '被访业户确认', en: 'The household confirms' },
      }),
    ),
    identityChecked: optional(yesNo('身份已核对', 'Identity checked')),
    admitted: stamp('进入', 'Admitted'),
    leaving: stamp('离开', 'Left'),
    answer: optional(longText('答复', 'Answer')),
    served: stamp('接待完毕', 'Served'),
    reason: optional(text('原因', 'Reason')),
  },
  readers: [ofTheDesk, holds('security')],
  states: {
    received: waits(
      '已到访',
      'Received',
      awaited(['serve', 'admit'], { words: { zh: '访客待接待', en: 'Visitor waiting' } }),
    ),
    inside: runs('在内', 'Inside'),
    left: ends('已离开', 'Left'),
    served: ends('已接待', 'Served'),
    turnedAway: ends('未放行', 'Turned away'),
    voided: ends('已作废', 'Voided'),
  },
  steps: {
    receive: opens('received', {
      title: { zh: '登记来访', en: 'Receive a visitor' },
      by: atTheDoor,
      often: true,
      asks: ['visitor', 'purpose'],
      mayAsk: ['people', 'contact', 'plate', 'household'],
      cites: ['R7.4.2', 'R2.4.1.4'],
    }),
    admit: from('received').to('inside', {
      title: { zh: '放行', en: 'Admit' },
      by: atTheDoor,
      asks: ['identity', 'identityChecked'],
      mayAsk: ['people', 'plate'],
      stamps: ['admitted'],
      provided: [
        rule(
          'identityChecked',
          ['R7.4.2'],
          {
            zh: '未核对身份和事由的访客不能进入',
            en: 'No visitor is let in before identity and purpose are checked',
          },
          equals(the('identityChecked'), true),
        ),
      ],
      cites: ['R7.4.2'],
    }),
    turnAway: from('received').to('turnedAway', {
      title: { zh: '不予放行', en: 'Turn away' },
      by: atTheDoor,
      asks: ['reason'],
      cites: ['R7.4.2'],
    }),
    amend: from('received').stays({
      title: { zh: '更正', en: 'Amend' },
      by: whoEntered(atTheDoor),
      asks: ['visitor', 'purpose'],
      mayAsk: ['people', 'contact', 'plate', 'household'],
      cites: ['R7.4.2'],
    }),
    void: from('received').to('voided', {
      title: { zh: '误登作废', en: 'Void' },
      by: whoEntered(atTheDoor),
      asks: ['reason'],
      cites: ['R7.4.2'],
    }),
    serve: from('received').to('served', {
      title: { zh: '接待完毕', en: 'Serve' },
      by: atTheDesk,
      asks: ['answer'],
      stamps: ['served'],
      cites: ['R7.4.2', 'R2.4.1.4'],
    }),
    leave: from('inside').to('left', {
      title: { zh: '登记离开', en: 'Leave' },
      by: atTheDoor,
      inBulk: true,
      stamps: ['leaving'],
      cites: ['R7.4.2'],
    }),
  },
  due: {
    leave: {
      title: { zh: '访客仍在内', en: 'Visitor still inside' },
      before: { zh: '访客在内', en: 'Visitor inside' },
      while: ['inside'],
      at: endOfWorkingDay(the('admitted.at')),
      concerns: ['admitted.by'],
      roles: ['security'],
      wants: 'leave',
      words: { zh: '下班时访客仍未登记离开：{purpose}', en: 'Still inside at closing: {purpose}' },
      cites: ['R7.4.2'],
    },
  },
  lists: {
    received: listed({ zh: '待接待', en: 'Waiting' }, [['state', '==', 'received']]),
    inside: listed({ zh: '在内', en: 'Inside' }, [['state', '==', 'inside']]),
    all: listed({ zh: '全部', en: 'All' }),
  },
  columns: ['visitor', 'people', 'household', 'purpose', 'opened', 'leaving'],
  subject: '{purpose}',
  foundBy: ['purpose', 'visitor'],
});
