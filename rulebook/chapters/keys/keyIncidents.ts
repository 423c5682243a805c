import {
  all,
  any,
  atLeast,
  before,
  type Condition,
  differs,
  equals,
  exists,
  holds,
  implies,
  not,
  oneOf,
  present,
  rule,
  staff,
} from '../../notation/condition.ts';
import { endOfDay } from '../../notation/due.ts';
import { choice, code, longText, optional, person, ref, stamp, text, whole } from '../../notation/field.ts';
import { ID_PATTERN } from '../../notation/ids.ts';
import { listed, register } from '../../notation/register.ts';
import { amiss, ends, waits } from '../../notation/state.ts';
import { companion, from, opens } from '../../notation/step.ts';
import { elsewhere, minus, ownId, plus, the, was } from '../../notation/value.ts';
import { isHouseholds, keeperOfAny, phoneCall } from '../common.ts';
import { agreedByPhone, keyKinds } from './release-matrix.ts';

const householdKey = isHouseholds(the('kind'));

const isLoanOfTheKey = (register: string): Condition =>
  all(exists(register, the('loan')), equals(elsewhere(register, the('loan'), 'key'), the('key')));

const isAway = oneOf(the('key.state'), 'lost', 'damaged');
const isThisLoss = all(isAway, equals(the('key.incident'), ownId));

/** Of a key of several pieces it is not plain how many are there again. */
const isShort = any(
  all(equals(the('what'), 'lost'), atLeast(the('key.pieces'), 2)),
  all(oneOf(the('what'), 'mismatch', 'fewer'), not(atLeast(the('key.present'), the('key.pieces')))),
);

