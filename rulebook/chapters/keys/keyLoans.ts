import {
  all,
  any,
  before,
  differs,
  equals,
  exists,
  holdsNotFor,
  implies,
  includes,
  not,
  oneOf,
  present,
  rule,
  staff,
} from '../../notation/condition.ts';
import { earliest, endOfDay, endOfWorkingDay } from '../../notation/due.ts';
import {
  approvals,
  attachment,
  choice,
  instant,
  optional,
  person,
  ref,
  roomText,
  stamp,
  text,
  texts,
  whole,
  yesNo,
} from '../../notation/field.ts';
import { listed, register } from '../../notation/register.ts';
import { awaited, ends, runs, waits } from '../../notation/state.ts';
import { companion, from, opens } from '../../notation/step.ts';
import { actor, elsewhere, now, ownId, the, was } from '../../notation/value.ts';
import type { Words } from '../../site/words.ts';
import {
  isReportedSince,
  keeperOf,
  keyIsStillLent,
  notTheRequester,
  oldKeyIsLent,
  phoneCall,
  presentAgain,
  statementOnLeaving,
  twoPeopleApprove,
} from '../common.ts';
import {
  borrowers,
  calledFor,
  emergencies,
  everyApprovalGiven,
  keyKinds,
  needed,
  standsInMatrix,
} from './release-matrix.ts';

const kind = the('kind');
const borrower = the('borrower');
const keeper = keeperOf(kind);

const approvers = ['approvals.supervisor.by', 'approvals.manager.by'];

/** What the loan copies from its key, so that a list reads one document a row. */
const ofTheKey = { kind: the('key.kind'), keyCode: the('key.code'), unit: the('key.opensWhat') };

const askForTheKey = ['key', 'borrower', 'borrowedBy', 'purpose', 'emergency'];
const papers = ['collector', 'identityChecked', 'proof', 'consent', 'entrants', 'oldKeyReason'];

const notTheBorrower = rule(
  'notTheBorrower',
  ['R4.4.1.4', 'R4.3.1'],
  { zh: '借用人不能自己批准', en: 'The borrower cannot approve' },
  not(equals(actor, the('borrowedBy'))),
);

const borrowerIsActive = rule(
  'borrowerIsActive',
  ['R11.1.2.2', 'R11.1.2.5'],
  { zh: '经手人须为在职员工', en: 'Who borrows must be an active member of staff' },
  equals(the('borrowedBy.state'), 'active'),
);

const emergencyTold = rule(
  'emergencyTold',
  ['R4.4.1.4', 'R4.4.4.1.5'],
  {
    zh: '紧急情况须选明类别；选“其他”须写明是什么',
    en: "An emergency says of which kind; 'other' says what happened",
  },
  implies(
    equals(the('emergency'), true),
    all(
      present(the('emergencyKind')),
      any(differs(the('emergencyKind'), 'other'), present(the('emergencyWhat'))),
    ),
  ),
);

/** The key itself asks it again when it leaves: who asks is told at once. */
const householdLivesHere = keyIsStillLent(
  the('key.household'),
  elsewhere('households', the('key.household'), 'state'),
  all(equals(the('emergency'), true), equals(borrower, 'otherDepartment')),
);

/** It may open nothing any more: who asks for it knows; when it leaves, the key asks again. */
const lockIsStillItsOwn = rule(
  'lockIsStillItsOwn',
  ['R4.4.1.3'],
  oldKeyIsLent,
  implies(equals(the('key.lockChanged'), true), present(the('oldKeyReason'))),
);

const approversAreStillHere = rule(
  'approversAreStillHere',
  ['R4.4.1.4', 'R4.3.1'],
  { zh: '批准人已离职，须重新申请批准', en: 'Who approved has left: it has to be approved anew' },
  all(
    ...['supervisor', 'manager'].map((role) =>
      any(
        not(present(the(`approvals.${role}.by`))),
        equals(elsewhere('members', the(`approvals.${role}.by`), 'state'), 'active'),
      ),
    ),
  ),
);

const notToOneself = rule(
  'notToOneself',
  ['R4.4.1.4', 'R4.4.1.6', 'R11.1.2.2'],
  {
    zh: '不能自己借给自己，须由另一位保管人或客服主任发放',
    en: 'Nobody issues a key to themselves: another keeper or the supervisor does',
  },
  not(equals(actor, the('borrowedBy'))),
);

