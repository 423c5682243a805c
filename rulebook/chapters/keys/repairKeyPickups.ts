import { all, equals, present, rule } from '../../notation/condition.ts';
import { attachment, choice, optional, personal, ref, text, whole, yesNo } from '../../notation/field.ts';
import { listed, register } from '../../notation/register.ts';
import { ends } from '../../notation/state.ts';
import { companion, opens } from '../../notation/step.ts';
import { the } from '../../notation/value.ts';
import { householdLivesHere, keeperOf, madeForThis, phoneCall } from '../common.ts';
import { borrowers, needed, standsInMatrix } from './release-matrix.ts';

const kind = the('key.kind');
const collectedBy = the('collectedBy');
const { household, relative, agent, nanny, hourlyWorker } = borrowers;

/** 《返修钥匙领取登记表》: a household takes its repair key away, or somebody does for it. */
export const repairKeyPickups = register('repairKeyPickups', {
  form: { zh: '返修钥匙领取登记表', en: 'Repair key collection register' },
  cites: ['R4.4.3.3', 'R4.4.4.2.2'],
  fields: {
    key: ref('钥匙', 'Key', 'keys'),
    keyCode: text('钥匙编号', 'Key code', 20),
    unit: text('房号', 'Unit', 60),
    pieces: whole('数量（把）', 'Pieces', 1, 99),
    household: ref('业户', 'Household', 'households'),
    collectedBy: choice('领取人身份', 'Collected by', { household, relative, agent, nanny, hourlyWorker }),
    collector: personal(text('领取人', 'Collector', 50)),
    identityChecked: yesNo('身份已核对', 'Identity checked'),
    proof: optional(attachment('证明', 'Proof')),
    consent: optional(phoneCall('业户同意电话', 'Consent call')),
    signature: attachment('领取人签名', "Collector's signature"),
    reason: choice('领取原因', 'Reason', {
      repairDone: { zh: '返修完成', en: 'Repair done' },
      moveIn: { zh: '入住', en: 'Moving in' },
      other: { zh: '其他', en: 'Other' },
    }),
    note: optional(text('说明', 'Note')),
  },
  states: { handed: ends('已领取', 'Handed over') },
  steps: {
    hand: opens('handed', {
      title: { zh: '领取返修钥匙', en: 'Hand over a repair key' },
      by: keeperOf('repair'),
      asks: ['key', 'household', 'collectedBy', 'collector', 'identityChecked', 'signature', 'reason'],
      mayAsk: ['proof', 'consent', 'note'],
      sets: { keyCode: the('key.code'), unit: the('key.opensWhat'), pieces: the('key.present') },
      provided: [
        standsInMatrix('repairKeyPickups', kind, collectedBy),
        ...needed(
          'repairKeyPickups',
          kind,
          collectedBy,
          'identity',
          'idOrLetterCopy',
          'entryPass',
          'consentCall',
        ),
        householdLivesHere,
        rule(
          'keyOfThisHousehold',
          ['R4.4.3.3'],
          { zh: '钥匙与业户的房屋不符', en: "The key is not of this household's unit" },
          equals(the('key.unit'), the('household.unit')),
        ),
        rule(
          'signed',
          ['R4.4.3.3'],
          { zh: '领取人须签名', en: 'The collector signs the register' },
          all(
            present(the('signature')),
            equals(the('signature.kind'), 'signature'),
            madeForThis('signature', 'repairKeyPickups'),
          ),
        ),
      ],
      together: [companion('keys', 'withdraw', { at: the('key'), back: 'withdrawnFor' })],
      log: {
        kind: 'repairKeyHanded',
        words: {
          zh: '返修钥匙 {keyCode}（{unit}）{pieces} 把由{collectedBy}领取，原因：{reason}',
          en: 'Repair key {keyCode} ({unit}), pieces: {pieces}, handed to the {collectedBy}: {reason}',
        },
        phoneAt: 'consent.at',
      },
      cites: ['R4.4.3.3', 'R4.4.4.2.2'],
    }),
  },
  lists: { all: listed({ zh: '全部', en: 'All' }) },
  columns: ['keyCode', 'unit', 'pieces', 'collectedBy', 'identityChecked', 'reason', 'opened'],
  subject: '{keyCode} {unit}',
  foundBy: ['unit', 'keyCode'],
});