/** 丢失损坏报告: a lost or damaged key, or one that came back otherwise than it went; solved the same day. */
export const keyIncidents = register('keyIncidents', {
  form: { zh: '钥匙丢失损坏报告', en: 'Lost or damaged key report' },
  cites: ['R4.4.1.8', 'R4.4.2.7', 'R4.4.2.8', 'R4.4.3.7', 'R4.4.3.8', 'R11.1.2.7', 'R11.1.1.3', 'R4.4.1.6'],
  fields: {
    key: ref('钥匙', 'Key', 'keys'),
    kind: choice('类别', 'Kind', keyKinds),
    keyCode: text('钥匙编号', 'Key code', 20),
    unit: text('房号/区域', 'Opens', 60),
    what: choice('情况', 'What', {
      lost: { zh: '丢失', en: 'Lost' },
      damaged: { zh: '损坏', en: 'Damaged' },
      mismatch: { zh: '借还不符', en: 'Not returned as it was lent' },
      fewer: { zh: '缺少部分', en: 'Some pieces missing' },
    }),
    piecesGone: optional(whole('缺少数量', 'Pieces missing', 1, 98)),
    loan: optional(code('借用登记', 'Loan', ID_PATTERN)),
    account: longText('书面经过', 'Written account'),
    answerable: person('责任人', 'Answerable'),
    protection: optional(text('防护措施', 'Protective measures')),
    managerAnswer: optional(text('经理意见', "Manager's answer")),
    asked: stamp('请示经理', 'Manager asked'),
    consent: optional(phoneCall('业户同意电话', 'Consent call')),
    agreedRemedy: optional(
      choice('经理同意的处理', 'Remedy that the manager wants', {
        copy: { zh: '复配', en: 'Copy the key' },
        lockChange: { zh: '换锁', en: 'Change the lock' },
      }),
    ),
    remedyKind: optional(
      choice('处理', 'Remedy', {
        copy: { zh: '复配', en: 'Copied' },
        lockChange: { zh: '换锁', en: 'Lock changed' },
        found: { zh: '找回', en: 'Found again' },
      }),
    ),
    otherwiseReason: optional(text('与经理意见不同的原因', 'Why otherwise than the manager said')),
    copy: optional(ref('复配申请', 'Key copy', 'keyCopies')),
    piecesBack: optional(whole('恢复数量', 'Pieces back', 1, 99)),
    solved: stamp('处理完毕', 'Solved'),
  },
  states: {
    reported: amiss(waits('已报告', 'Reported', 'askManager')),
    managerAsked: waits('已请示经理', 'Manager asked', 'recordConsent', 'remedy'),
    agreed: waits('业户已同意', 'Household agreed', 'remedy'),
    solved: ends('已处理', 'Solved'),
  },
  steps: {
    report: opens('reported', {
      title: { zh: '报告丢失损坏', en: 'Report' },
      by: staff,
      asks: ['key', 'what', 'account', 'answerable'],
      mayAsk: ['piecesGone', 'loan', 'protection'],
      provided: [
        rule(
          'loanOfThisKey',
          ['R4.4.1.6', 'R4.4.1.8'],
          { zh: '借用登记须是这把钥匙的', en: 'The loan named must be one of this key' },
          implies(present(the('loan')), any(isLoanOfTheKey('keyLoans'), isLoanOfTheKey('areaKeyHandovers'))),
        ),
        rule(
          'mismatchOfALoan',
          ['R4.4.1.6', 'R4.4.2.6', 'R4.4.3.6'],
          {
            zh: '借还不符须写明是哪一次借用（领出）',
            en: 'What came back otherwise than lent names the loan',
          },
          implies(equals(the('what'), 'mismatch'), present(the('loan'))),
        ),
        rule(
          'piecesGoneNamed',
          ['R4.4.1.8', 'R4.4.1.6'],
          {
            zh: '缺少部分须写明缺少几把，并少于实有数量；全部不在请选“丢失”',
            en: "Say how many pieces are missing, fewer than there are; where all are gone, the key is 'lost'",
          },
          any(
            all(
              equals(the('what'), 'fewer'),
              present(the('piecesGone')),
              atLeast(the('key.present'), plus(the('piecesGone'), 1)),
            ),
            all(differs(the('what'), 'fewer'), not(present(the('piecesGone')))),
          ),
        ),
      ],
      sets: { kind: the('key.kind'), keyCode: the('key.code'), unit: the('key.opensWhat') },
      together: [
        companion('keys', 'lose', {
          at: the('key'),
          back: 'incident',
          when: all(equals(the('what'), 'lost'), not(equals(the('key.state'), 'lost'))),
        }),
        companion('keys', 'damage', {
          at: the('key'),
          back: 'incident',
          when: all(equals(the('what'), 'damaged'), not(equals(the('key.state'), 'damaged'))),
        }),
        companion('keys', 'miss', {
          at: the('key'),
          back: 'incident',
          input: { present: minus(the('key.present'), the('piecesGone')) },
          when: equals(the('what'), 'fewer'),
        }),
      ],
      log: {
        kind: 'keyIncident',
        words: {
          zh: '钥匙 {keyCode}（{unit}）{what}，责任人：{answerable}。{account}',
          en: 'Key {keyCode} ({unit}) {what}; answerable: {answerable}. {account}',
        },
      },
      tells: [
        {
          roles: ['supervisor', 'manager'],
          words: {
            zh: '钥匙 {keyCode}（{unit}）{what}，请立即处理',
            en: 'Key {keyCode} ({unit}) {what}: please act at once',
          },
          mail: true,
        },
      ],
      cites: ['R4.4.1.8', 'R4.4.2.7', 'R4.4.3.7', 'R11.1.2.7', 'R11.1.1.3', 'R4.4.1.6'],
    }),
    askManager: from('reported').to('managerAsked', {
      title: { zh: '请示经理', en: 'Ask the manager' },
      by: holds('supervisor'),
      asks: ['managerAnswer', 'protection'],
      mayAsk: ['agreedRemedy'],
      stamps: ['asked'],
      log: {
        kind: 'managerAsked',
        words: {
          zh: '钥匙 {keyCode}（{unit}）{what}，已请示经理：{managerAnswer}；防护措施：{protection}',
          en: 'Key {keyCode} ({unit}) {what}: manager asked: {managerAnswer}; meanwhile: {protection}',
        },
      },
      cites: ['R4.4.1.8', 'R4.4.2.8', 'R4.4.3.8'],
    }),
    recordConsent: from('managerAsked').to('agreed', {
      title: { zh: '记录业户同意', en: "Record the household's consent" },
      by: keeperOfAny(the('kind')),
      asks: ['consent'],
      provided: [
        rule(
          'ofAHousehold',
          ['R4.4.1.8', 'R4.4.2.8'],
          { zh: '只有业户的钥匙需要业户同意', en: "Only a household's key needs consent" },
          householdKey,
        ),
        rule(
          'consentGiven',
          ['R4.4.1.8', 'R4.4.3.8'],
          { zh: '须业户同意', en: 'The household must agree' },
          // Of a loss nobody could have spoken before; the report is written within the hour.
          agreedByPhone(the('opened.at'), 1),
        ),
      ],
      log: {
        kind: 'incidentConsent',
        words: {
          zh: '业户同意处理钥匙 {keyCode}（{unit}）',
          en: 'The household agrees to the remedy for key {keyCode} ({unit})',
        },
        phoneAt: 'consent.at',
      },
      cites: ['R4.4.1.8', 'R4.4.3.8'],
    }),
    remedy: from('managerAsked', 'agreed').to('solved', {
      title: { zh: '处理完毕', en: 'Solved' },
      by: keeperOfAny(the('kind')),
      asks: ['remedyKind'],
      mayAsk: ['copy', 'piecesBack', 'otherwiseReason'],
      stamps: ['solved'],
      provided: [
        rule(
          'asTheManagerSaid',
          ['R4.4.1.8'],
          {
            zh: '处理与经理意见不同，须写明原因',
            en: 'It was remedied otherwise than the manager said: say why',
          },
          implies(
            all(
              present(was('agreedRemedy')),
              differs(the('remedyKind'), 'found'),
              differs(the('remedyKind'), was('agreedRemedy')),
            ),
            present(the('otherwiseReason')),
          ),
        ),
        rule(
          'householdAgreed',
          ['R4.4.1.8', 'R4.4.3.8'],
          { zh: '须先征得业户同意', en: 'The household must agree first' },
          implies(householdKey, any(equals(was('state'), 'agreed'), equals(the('remedyKind'), 'found'))),
        ),
        rule(
          'onlyWhatWasLostIsFound',
          ['R4.4.1.8', 'R4.4.3.8', 'R11.1.2.7'],
          {
            zh: '损坏的钥匙须复配或换锁，不能按找回处理',
            en: 'A damaged key is copied or its lock changed; it cannot be found again',
          },
          implies(equals(the('remedyKind'), 'found'), differs(the('what'), 'damaged')),
        ),
        rule(
          'copyWasApproved',
          ['R4.4.2.9'],
          {
            zh: '复配须经客服主任批准并已配好',
            en: "A copy needs the supervisor's approval, and to have been made",
          },
          implies(
            all(equals(the('remedyKind'), 'copy'), equals(the('kind'), 'vacant')),
            all(present(the('copy')), equals(the('copy.state'), 'made'), equals(the('copy.key'), the('key'))),
          ),
        ),
        rule(
          'copyForThisLoss',
          ['R4.4.2.8', 'R4.4.2.9', 'R4.4.1.8'],
          {
            zh: '复配须为这次丢失损坏而申请',
            en: 'The copy must have been asked for after this loss',
          },
          implies(present(the('copy')), not(before(the('copy.opened.at'), the('opened.at')))),
        ),
        rule(
          'piecesBackNamed',
          ['R4.4.1.6', 'R4.4.1.8'],
          {
            zh: '须写明找回或配好几把',
            en: 'Say how many pieces were found or made',
          },
          implies(all(oneOf(the('remedyKind'), 'found', 'copy'), isShort), present(the('piecesBack'))),
        ),
        rule(
          'otherLossFirst',
          ['R4.4.1.8'],
          {
            zh: '这把钥匙另有丢失损坏报告，须先处理那一份',
            en: 'This key is lost or damaged by another report: that one is solved first',
          },
          implies(present(the('piecesBack')), any(isThisLoss, not(isAway))),
        ),
      ],
      together: [
        companion('keys', 'restore', {
          at: the('key'),
          back: 'incident',
          input: { present: the('piecesBack') },
          when: all(isThisLoss, present(the('piecesBack'))),
        }),
        companion('keys', 'restore', {
          at: the('key'),
          back: 'incident',
          input: { present: the('key.present') },
          when: all(isThisLoss, not(present(the('piecesBack')))),
        }),
        companion('keys', 'regain', {
          at: the('key'),
          back: 'incident',
          input: { present: plus(the('key.present'), the('piecesBack')) },
          when: all(
            oneOf(the('key.state'), 'inCabinet', 'out', 'awaitingReseal'),
            present(the('piecesBack')),
          ),
        }),
      ],
      log: {
        kind: 'incidentSolved',
        words: {
          zh: '钥匙 {keyCode}（{unit}）{what}已处理：{remedyKind}',
          en: 'Key {keyCode} ({unit}) {what}: solved ({remedyKind})',
        },
      },
      cites: ['R4.4.1.8', 'R4.4.2.8', 'R4.4.3.8'],
    }),
  },
  due: {
    sameDay: {
      title: { zh: '丢失损坏当天未处理', en: 'Incident not solved' },
      before: { zh: '丢失损坏当天处理', en: 'Incident to be solved today' },
      while: ['reported', 'managerAsked', 'agreed'],
      at: endOfDay(the('opened.at')),
      wants: 'remedy',
      concerns: ['answerable', 'opened.by'],
      roles: ['supervisor', 'manager'],
      words: {
        zh: '钥匙 {keyCode}（{unit}）{what}当天未处理完毕',
        en: 'Key {keyCode} ({unit}) {what}: not solved the same day',
      },
      cites: ['R4.4.1.8', 'R4.4.3.8'],
    },
  },
  lists: {
    open: listed({ zh: '未处理', en: 'Open' }, [['state', 'in', ['reported', 'managerAsked', 'agreed']]]),
    all: listed({ zh: '全部', en: 'All' }),
  },
  columns: ['keyCode', 'unit', 'what', 'answerable', 'protection', 'remedyKind', 'solved'],
  subject: '{keyCode} {unit}',
  detail: '{what}',
  foundBy: ['unit', 'keyCode'],
  order: ['opened.at', 'desc'],
});