const dueIsAhead = rule(
  'dueIsAhead',
  ['R4.4.2.5'],
  { zh: '约定归还时间须晚于现在', en: 'The time agreed for the return must be ahead' },
  implies(present(the('dueBy')), before(now, the('dueBy'))),
);

const approvedByAllThatThisKeyNeeds = needed('keyLoans', kind, borrower, 'bothApprovals', 'managerApproval');

const everythingTheReleaseMatrixAsks = needed(
  'keyLoans',
  kind,
  borrower,
  'collectorNamed',
  'identity',
  'idOrLetterCopy',
  'entryPass',
  'developerProof',
  'consentCall',
  'twoEntrantsInEmergency',
);

/** Who approved saw who comes for it: another is another request. */
const asItWasApproved = rule(
  'asItWasApproved',
  ['R4.3.1', 'R4.4.4.1.2', 'R4.4.1.4'],
  {
    zh: '领用人须与批准时一致；要换人须重新申请',
    en: 'Who collects it is who was approved: for another it is asked for anew',
  },
  any(
    not(present(was('collector'))),
    equals(was('state'), 'requested'),
    equals(the('collector'), was('collector')),
  ),
);

const lendTheKey = companion('keys', 'lend', { at: the('key'), back: 'loan' });

const keyIsAskedFor: Words = { zh: '借用申请待办', en: 'Key asked for' };

const comesBackAsItWent = all(
  equals(the('returnedPieces'), was('pieces')),
  equals(the('returnedUnit'), was('unit')),
  any(
    equals(the('returnedBy'), was('borrowedBy')),
    all(present(the('broughtBackBy')), equals(the('broughtBackBy'), was('collector'))),
  ),
);

/** A household in its own home is not asked how it left it, nor whoever came for it. */
const ourPeopleWentIn = oneOf(was('borrower'), 'staff', 'otherDepartment', 'contractor');

const returnerNamed = rule(
  'returnerNamed',
  ['R4.4.1.6', 'R4.4.2.6', 'R4.4.3.6'],
  {
    zh: '须写明归还人：员工选一位，外来人员写姓名，只填一项',
    en: 'Say who brings it back: choose a member of staff or write the name of an outsider, one of the two',
  },
  any(
    all(present(the('returnedBy')), not(present(the('broughtBackBy')))),
    all(present(the('broughtBackBy')), not(present(the('returnedBy')))),
  ),
);

/** Still hanging on this loan: a key reported lost meanwhile has left it. */
const keyIsOnThisLoan = all(
  equals(elsewhere('keys', was('key'), 'state'), 'out'),
  equals(elsewhere('keys', was('key'), 'loan'), ownId),
);
/** Nor did it where another room's key was brought back in its place. */
const nothingCameBack = any(equals(the('returnedPieces'), 0), differs(the('returnedUnit'), was('unit')));

