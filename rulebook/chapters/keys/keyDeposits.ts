import { all, equals, holds, implies, present, rule } from '../../notation/condition.ts';
import {
  attachment,
  choice,
  optional,
  personal,
  ref,
  stamp,
  text,
  whole,
  yesNo,
} from '../../notation/field.ts';
import { listed, register } from '../../notation/register.ts';
import { ends, inOrder, runs } from '../../notation/state.ts';
import { companion, from, opens } from '../../notation/step.ts';
import { the, was } from '../../notation/value.ts';
import { householdLivesHere, keeperOf, madeForThis, phoneCall } from '../common.ts';
import { borrowers, keyKinds, needed } from './release-matrix.ts';

const identityChecked = rule(
  'identityChecked',
  ['R4.4.1.1'],
  { zh: '须先核实业户身份', en: "The household's identity must be verified first" },
  equals(the('identityChecked'), true),
);

const { household, relative, agent, nanny, hourlyWorker } = borrowers;

/** 《业户钥匙寄存登记表》: a household entrusts its key, long, for a short time, or sealed. */
export const keyDeposits = register('keyDeposits', {
  form: { zh: '业户钥匙寄存登记表', en: 'Key deposit register' },
  rank: 20,
  cites: ['R4.4.1.1', 'R4.4.1.9', 'R4.4.4.1.1'],
  fields: {
    household: ref('业户', 'Household', 'households'),
    room: text('房号', 'Room', 60),
    unit: ref('房屋', 'Unit', 'units'),
    key: ref('钥匙', 'Key', 'keys'),
    kind: choice('方式', 'How', { deposited: keyKinds.deposited, sealed: keyKinds.sealed }),
    term: choice('期限', 'Term', {
      long: { zh: '长期', en: 'Long term' },
      short: { zh: '短期（转交）', en: 'Short term (to pass on)' },
    }),
    pieces: whole('数量（把）', 'Pieces', 1, 99),
    identityChecked: yesNo('身份已核实', 'Identity verified'),
    sealNo: optional(text('封条编号', 'Seal number', 40)),
    signature: optional(attachment('业户签名', "Household's signature")),
    passTo: optional(personal(text('转交何人', 'To be passed to', 50))),
    returnedTo: optional(
      choice('退还给', 'Returned to', { household, relative, agent, nanny, hourlyWorker }),
    ),
    collector: optional(personal(text('领取人', 'Collected by', 50))),
    proof: optional(attachment('证明', 'Proof')),
    collectorChecked: optional(yesNo('领取人身份已核实', "Collector's identity verified")),
    consent: optional(phoneCall('业户同意电话', 'Consent call')),
    returned: stamp('退还', 'Returned'),
    returnedPieces: optional(whole('退还数量', 'Pieces returned', 1, 99)),
    reason: optional(text('注销原因', 'Reason for closing')),
  },
  states: {
    kept: inOrder(runs('寄存中', 'Kept')),
    returned: ends('已退还', 'Returned'),
    closed: ends('已注销', 'Closed'),
  },
  steps: {
    deposit: opens('kept', {
      title: { zh: '寄存钥匙', en: 'Deposit a key' },
      by: keeperOf(the('kind')),
      asks: ['household', 'key', 'kind', 'term', 'pieces', 'identityChecked'],
      mayAsk: ['sealNo', 'signature', 'passTo'],
      sets: { room: the('household.room'), unit: the('household.unit') },
      provided: [
        identityChecked,
        householdLivesHere,
        rule(
          'sealedByTheHousehold',
          ['R4.4.4.1.1'],
          {
            zh: '封存须由业户本人签名，并填写封条编号',
            en: 'The household signs over the seal, and the seal number is written down',
          },
          implies(
            equals(the('kind'), 'sealed'),
            all(
              present(the('sealNo')),
              present(the('signature')),
              equals(the('signature.kind'), 'signature'),
              madeForThis('signature', 'keyDeposits'),
            ),
          ),
        ),
        rule(
          'passedToSomebodyNamed',
          ['R4.4.1.9'],
          { zh: '短期寄存须写明转交何人', en: 'A short deposit names who it is to be passed to' },
          implies(equals(the('term'), 'short'), present(the('passTo'))),
        ),
      ],
      together: [
        companion('keys', 'register', {
          at: the('key'),
          back: 'deposit',
          as: 'keyDetails',
          input: {
            kind: the('kind'),
            household: the('household'),
            unit: the('household.unit'),
            opensWhat: the('household.room'),
            pieces: the('pieces'),
            sealNo: the('sealNo'),
          },
        }),
      ],
      log: {
        kind: 'keyDeposited',
        words: {
          zh: '{room} 寄存钥匙 {pieces} 把（{kind}）',
          en: '{room} deposits keys ({kind}), pieces: {pieces}',
        },
      },
      cites: ['R4.4.1.1', 'R4.4.1.9', 'R4.4.4.1.1'],
    }),
    return: from('kept').to('returned', {
      title: { zh: '退还', en: 'Return' },
      by: keeperOf(the('kind')),
      asks: ['returnedTo', 'collectorChecked'],
      mayAsk: ['collector', 'proof', 'consent'],
      stamps: ['returned'],
      // After a lock change these are the new key's.
      sets: { returnedPieces: the('key.present') },
      provided: [
        rule(
          'collectorIsChecked',
          ['R4.4.1.5', 'R4.4.1.1'],
          { zh: '须先核实领取人身份', en: "The collector's identity must be verified first" },
          equals(the('collectorChecked'), true),
        ),
        householdLivesHere,
        ...needed(
          'keyDeposits',
          the('kind'),
          the('returnedTo'),
          'collectorNamed',
          'idOrLetterCopy',
          'entryPass',
          'consentCall',
        ),
      ],
      together: [companion('keys', 'withdraw', { at: was('key'), back: 'withdrawnFor' })],
      log: {
        kind: 'depositReturned',
        words: {
          zh: '{room} 寄存钥匙 {returnedPieces} 把退还（{returnedTo}）',
          en: 'Deposited keys of {room} returned ({returnedTo}), pieces: {returnedPieces}',
        },
        phoneAt: 'consent.at',
      },
      cites: ['R4.4.1.1', 'R4.4.1.5'],
    }),
    // Who has moved out comes for no key any more, and nobody else has a right to it.
    close: from('kept').to('closed', {
      title: { zh: '注销寄存', en: 'Close the deposit' },
      by: holds('supervisor'),
      asks: ['reason'],
      provided: [
        rule(
          'householdHasLeft',
          ['R4.4.1.1', 'R2.4.16'],
          { zh: '业户仍在住，须退还业户', en: 'The household lives here: the key goes back to it' },
          equals(the('household.state'), 'former'),
        ),
      ],
      together: [companion('keys', 'withdraw', { at: was('key'), back: 'withdrawnFor' })],
      log: {
        kind: 'depositClosed',
        words: {
          zh: '{room} 业户已迁出，寄存钥匙 {pieces} 把注销：{reason}',
          en: 'The household of {room} has moved out; its deposit of keys (pieces: {pieces}) is closed: {reason}',
        },
      },
      tells: [
        {
          roles: ['manager'],
          words: {
            zh: '{room} 业户已迁出，寄存钥匙注销：{reason}',
            en: 'The household of {room} has moved out; its deposit is closed: {reason}',
          },
        },
      ],
      cites: ['R4.4.1.1', 'R2.4.16'],
    }),
  },
  lists: {
    kept: listed({ zh: '寄存中', en: 'Kept' }, [['state', '==', 'kept']]),
    all: listed({ zh: '全部', en: 'All' }),
  },
  columns: ['room', 'kind', 'term', 'pieces', 'sealNo', 'identityChecked', 'returnedTo', 'returned'],
  subject: '{room}',
  detail: '{kind} · {term}',
  foundBy: ['room'],
});
