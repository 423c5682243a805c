import {
  all,
  any,
  before,
  differs,
  equals,
  holds,
  moves,
  not,
  oneOf,
  present,
  rule,
  staff,
} from '../../notation/condition.ts';
import { endOfWorkingDay } from '../../notation/due.ts';
import {
  attachment,
  choice,
  code,
  hidden,
  optional,
  ref,
  roomText,
  stamp,
  text,
  toldIn,
  whole,
  yesNo,
} from '../../notation/field.ts';
import { listed, register } from '../../notation/register.ts';
import { amiss, ends, inOrder, runs, waits } from '../../notation/state.ts';
import { from, opens, type StepTerms } from '../../notation/step.ts';
import { afterwards, minus, the, was } from '../../notation/value.ts';
import { keeperOfAny, madeForThis } from '../common.ts';
import { UNDO, undoing, undoneWhy } from '../undone.ts';
import {
  asTheDepositSays,
  backInItsPlace,
  householdLivesHere,
  kind,
  loanIsOver,
  nobodyLivesThere,
  notMoreThanEntered,
  oldKeyIsExplained,
  opensWhatItOpened,
  piecesAsReturned,
  piecesBack,
  storedKinds,
  withItsIncident,
  withItsLoan,
  withItsLockChange,
  withItsReturn,
} from './key-rules.ts';
import { keyKinds, unitKinds } from './release-matrix.ts';

/** How a key comes into the cabinet, for the first time or once more after its list was taken back. */
const registering: StepTerms = {
  title: { zh: '登记钥匙', en: 'Register a key' },
  by: keeperOfAny(kind),
  asks: ['code', 'kind', 'opensWhat', 'hook', 'pieces'],
  mayAsk: ['unit', 'sealNo', 'deposit', 'household', 'note'],
  // R4.4.2.2, R4.4.3.2: each kind lies in a cabinet of its own.
  sets: { cabinet: kind, present: the('pieces') },
  provided: [
    rule(
      'depositedWithItsRegister',
      ['R4.4.1.1', 'R4.4.4.1.1'],
      {
        zh: '委托、封存钥匙须同时填写《业户钥匙寄存登记表》',
        en: 'Deposited and sealed keys come in with the deposit register',
      },
      any(
        all(
          storedKinds,
          present(the('deposit')),
          moves('keyDeposits', the('deposit'), ['deposit'], 'key'),
          equals(afterwards('keyDeposits', the('deposit'), 'kind'), kind),
        ),
        all(not(storedKinds), not(present(the('deposit')))),
      ),
    ),
    rule(
      'asItsDepositSays',
      ['R4.4.1.1', 'R4.4.4.1.1', 'R4.4.1.6'],
      {
        zh: '房屋、数量、封条编号须与寄存登记一致',
        en: 'Unit, pieces and seal number are those of the deposit register',
      },
      any(
        all(not(present(the('deposit'))), not(present(the('household')))),
        all(
          present(the('deposit')),
          equals(afterwards('keyDeposits', the('deposit'), 'household'), the('household')),
          equals(afterwards('keyDeposits', the('deposit'), 'unit'), the('unit')),
          equals(afterwards('keyDeposits', the('deposit'), 'room'), the('opensWhat')),
          equals(afterwards('keyDeposits', the('deposit'), 'pieces'), the('pieces')),
          equals(afterwards('keyDeposits', the('deposit'), 'sealNo'), the('sealNo')),
        ),
      ),
    ),
    rule(
      'unitNamed',
      ['R4.4.2.3', 'R4.4.3.2', 'R11.1.1.1'],
      {
        zh: '房间钥匙须写明房屋；区域、前台钥匙不对应房屋',
        en: 'A unit key names its unit; area and desk keys open none',
      },
      any(
        all(oneOf(kind, ...unitKinds), present(the('unit'))),
        all(oneOf(kind, 'area', 'desk'), not(present(the('unit')))),
      ),
    ),
    nobodyLivesThere,
  ],
  cites: ['R4.4.2.3', 'R4.4.3.2', 'R4.4.4.2.1', 'R4.4.2.2'],
};

