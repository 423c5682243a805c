import { all, differs, equals, holds, rule, staff } from '../../notation/condition.ts';
import { endOfWorkingDay } from '../../notation/due.ts';
import { optional, ref, stamp, text, whole, yesNo } from '../../notation/field.ts';
import { listed, register } from '../../notation/register.ts';
import { ends, runs } from '../../notation/state.ts';
import { companion, from, opens } from '../../notation/step.ts';
import { ownId, the, was } from '../../notation/value.ts';
import { householdLivesHere, keeperOf } from '../common.ts';

/**
 * 换锁: a household has changed its lock; reminders run until the new key is delivered and the old one is back, or
 * none is awaited any more.
 */
export const lockChanges = register('lockChanges', {
  form: { zh: '换锁登记', en: 'Lock change' },
  cites: ['R4.4.1.3'],
  fields: {
    household: ref('业户', 'Household', 'households'),
    key: ref('钥匙', 'Key', 'keys'),
    keyCode: text('钥匙编号', 'Key code', 20),
    unit: text('房号', 'Room', 60),
    note: optional(text('说明', 'Note')),
    newPieces: optional(whole('新钥匙数量', 'New pieces', 1, 99)),
    oldKeyReturned: optional(yesNo('旧钥匙已退还业户', 'Old key returned to the household')),
    delivered: stamp('交付', 'Delivered'),
    reason: optional(text('撤销原因', 'Reason for closing')),
  },
  states: {
    reported: runs('待交新钥匙', 'New key awaited'),
    delivered: ends('已交付', 'Delivered'),
    cancelled: ends('已撤销', 'Closed without a new key'),
  },
  steps: {
    report: opens('reported', {
      title: { zh: '登记换锁', en: 'Report a lock change' },
      by: staff,
      asks: ['household', 'key'],
      mayAsk: ['note'],
      sets: { keyCode: the('key.code'), unit: the('key.opensWhat') },
      provided: [
        householdLivesHere,
        rule(
          'keyOfThisHousehold',
          ['R4.4.1.3'],
          { zh: '钥匙与业户的房屋不符', en: "The key is not of this household's unit" },
          equals(the('key.unit'), the('household.unit')),
        ),
      ],
      together: [
        companion('keys', 'noteLockChange', {
          at: the('key'),
          back: 'lockChange',
          when: differs(the('key.state'), 'withdrawn'),
        }),
      ],
      log: {
        kind: 'lockChanged',
        words: {
          zh: '{unit} 换锁，待交新钥匙 {keyCode}',
          en: '{unit} changed its lock; the new key {keyCode} is awaited',
        },
      },
      cites: ['R4.4.1.3'],
    }),
    deliver: from('reported').to('delivered', {
      title: { zh: '新钥匙已交', en: 'New key delivered' },
      by: keeperOf(the('key.kind')),
      asks: ['newPieces', 'oldKeyReturned'],
      stamps: ['delivered'],
      provided: [
        householdLivesHere,
        rule(
          'oldKeyWentBack',
          ['R4.4.1.3'],
          { zh: '旧钥匙须退还业户', en: 'The old key goes back to the household' },
          equals(the('oldKeyReturned'), true),
        ),
      ],
      together: [
        companion('keys', 'replace', {
          at: the('key'),
          back: 'lockChange',
          input: { pieces: the('newPieces') },
        }),
      ],
      log: {
        kind: 'newKeyDelivered',
        words: {
          zh: '{unit} 新钥匙 {keyCode} {newPieces} 把已交，旧钥匙已退',
          en: 'New key {keyCode} of {unit} delivered, pieces: {newPieces}; the old one went back',
        },
      },
      cites: ['R4.4.1.3'],
    }),
    // The deposit has ended meanwhile, or the entry was a mistake: else its reminders would never end.
    cancel: from('reported').to('cancelled', {
      title: { zh: '撤销登记', en: 'Close without a new key' },
      by: holds('supervisor'),
      asks: ['reason'],
      together: [
        companion('keys', 'forgetLockChange', {
          at: was('key'),
          back: 'lockChange',
          when: all(differs(the('key.state'), 'withdrawn'), equals(the('key.lockChange'), ownId)),
        }),
      ],
      log: {
        kind: 'lockChangeCancelled',
        words: {
          zh: '{unit} 换锁登记 {keyCode} 已撤销：{reason}',
          en: 'Lock change of {unit}, {keyCode}, closed without a new key: {reason}',
        },
      },
      cites: ['R4.4.1.3'],
    }),
  },
  due: {
    delivery: {
      title: { zh: '换锁后未交新钥匙', en: 'New key not delivered' },
      before: { zh: '换锁后待交新钥匙', en: 'New key to be delivered' },
      while: ['reported'],
      at: endOfWorkingDay(the('opened.at')),
      wants: 'deliver',
      daily: true,
      concerns: ['opened.by'],
      words: {
        zh: '{unit} 换锁后未交新钥匙 {keyCode}，请催促',
        en: '{unit} changed its lock and has not delivered the new key {keyCode}: please press for it',
      },
      cites: ['R4.4.1.3'],
    },
  },
  lists: {
    reported: listed({ zh: '待交新钥匙', en: 'Awaited' }, [['state', '==', 'reported']]),
    all: listed({ zh: '全部', en: 'All' }),
  },
  columns: ['unit', 'keyCode', 'opened', 'newPieces', 'oldKeyReturned', 'delivered'],
  subject: '{unit} {keyCode}',
  foundBy: ['unit', 'keyCode'],
  order: ['opened.at', 'desc'],
});