/** 《客服钥匙使用登记表》: a key leaves the cabinet for a named borrower, and comes back. */
export const keyLoans = register('keyLoans', {
  form: { zh: '客服钥匙使用登记表', en: 'Key loan register' },
  rank: 30,
  cites: ['R4.4.1.4', 'R4.4.2.4', 'R11.1.2.2'],
  fields: {
    key: ref('钥匙', 'Key', 'keys'),
    kind: choice('类别', 'Kind', keyKinds),
    keyCode: text('钥匙编号', 'Key code', 20),
    unit: roomText('房号', 'Unit'),
    pieces: optional(whole('借出数量', 'Pieces lent', 1, 99)),
    borrower: choice('借用人身份', 'Borrower', borrowers),
    borrowedBy: person('经手员工', 'Borrowed by'),
    /** Whoever has a key is named wherever the key is (R4.4.2.5): on the board, in the log, in the day's mail. */
    collector: optional(text('领用人', 'Collected by', 50)),
    purpose: text('用途', 'Purpose'),
    emergency: yesNo('紧急', 'Emergency'),
    emergencyKind: optional(choice('紧急情况', 'Kind of emergency', emergencies)),
    emergencyWhat: optional(text('何种紧急情况', 'What happened')),
    agreedByPhone: optional(text('电话同意人', 'Agreed by phone')),
    dueBy: optional(instant('约定归还', 'To be back by')),
    identityChecked: optional(yesNo('身份已核对', 'Identity checked')),
    proof: optional(attachment('证明', 'Proof')),
    consent: optional(phoneCall('业户同意电话', 'Consent call')),
    oldKeyReason: optional(text('旧钥匙仍借出的原因', 'Why the old key is lent')),
    entrants: optional(texts('入室人员', 'People who enter', 6, 50)),
    approvals: approvals('审批', 'Approvals', 'supervisor', 'manager'),
    reason: optional(text('不批准原因', 'Reason for the refusal')),
    issued: stamp('发放', 'Issued'),
    acknowledged: stamp('借用人确认', 'Confirmed by the borrower'),
    objection: optional(text('借用人异议', "The borrower's objection")),
    papers: optional(
      choice('补办手续', 'Papers afterwards', {
        owed: { zh: '待补办', en: 'Owed' },
        complete: { zh: '已补齐', en: 'Complete' },
      }),
    ),
    delayReason: optional(text('未还原因', 'Reason for the delay')),
    returned: stamp('收回', 'Returned'),
    returnedPieces: optional(whole('收回数量', 'Pieces returned', 0, 99)),
    returnedUnit: optional(roomText('收回房号', 'Unit returned')),
    returnedBy: optional(person('归还人', 'Returned by')),
    broughtBackBy: optional(text('外来归还人', 'Returned by an outsider', 50)),
    statement: optional(statementOnLeaving('离开时确认', 'Statement on leaving')),
    incident: optional(ref('丢失损坏报告', 'Incident', 'keyIncidents')),
  },
  states: {
    requested: waits(
      '已申请',
      'Requested',
      awaited(['approve'], {
        when: not(everyApprovalGiven(kind, borrower)),
        words: keyIsAskedFor,
      }),
      awaited(['issue'], { words: keyIsAskedFor }),
    ),
    approved: waits(
      '已批准',
      'Approved',
      awaited(['issue'], { words: { zh: '借用已批准，待发放', en: 'Approved: to be issued' } }),
    ),
    out: runs(
      '借出',
      'Out',
      awaited(['acknowledge', 'object'], {
        words: { zh: '请确认领用', en: 'Confirm that you have it' },
      }),
    ),
    returned: ends('已归还', 'Returned'),
    rejected: ends('未批准', 'Rejected'),
    cancelled: ends('已取消', 'Cancelled'),
  },
  steps: {
    request: opens('requested', {
      title: { zh: '申请借用', en: 'Ask for a key' },
      by: staff,
      asks: askForTheKey,
      mayAsk: [...papers, 'emergencyKind', 'emergencyWhat', 'dueBy'],
      sets: ofTheKey,
      provided: [
        standsInMatrix('keyLoans', kind, borrower),
        ...needed('keyLoans', kind, borrower, 'staffSigns', 'collectorNamed'),
        borrowerIsActive,
        dueIsAhead,
        emergencyTold,
        householdLivesHere,
        lockIsStillItsOwn,
      ],
      tells: [
        {
          roles: ['supervisor', 'manager'],
          words: {
            zh: '{borrowedBy}（{collector}）申请借用 {keyCode}（{unit}）：{purpose}',
            en: '{borrowedBy} ({collector}) asks for {keyCode} ({unit}): {purpose}',
          },
          when: not(everyApprovalGiven(kind, borrower)),
        },
      ],
      cites: ['R11.1.2.2', 'R4.4.2.4'],
    }),

    approve: from('requested').to(
      [{ state: 'approved', when: everyApprovalGiven(kind, borrower) }, { state: 'requested' }],
      {
        title: { zh: '批准', en: 'Approve' },
        by: holdsNotFor(['opened.by', 'borrowedBy'].map(the), 'supervisor', 'manager'),
        signs: {
          field: 'approvals',
          roles: ['supervisor', 'manager'],
          notFor: ['opened.by', 'borrowedBy', ...approvers],
        },
        provided: [notTheRequester, notTheBorrower, twoPeopleApprove],
        tells: [
          {
            people: ['opened.by', 'borrowedBy'],
            words: { zh: '借用 {keyCode}（{unit}）已批准', en: 'The loan of {keyCode} ({unit}) is approved' },
            when: equals(the('state'), 'approved'),
          },
        ],
        cites: ['R4.4.1.4', 'R4.3.1'],
      },
    ),

    // An approved one too: who approved may have left, and then it is asked for anew.
    reject: from('requested', 'approved').to('rejected', {
      title: { zh: '不批准', en: 'Reject' },
      by: holdsNotFor([the('opened.by')], 'supervisor', 'manager'),
      asks: ['reason'],
      provided: [notTheRequester],
      tells: [
        {
          people: ['opened.by', 'borrowedBy'],
          words: {
            zh: '借用 {keyCode} 未获批准：{reason}',
            en: 'The loan of {keyCode} is rejected: {reason}',
          },
        },
      ],
      cites: ['R4.4.1.4', 'R4.3.1'],
    }),

    cancel: from('requested', 'approved').to('cancelled', {
      title: { zh: '取消申请', en: 'Cancel the request' },
      by: any(equals(actor, the('opened.by')), equals(actor, the('borrowedBy'))),
      cites: ['R11.1.2.2'],
    }),

    issue: from('requested', 'approved').to('out', {
      title: { zh: '发放', en: 'Issue' },
      by: keeper,
      mayAsk: papers,
      stamps: ['issued'],
      sets: { pieces: the('key.present') },
      provided: [
        // Who borrows what, and that staff sign for a contractor, was settled by the request and can't have changed.
        ...approvedByAllThatThisKeyNeeds,
        approversAreStillHere,
        ...everythingTheReleaseMatrixAsks,
        borrowerIsActive,
        notToOneself,
        asItWasApproved,
      ],
      together: [lendTheKey],
      log: {
        kind: 'keyOut',
        words: {
          zh: '借出钥匙 {keyCode}（{unit}）{pieces} 把，借用人：{borrower}（{collector}），经手：{borrowedBy}，用途：{purpose}',
          en: 'Key {keyCode} ({unit}), pieces: {pieces}, lent ({borrower}: {collector}) through {borrowedBy} for: {purpose}',
        },
        phoneAt: 'consent.at',
      },
      tells: [
        {
          people: ['borrowedBy'],
          words: {
            zh: '您已借用 {keyCode}（{unit}），请当天归还',
            en: 'You have {keyCode} ({unit}); bring it back today',
          },
        },
      ],
      cites: ['R11.1.2.1', 'R11.1.2.2', 'R4.4.2.4', 'R4.4.1.5', 'R4.4.4.1.4'],
    }),

    releaseInEmergency: opens('out', {
      title: { zh: '紧急发放', en: 'Release in an emergency' },
      by: keeper,
      asks: [...askForTheKey, 'emergencyKind', 'agreedByPhone'],
      mayAsk: ['emergencyWhat', 'consent', 'entrants', 'oldKeyReason'],
      stamps: ['issued'],
      sets: { ...ofTheKey, pieces: the('key.present'), papers: 'owed' },
      provided: [
        rule(
          'emergencyOfAnotherDepartment',
          ['R4.4.1.4'],
          {
            zh: '先发放后补手续，只适用于其他部门紧急动用委托钥匙',
            en: "Release first, papers later: only another department's emergency use of a deposited key",
          },
          all(equals(the('emergency'), true), equals(kind, 'deposited'), equals(borrower, 'otherDepartment')),
        ),
        emergencyTold,
        borrowerIsActive,
        rule(
          'borrowerDoesNotSign',
          ['R4.4.1.4'],
          {
            zh: '手续须由主任和经理补签，他们自己不能作为经手人',
            en: 'Supervisor and manager sign afterwards: neither of them can be the borrower',
          },
          not(
            any(
              includes(the('borrowedBy.roles'), 'supervisor'),
              includes(the('borrowedBy.roles'), 'manager'),
            ),
          ),
        ),
        notToOneself,
      ],
      together: [lendTheKey],
      log: {
        kind: 'keyOutInEmergency',
        words: {
          zh: '紧急（{emergencyKind}{emergencyWhat}）动用钥匙 {keyCode}（{unit}）{pieces} 把，经手：{borrowedBy}，电话同意：{agreedByPhone}；手续待补',
          en: 'Emergency ({emergencyKind} {emergencyWhat}): key {keyCode} ({unit}), pieces: {pieces}, to {borrowedBy}; agreed by phone: {agreedByPhone}; papers owed',
        },
        phoneAt: 'consent.at',
      },
      tells: [
        {
          roles: ['supervisor', 'manager'],
          words: {
            zh: '紧急动用 {keyCode}（{unit}），请当天补签',
            en: 'Emergency use of {keyCode} ({unit}): please sign today',
          },
          mail: true,
        },
      ],
      cites: ['R4.4.1.4'],
    }),

    approveAfterwards: from('out', 'returned').stays({
      title: { zh: '补签批准', en: 'Approve afterwards' },
      by: holdsNotFor([the('borrowedBy')], 'supervisor', 'manager'),
      signs: {
        field: 'approvals',
        roles: ['supervisor', 'manager'],
        notFor: ['borrowedBy', ...approvers],
      },
      provided: [
        notTheBorrower,
        twoPeopleApprove,
        rule(
          'papersAreOwed',
          ['R4.4.1.4'],
          { zh: '没有待补的手续', en: 'No papers are owed' },
          equals(the('papers'), 'owed'),
        ),
      ],
      cites: ['R4.4.1.4'],
    }),

    completePapers: from('out', 'returned').stays({
      title: { zh: '补齐手续', en: 'Complete the papers' },
      by: keeper,
      asks: ['consent'],
      sets: { papers: 'complete' },
      provided: [
        rule(
          'papersWereOwed',
          ['R4.4.1.4'],
          { zh: '没有待补的手续', en: 'No papers are owed' },
          equals(was('papers'), 'owed'),
        ),
        ...approvedByAllThatThisKeyNeeds,
        rule(
          'callRecorded',
          ['R4.4.1.4'],
          {
            zh: '须记录与业户的通话，时间到分钟',
            en: 'The call with the household must be recorded, to the minute',
          },
          all(present(the('consent.at')), calledFor(the('opened.at'))),
        ),
      ],
      log: {
        kind: 'papersComplete',
        words: {
          zh: '紧急动用 {keyCode}（{unit}）的手续已补齐',
          en: 'Papers of the emergency use of {keyCode} ({unit}) complete',
        },
        phoneAt: 'consent.at',
      },
      cites: ['R4.4.1.4'],
    }),

    // The keeper's signature stands for a loan; who is named as its borrower is told and can say that it is not so.
    acknowledge: from('out').stays({
      title: { zh: '确认领用', en: 'Confirm that I have it' },
      by: equals(actor, the('borrowedBy')),
      stamps: ['acknowledged'],
      cites: ['R11.1.2.2'],
    }),

    object: from('out', 'returned').stays({
      title: { zh: '否认领用', en: 'I do not have it' },
      by: equals(actor, the('borrowedBy')),
      asks: ['objection'],
      log: {
        kind: 'loanObjected',
        words: {
          zh: '{borrowedBy} 否认借用钥匙 {keyCode}（{unit}）：{objection}',
          en: '{borrowedBy} has not borrowed key {keyCode} ({unit}): {objection}',
        },
      },
      tells: [
        {
          roles: ['supervisor'],
          people: ['issued.by'],
          words: {
            zh: '{borrowedBy} 否认借用 {keyCode}（{unit}），请核实：{objection}',
            en: '{borrowedBy} has not borrowed {keyCode} ({unit}), please look into it: {objection}',
          },
        },
      ],
      cites: ['R11.1.2.2', 'R4.4.1.4'],
    }),

    explainDelay: from('out').stays({
      title: { zh: '说明未还原因', en: 'Explain the delay' },
      by: any(keeper, equals(actor, the('borrowedBy'))),
      asks: ['delayReason'],
      log: {
        kind: 'keyLate',
        words: {
          zh: '钥匙 {keyCode}（{unit}）未还，原因：{delayReason}',
          en: 'Key {keyCode} ({unit}) is late: {delayReason}',
        },
      },
      tells: [
        {
          roles: ['supervisor'],
          words: {
            zh: '{keyCode}（{unit}）未还原因：{delayReason}',
            en: '{keyCode} ({unit}) is late: {delayReason}',
          },
        },
      ],
      cites: ['R4.4.2.5', 'R4.4.3.5', 'R11.1.2.4'],
    }),

    return: from('out').to('returned', {
      title: { zh: '收回', en: 'Take back' },
      by: keeper,
      asks: ['returnedPieces', 'returnedUnit'],
      mayAsk: ['returnedBy', 'broughtBackBy', 'statement', 'incident'],
      stamps: ['returned'],
      provided: [
        rule(
          'leftInOrder',
          ['R11.1.2.3'],
          {
            zh: '须确认已断电、门窗已关、已锁门',
            en: 'Power off, doors and windows shut, unit locked: all to be confirmed',
          },
          implies(
            ourPeopleWentIn,
            all(
              equals(the('statement.powerOff'), true),
              equals(the('statement.doorsAndWindowsShut'), true),
              equals(the('statement.locked'), true),
            ),
          ),
        ),
        returnerNamed,
        rule(
          'comesBackAsItWentOrIsReported',
          ['R4.4.1.6', 'R4.4.2.6', 'R4.4.3.6'],
          {
            zh: '数量、房号或归还人与借出不符，须同时填写丢失损坏报告',
            en: 'Pieces, unit or returner differ from what was lent: report it with the return',
          },
          any(comesBackAsItWent, all(present(was('issued.at')), isReportedSince(was('issued.at')))),
        ),
        rule(
          'takenBackByAnother',
          ['R4.4.1.6', 'R4.4.2.6', 'R4.4.3.6'],
          {
            zh: '不能自己收回自己借的钥匙，须由另一位保管人或客服主任收回',
            en: 'Nobody takes back what they borrowed: another keeper or the supervisor does',
          },
          all(differs(actor, was('borrowedBy')), differs(actor, the('returnedBy'))),
        ),
      ],
      together: [
        companion('keys', 'return', {
          at: was('key'),
          back: 'loan',
          input: { present: presentAgain },
          when: all(keyIsOnThisLoan, not(nothingCameBack)),
        }),
        companion('keys', 'lose', {
          at: was('key'),
          back: 'loan',
          input: { incident: the('incident') },
          when: all(keyIsOnThisLoan, nothingCameBack),
        }),
        companion('keyIncidents', 'report', {
          at: the('incident'),
          back: 'loan',
          as: 'report',
          input: { key: was('key') },
          when: all(present(the('incident')), not(exists('keyIncidents', the('incident')))),
        }),
      ],
      log: {
        kind: 'keyBack',
        words: {
          zh: '收回钥匙 {keyCode}（{unit}）{returnedPieces} 把，归还人：{returnedBy}{broughtBackBy}',
          en: 'Key {keyCode} ({unit}), pieces: {returnedPieces}, returned by {returnedBy}{broughtBackBy}',
        },
      },
      cites: ['R4.4.1.6', 'R4.4.2.5', 'R11.1.2.3'],
    }),
  },
  due: {
    return: {
      title: { zh: '钥匙未还', en: 'Key not returned' },
      before: { zh: '钥匙待还', en: 'Key to come back' },
      explained: 'delayReason',
      while: ['out'],
      at: earliest(the('dueBy'), endOfWorkingDay(the('issued.at'))),
      wants: 'return',
      concerns: ['borrowedBy', 'issued.by'],
      words: {
        zh: '钥匙 {keyCode}（{unit}）逾期未还，借用人：{borrowedBy}（{collector}）',
        en: 'Key {keyCode} ({unit}) is overdue; borrowed by {borrowedBy} ({collector})',
      },
      cites: ['R4.4.2.5', 'R4.4.3.5', 'R4.4.1.4'],
    },
    papers: {
      title: { zh: '紧急动用手续未补', en: 'Papers owed' },
      before: { zh: '紧急动用手续待补', en: 'Papers to be completed' },
      while: ['out', 'returned'],
      at: endOfDay(the('issued.at')),
      when: equals(the('papers'), 'owed'),
      wants: 'completePapers',
      concerns: ['issued.by'],
      roles: ['supervisor', 'manager'],
      words: {
        zh: '紧急动用 {keyCode}（{unit}）的手续未补齐',
        en: 'Papers of the emergency use of {keyCode} ({unit}) are owed',
      },
      cites: ['R4.4.1.4'],
    },
  },
  lists: {
    out: listed({ zh: '借出未还', en: 'Out' }, [['state', '==', 'out']], [['issued.at', 'asc']]),
    waiting: listed({ zh: '待批、待发', en: 'Waiting' }, [['state', 'in', ['requested', 'approved']]]),
    papersOwed: listed(
      { zh: '手续待补', en: 'Papers owed' },
      [['papers', '==', 'owed']],
      [['issued.at', 'asc']],
    ),
    all: listed({ zh: '全部', en: 'All' }),
  },
  columns: [
    'keyCode',
    'unit',
    'kind',
    'pieces',
    'borrower',
    'borrowedBy',
    'collector',
    'purpose',
    'issued',
    'returned',
    'returnedPieces',
  ],
  subject: '{keyCode} {unit}',
  detail: '{purpose}',
});
