import {
  all,
  differs,
  equals,
  holdsNotFor,
  implies,
  present,
  rule,
  staff,
} from '../../notation/condition.ts';
import { optional, ref, stamp, text, whole } from '../../notation/field.ts';
import { listed, register } from '../../notation/register.ts';
import { awaited, ends, waits } from '../../notation/state.ts';
import { from, opens } from '../../notation/step.ts';
import { elsewhere, the } from '../../notation/value.ts';
import { isHouseholds, keeperOfAny, notTheRequester } from '../common.ts';

const approverIsStillHere = rule(
  'approverIsStillHere',
  ['R4.4.2.9'],
  { zh: '批准人已离职，须重新申请批准', en: 'Who approved has left: it has to be approved anew' },
  all(present(the('approved.by')), equals(elsewhere('members', the('approved.by'), 'state'), 'active')),
);

const keyIsKept = rule(
  'keyIsKept',
  ['R4.4.4.2.1', 'R4.4.1.1'],
  { zh: '钥匙已撤出，不能复配', en: 'The key is not kept here any more' },
  differs(the('key.state'), 'withdrawn'),
);

/** Of a household's key nothing is copied but what was lost or broken, and with its consent. */
const householdAgreed = rule(
  'householdAgreed',
  ['R4.4.1.8', 'R4.4.3.8', 'R4.4.4.1.2'],
  {
    zh: '业户的钥匙只在丢失损坏且业户同意后复配',
    en: "A household's key is copied only after a loss, and when the household has agreed",
  },
  implies(
    isHouseholds(the('key.kind')),
    all(
      present(the('key.incident')),
      equals(elsewhere('keyIncidents', the('key.incident'), 'state'), 'agreed'),
    ),
  ),
);

/** 复配申请: nobody copies a key without the supervisor's approval. */
export const keyCopies = register('keyCopies', {
  form: { zh: '钥匙复配申请', en: 'Key copy request' },
  cites: ['R4.4.2.9'],
  fields: {
    key: ref('钥匙', 'Key', 'keys'),
    keyCode: text('钥匙编号', 'Key code', 20),
    unit: text('房号/区域', 'Opens', 60),
    pieces: whole('复配数量', 'Copies', 1, 20),
    why: text('原因', 'Why'),
    approved: stamp('批准', 'Approved'),
    reason: optional(text('不批准原因', 'Reason for the refusal')),
    made: stamp('配好', 'Made'),
  },
  states: {
    requested: waits(
      '已申请',
      'Requested',
      awaited(['approve'], { words: { zh: '复配申请待批', en: 'Copy asked for' } }),
    ),
    approved: waits(
      '已批准',
      'Approved',
      awaited(['make'], { words: { zh: '复配已批准，待配', en: 'Copy approved: to be made' } }),
    ),
    made: ends('已配好', 'Made'),
    rejected: ends('未批准', 'Rejected'),
  },
  steps: {
    request: opens('requested', {
      title: { zh: '申请复配', en: 'Ask for a copy' },
      by: staff,
      asks: ['key', 'pieces', 'why'],
      sets: { keyCode: the('key.code'), unit: the('key.opensWhat') },
      provided: [keyIsKept],
      tells: [
        {
          roles: ['supervisor'],
          words: {
            zh: '申请复配 {keyCode}（{unit}）：{why}',
            en: 'A copy of {keyCode} ({unit}) is asked for: {why}',
          },
        },
      ],
      cites: ['R4.4.2.9'],
    }),
    approve: from('requested').to('approved', {
      title: { zh: '批准', en: 'Approve' },
      by: holdsNotFor([the('opened.by')], 'supervisor'),
      stamps: ['approved'],
      provided: [notTheRequester],
      tells: [
        {
          people: ['opened.by'],
          words: { zh: '复配 {keyCode} 已批准', en: 'The copy of {keyCode} is approved' },
        },
      ],
      log: {
        kind: 'copyApproved',
        words: {
          zh: '批准复配钥匙 {keyCode}（{unit}）{pieces} 把',
          en: '{pieces} copies of key {keyCode} ({unit}) approved',
        },
      },
      cites: ['R4.4.2.9'],
    }),
    // An approved one too: who approved may have left before it was made.
    reject: from('requested', 'approved').to('rejected', {
      title: { zh: '不批准', en: 'Reject' },
      by: holdsNotFor([the('opened.by')], 'supervisor'),
      asks: ['reason'],
      provided: [notTheRequester],
      tells: [
        {
          people: ['opened.by'],
          words: {
            zh: '复配 {keyCode} 未获批准：{reason}',
            en: 'The copy of {keyCode} is rejected: {reason}',
          },
        },
      ],
      cites: ['R4.4.2.9'],
    }),
    make: from('approved').to('made', {
      title: { zh: '已配好', en: 'Made' },
      by: keeperOfAny(the('key.kind')),
      inBulk: true,
      stamps: ['made'],
      provided: [approverIsStillHere, keyIsKept, householdAgreed],
      log: {
        kind: 'copyMade',
        words: {
          zh: '钥匙 {keyCode}（{unit}）复配 {pieces} 把',
          en: '{pieces} copies of key {keyCode} ({unit}) made',
        },
      },
      cites: ['R4.4.2.9'],
    }),
  },
  lists: {
    requested: listed({ zh: '待批', en: 'Requested' }, [['state', '==', 'requested']]),
    all: listed({ zh: '全部', en: 'All' }),
  },
  columns: ['keyCode', 'unit', 'pieces', 'why', 'approved', 'made'],
  subject: '{keyCode} {unit}',
  detail: '{why}',
  foundBy: ['unit', 'keyCode'],
  chosenFrom: { not: ['rejected'] },
  order: ['opened.at', 'desc'],
});