/** 《客服钥匙明细登记表》: every key that the department keeps, where it hangs and where it is. */
export const keys = register('keys', {
  form: { zh: '客服钥匙明细登记表', en: 'Key inventory' },
  rank: 10,
  cites: ['R4.3.2', 'R4.3.3', 'R4.4.2.2', 'R4.4.2.3', 'R4.4.3.2', 'R4.4.4.2.1', 'R11.1.2.1'],
  fields: {
    code: code('钥匙编号', 'Key code', '^[A-Z0-9][A-Z0-9-]{0,19}$', 20),
    kind: choice('类别', 'Kind', keyKinds),
    unit: optional(ref('房屋', 'Unit', 'units')),
    opensWhat: roomText('房号/区域', 'Opens'),
    cabinet: choice('钥匙柜', 'Cabinet', keyKinds),
    hook: text('挂钩', 'Hook', 20),
    pieces: whole('数量（把）', 'Pieces', 1, 99),
    /**
     * Of these, how many are there, or on the loan: a piece that did not come back is missed at once (R4.4.1.6). Of a key
     * that is lost or withdrawn none is: its number is kept for when it is restored, and not told.
     */
    present: toldIn(
      ['inCabinet', 'out', 'awaitingReseal', 'damaged'],
      whole('实有（把）', 'Pieces at hand', 0, 99),
    ),
    sealNo: optional(text('封条编号', 'Seal number', 40)),
    resealSignature: optional(attachment('业户重新签封', "Household's new signature")),
    deposit: optional(ref('寄存登记', 'Deposit', 'keyDeposits')),
    household: optional(ref('业户', 'Household', 'households')),
    // Ids of other registers, which the key's own page leads to.
    loan: hidden(optional(text('当前（最近）借用', 'Current or latest loan', 80))),
    incident: optional(ref('丢失损坏报告', 'Incident', 'keyIncidents')),
    lockChange: optional(ref('换锁', 'Lock change', 'lockChanges')),
    /** The household has changed its lock and this is still the old key (R4.4.1.3). */
    lockChanged: optional(yesNo('锁已更换', 'Lock changed')),
    cameBack: stamp('收回', 'Came back'),
    withdrawnFor: hidden(optional(text('领走登记', 'Withdrawn for', 80))),
    note: optional(text('备注', 'Note')),
    undoneWhy,
  },
  // No two keys have one code; a code that was used is not used again.
  identity: the('code'),
  states: {
    inCabinet: inOrder(runs('在柜', 'In cabinet')),
    out: runs('借出', 'Out'),
    awaitingReseal: waits('待重新封存', 'To be sealed again', 'reseal'),
    lost: amiss(runs('丢失', 'Lost')),
    damaged: amiss(runs('损坏', 'Damaged')),
    withdrawn: ends('已撤出', 'Withdrawn'),
  },
  steps: {
    register: opens('inCabinet', registering),
    lend: from('inCabinet').to('out', {
      title: { zh: '借出', en: 'Lend' },
      by: keeperOfAny(kind),
      asks: ['loan'],
      provided: [withItsLoan, householdLivesHere, nobodyLivesThere, oldKeyIsExplained],
      cites: ['R4.4.1.6', 'R11.1.2.2'],
    }),
    return: from('out').to(backInItsPlace, {
      title: { zh: '收回', en: 'Take back' },
      by: keeperOfAny(kind),
      asks: ['present'],
      stamps: ['cameBack'],
      provided: [withItsReturn, piecesAsReturned],
      cites: ['R4.4.1.6', 'R4.4.4.1.6'],
    }),
    lose: from('inCabinet', 'out', 'awaitingReseal', 'damaged').to('lost', {
      title: { zh: '报失', en: 'Report lost' },
      by: staff,
      asks: ['incident'],
      provided: [withItsIncident],
      cites: ['R4.4.1.8', 'R4.4.2.7', 'R4.4.3.7'],
    }),
    damage: from('inCabinet', 'out', 'awaitingReseal').to('damaged', {
      title: { zh: '报损', en: 'Report damaged' },
      by: staff,
      asks: ['incident'],
      provided: [withItsIncident],
      cites: ['R4.4.1.8', 'R11.1.2.7'],
    }),
    // Some of its pieces are not there; where all are gone it is lost.
    miss: from('inCabinet', 'awaitingReseal').stays({
      title: { zh: '缺少部分', en: 'Miss some of its pieces' },
      by: staff,
      asks: ['incident', 'present'],
      provided: [
        withItsIncident,
        rule(
          'piecesAsReported',
          ['R4.4.1.8', 'R4.4.1.6'],
          { zh: '实有数量须与报告的缺少数量一致', en: 'The pieces at hand are those that the report leaves' },
          equals(
            afterwards('keyIncidents', the('incident'), 'piecesGone'),
            minus(was('present'), the('present')),
          ),
        ),
      ],
      cites: ['R4.4.1.8', 'R4.4.2.7', 'R4.4.3.7'],
    }),
    regain: from('inCabinet', 'out', 'awaitingReseal').stays({
      title: { zh: '找回部分', en: 'Find missing pieces again' },
      by: keeperOfAny(kind),
      asks: ['incident', 'present'],
      provided: [
        rule(
          'piecesAsSolved',
          ['R4.4.1.8', 'R4.4.1.6'],
          { zh: '找回数量须与处理报告一致', en: 'As many come back as the solved report says' },
          all(
            moves('keyIncidents', the('incident'), ['remedy'], 'key'),
            equals(
              afterwards('keyIncidents', the('incident'), 'piecesBack'),
              minus(the('present'), was('present')),
            ),
          ),
        ),
        notMoreThanEntered,
      ],
      cites: ['R4.4.1.8', 'R4.4.2.8', 'R4.4.3.8'],
    }),
    restore: from('lost', 'damaged').to(backInItsPlace, {
      title: { zh: '恢复', en: 'Restore' },
      by: keeperOfAny(kind),
      asks: ['present'],
      stamps: ['cameBack'],
      provided: [
        rule(
          'withItsRemedy',
          ['R4.4.1.8', 'R4.4.2.8', 'R4.4.3.8'],
          { zh: '须与复配或换锁的处理同时办理', en: 'Together with the copy or the lock change' },
          moves('keyIncidents', was('incident'), ['remedy'], 'key'),
        ),
        loanIsOver,
        rule(
          'asManyAsCameBack',
          ['R4.4.1.8', 'R4.4.1.6'],
          { zh: '实有数量须与处理报告一致', en: 'The pieces at hand are those of the solved report' },
          any(
            equals(the('present'), piecesBack),
            all(not(present(piecesBack)), equals(the('present'), was('present'))),
          ),
        ),
        notMoreThanEntered,
      ],
      cites: ['R4.4.1.8', 'R4.4.2.8'],
    }),
    reseal: from('awaitingReseal').to('inCabinet', {
      title: { zh: '重新封存', en: 'Seal again' },
      by: keeperOfAny(kind),
      asks: ['sealNo', 'resealSignature'],
      provided: [
        rule(
          'newSeal',
          ['R4.4.4.1.6'],
          { zh: '须用新的封条编号', en: 'A new seal number is needed' },
          differs(the('sealNo'), was('sealNo')),
        ),
        rule(
          'newSignature',
          ['R4.4.4.1.6', 'R4.4.4.1.1'],
          {
            zh: '须由业户在收回之后重新签名封存',
            en: "Sealed by the household's new signature, given after the return",
          },
          all(
            equals(the('resealSignature.kind'), 'signature'),
            madeForThis('resealSignature', 'keys'),
            before(was('cameBack.at'), the('resealSignature.opened.at')),
          ),
        ),
      ],
      log: {
        kind: 'keyResealed',
        words: {
          zh: '封存钥匙 {code}（{opensWhat}）由业户重新签封',
          en: 'Sealed key {code} ({opensWhat}) sealed again by the household',
        },
      },
      cites: ['R4.4.4.1.6'],
    }),
    withdraw: from('inCabinet', 'awaitingReseal').to('withdrawn', {
      title: { zh: '领走', en: 'Withdraw' },
      by: keeperOfAny(kind),
      asks: ['withdrawnFor'],
      provided: [
        rule(
          'handedOverOnTheRegister',
          ['R4.4.3.3', 'R4.4.4.2.2', 'R4.4.1.1'],
          {
            zh: '须与领取登记或寄存退还同时办理',
            en: 'Together with the collection register or the end of the deposit',
          },
          any(
            all(equals(kind, 'repair'), moves('repairKeyPickups', the('withdrawnFor'), ['hand'], 'key')),
            all(
              storedKinds,
              equals(was('deposit'), the('withdrawnFor')),
              moves('keyDeposits', the('withdrawnFor'), ['return', 'close'], 'key'),
            ),
            all(oneOf(kind, 'vacant', 'area', 'desk'), holds('supervisor')),
          ),
        ),
      ],
      cites: ['R4.4.3.3', 'R4.4.4.2.2'],
    }),
    // A sealed key's new one has not been sealed yet.
    replace: from('inCabinet', 'awaitingReseal').to(backInItsPlace, {
      title: { zh: '换锁换钥匙', en: 'Replace after a lock change' },
      by: keeperOfAny(kind),
      asks: ['pieces', 'lockChange'],
      stamps: ['cameBack'],
      sets: { present: the('pieces'), lockChanged: false },
      provided: [withItsLockChange('deliver')],
      cites: ['R4.4.1.3'],
    }),
    noteLockChange: from('inCabinet', 'out', 'awaitingReseal', 'lost', 'damaged').stays({
      title: { zh: '注明锁已更换', en: 'Note that the lock was changed' },
      by: staff,
      asks: ['lockChange'],
      sets: { lockChanged: true },
      provided: [withItsLockChange('report')],
      cites: ['R4.4.1.3'],
    }),
    forgetLockChange: from('inCabinet', 'out', 'awaitingReseal', 'lost', 'damaged').stays({
      title: { zh: '撤销换锁注明', en: 'Take back the note of a changed lock' },
      by: holds('supervisor'),
      sets: { lockChanged: false },
      provided: [
        rule(
          'lockChangeIsClosed',
          ['R4.4.1.3'],
          { zh: '须与撤销换锁登记同时办理', en: 'Together with the closing of the lock change' },
          moves('lockChanges', was('lockChange'), ['cancel'], 'key'),
        ),
      ],
      cites: ['R4.4.1.3'],
    }),
    [UNDO]: undoing({
      by: keeperOfAny(kind),
      ...{ broughtBy: ['register', 'registerAgain'], from: ['inCabinet'], to: 'withdrawn' },
      cites: ['R4.4.2.3', 'R4.4.2.2'],
    }),
    registerAgain: from('withdrawn').to('inCabinet', {
      ...registering,
      title: { zh: '重新登记钥匙', en: 'Register a key again' },
      clears: ['undoneWhy'],
      provided: [
        ...(registering.provided ?? []),
        rule(
          'wasTakenBack',
          ['R4.4.2.3'],
          { zh: '该编号已用过，不再使用', en: 'The code of a key that has left is not used again' },
          present(was('undoneWhy')),
        ),
      ],
      gate: 'ownCallable',
    }),
    amend: from('inCabinet', 'out', 'awaitingReseal').stays({
      title: { zh: '更新明细', en: 'Update' },
      by: keeperOfAny(kind),
      asks: ['hook', 'opensWhat'],
      mayAsk: ['note'],
      provided: [opensWhatItOpened],
      cites: ['R4.4.4.2.1', 'R2.4.12'],
    }),
    recount: from('inCabinet').stays({
      title: { zh: '更正数量', en: 'Correct the number' },
      by: holds('supervisor'),
      asks: ['pieces', 'note'],
      sets: { present: the('pieces') },
      provided: [asTheDepositSays],
      cites: ['R2.4.12', 'R4.4.4.2.1'],
    }),
  },
  due: {
    reseal: {
      title: { zh: '未重新封存', en: 'Not sealed again' },
      before: { zh: '待重新封存', en: 'To be sealed again' },
      while: ['awaitingReseal'],
      at: endOfWorkingDay(the('cameBack.at')),
      wants: 'reseal',
      concerns: ['cameBack.by'],
      roles: ['supervisor'],
      words: {
        zh: '封存钥匙 {code}（{opensWhat}）用后未重新签封',
        en: 'Sealed key {code} ({opensWhat}) has not been sealed again',
      },
      cites: ['R4.4.4.1.6'],
    },
  },
  lists: {
    cabinet: listed({ zh: '钥匙柜', en: 'Cabinet' }, [], [['code', 'asc']]),
    out: listed({ zh: '借出', en: 'Out' }, [['state', '==', 'out']], [['code', 'asc']]),
    awaitingReseal: listed(
      { zh: '待重新封存', en: 'To be sealed again' },
      [['state', '==', 'awaitingReseal']],
      [['code', 'asc']],
    ),
    ofUnit: listed({ zh: '按房屋', en: 'By unit' }, [['unit', '==', '']], [['code', 'asc']]),
  },
  columns: ['code', 'kind', 'opensWhat', 'hook', 'pieces', 'present', 'sealNo', 'note'],
  subject: '{code} {opensWhat}',
  foundBy: ['code', 'opensWhat'],
  chosenFrom: { not: ['withdrawn'] },
});
