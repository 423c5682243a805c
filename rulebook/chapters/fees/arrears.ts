import {
  all,
  any,
  atLeast,
  before,
  type Condition,
  differs,
  equals,
  holds,
  includes,
  not,
  present,
  type Rule,
  rule,
  theServer,
} from '../../notation/condition.ts';
import { type Due, days, earliest, endOfWorkingDay, firstOf, workdays } from '../../notation/due.ts';
import {
  attachment,
  choice,
  day,
  decimal,
  explained,
  group,
  hidden,
  longText,
  money,
  optional,
  personal,
  ref,
  stamp,
  text,
  whole,
  yesNo,
} from '../../notation/field.ts';
import { yuan } from '../../notation/money.ts';
import { listed, register } from '../../notation/register.ts';
import { awaited, ends, runs, waits } from '../../notation/state.ts';
import { from, opens, type StepTerms } from '../../notation/step.ts';
import { actor, closingOf, later, now, site, the, today, was } from '../../notation/value.ts';
import type { ClauseId } from '../../site/clauses/index.ts';
import type { Words } from '../../site/words.ts';
import { madeForThis, stewardOf } from '../common.ts';
import { ofTheFees, theManager } from './common.ts';
import {
  assistantDays,
  deadlineDays,
  dunningDays,
  graceDays,
  lateFeeCap,
  lateFeeRate,
  serveWithin,
  stewardDays,
} from './site-settings.ts';

const MOST = yuan(10_000_000);

/** The stages of the chase, in their order: none is skipped. */
export const stages = [
  'dunningNotice',
  'deadlineNotice',
  'stewardVisit',
  'assistantVisit',
  'managerDecision',
] as const;
export type Stage = (typeof stages)[number];

/** While somebody is chased; the last stage goes on after the decision, until it is paid. There is one such case of a household. */
export const chasing: readonly string[] = [...stages, 'decided'];

/** With those who owe the late fee alone. */
export const owing: readonly string[] = [...chasing, 'lateFeeOwed'];

/** By which stamp each stage is known to be served or visited, and when the next one begins. */
const servedBy = {
  dunningNotice: 'dunningServed',
  deadlineNotice: 'deadlineServed',
  stewardVisit: 'stewardVisited',
  assistantVisit: 'assistantVisited',
  managerDecision: 'decidedBy',
} as const;

/** How a notice was served, and to whom: a deadline counts from the day of it. */
const service = (zh: string, en: string) =>
  optional(
    group(zh, en, {
      how: choice('送达方式', 'How', {
        hand: { zh: '当面送交', en: 'By hand' },
        door: { zh: '张贴门口（拍照）', en: 'At the door, with a photo' },
        registered: { zh: '挂号邮寄', en: 'Registered mail' },
        message: { zh: '微信或短信', en: 'Message' },
      }),
      toWhom: personal(text('送达何人', 'To whom', 50)),
    }),
  );

const visit = (zh: string, en: string) =>
  optional(
    group(zh, en, {
      met: yesNo('见到业户', 'The household was met'),
      why: choice('欠费原因', 'Why it is unpaid', {
        forgot: { zh: '忘记', en: 'Forgotten' },
        away: { zh: '长期不在', en: 'Away' },
        hardship: { zh: '经济困难', en: 'Hardship' },
        service: { zh: '对服务不满', en: 'Not content with the service' },
        quality: { zh: '房屋质量问题', en: 'Quality of the unit' },
        bill: { zh: '对账单有异议', en: 'Disputes the bill' },
        refuses: { zh: '无正当理由拒缴', en: 'Refuses without a reason' },
        unknown: { zh: '未见到人，不明', en: 'Nobody was met' },
      }),
      explanation: optional(text('解释说明', 'What was explained')),
      dissatisfaction: optional(text('不满之处', 'What they are not content with')),
      view: optional(text('业户真实想法', "The household's own view")),
    }),
  );

/** Nobody climbs while it is paused, promised, or only about what is disputed. */
const notPaused: Condition = all(
  not(present(the('pausedUntil'))),
  not(present(the('promisedOn'))),
  atLeast(the('owed'), 1),
);

const evidenceOfThis = (field: string): Rule =>
  rule(
    'evidenceOfThis',
    ['R3.4.1.3.1'],
    { zh: '凭证须为本次送达所拍或所签', en: 'The picture or signature must be of this service' },
    any(not(present(the(field))), madeForThis(field, 'arrears')),
  );

/** R3.4.1.2 Nobody has signed for what hangs at a door: a picture shows that it does. */
const photographed = (notice: string): Rule =>
  rule(
    `${notice}Photographed`,
    ['R3.4.1.2', 'R3.4.1.3.1'],
    { zh: '张贴门口的，须附照片', en: 'What is put up at the door is photographed' },
    any(differs(the(`${notice}.how`), 'door'), present(the('evidence'))),
  );

/** R3.4.1.3.2 Of a household that was met: what was explained, what it is not content with, and its own view. */
const wroteDown = (of: string): Rule =>
  rule(
    `${of}WrittenDown`,
    ['R3.4.1.3.2', 'R3.4.1.3.3'],
    {
      zh: '见到业户的，须写明解释说明、不满之处和业户真实想法',
      en: 'Of a household that was met: what was explained, what it is not content with, its own view',
    },
    any(
      equals(the(`${of}.met`), false),
      all(
        present(the(`${of}.explanation`)),
        present(the(`${of}.dissatisfaction`)),
        present(the(`${of}.view`)),
      ),
    ),
  );

const onceOnly = (stamped: string): Rule =>
  rule(
    `${stamped}Once`,
    ['R3.4.1.3.1', 'R3.4.1.3.2'],
    { zh: '本阶段已经办理', en: 'This stage has been served already' },
    not(present(was(stamped))),
  );

const steward = any(stewardOf(was('building')), holds('assistant', 'supervisor'));

const stage = (words: readonly [zh: string, en: string], step: string, stamped: string) =>
  waits(words[0], words[1], awaited([step], { when: all(not(present(the(stamped))), notPaused) }));

/** The next stage, taken by the server once the interval is over. */
const climbs = (of: Stage, to: Stage, cites: readonly ClauseId[], title: Words) =>
  from(of).to(to, {
    title,
    by: theServer,
    provided: [
      rule(
        'servedFirst',
        cites,
        { zh: '上一阶段尚未送达或上门', en: 'The stage before has not been served or visited' },
        present(was(servedBy[of])),
      ),
    ],
    clears: ['resumed'],
    stamps: ['entered'],
    cites,
  });

/** Whatever date is typed, nobody holds the chase for longer than this by a notice or a promise, and a pause ends some day. */
const NOTICE_DAYS_MOST = 31;
const PAUSE_DAYS_MOST = 185;

const withinTheNotice = (of: string): Rule =>
  rule(
    `${of}Within`,
    ['R3.4.1.3.1', 'R3.4.1.3.2'],
    {
      zh: `日期最晚为 ${NOTICE_DAYS_MOST} 天后；更久须由管理处主任暂缓`,
      en: `At most ${NOTICE_DAYS_MOST} days ahead; for longer the manager pauses it`,
    },
    before(closingOf(the(of)), later(now, (NOTICE_DAYS_MOST + 1) * 24)),
  );

/** The deadline that was set is over; after a pause, its interval. */
const unpaidPastDeadline = firstOf(
  workdays(site(deadlineDays)).after(the('resumed.at')),
  earliest(the('payBy'), days(NOTICE_DAYS_MOST).after(the('deadlineServed.at'))),
);

const climbDue = (
  of: Stage,
  takes: string,
  days: Parameters<typeof site>[0],
  cites: readonly ClauseId[],
  words: Words,
): Due => ({
  title: words,
  while: [of],
  at: endOfWorkingDay(workdays(site(days)).after(firstOf(the('resumed.at'), the(`${servedBy[of]}.at`)))),
  when: all(present(the(servedBy[of])), notPaused),
  concerns: [],
  takes,
  words,
  cites,
});

/** Somebody's turn: the stage is to be served or visited within so many working days. */
const serveDue = (
  of: Stage,
  wants: string,
  cites: readonly ClauseId[],
  { title, before }: { readonly title: Words; readonly before: Words },
): Due => ({
  title,
  before,
  while: [of],
  at: endOfWorkingDay(workdays(site(serveWithin)).after(firstOf(the('resumed.at'), the('entered.at')))),
  when: all(not(present(the(servedBy[of]))), notPaused),
  concerns: ['chaser'],
  roles: of === 'managerDecision' ? ['manager'] : of === 'assistantVisit' ? ['assistant'] : [],
  words: { zh: `{room} 欠 {owed}：${title.zh}`, en: `{room} owes {owed}: ${title.en}` },
  wants,
  cites,
});

const inAnyStage = (terms: StepTerms) => from(...chasing).stays(terms);

/** 《费用催收通知单》: one open case of a household, over all that it owes, and every stage of the chase. */
export const arrears = register('arrears', {
  form: { zh: '费用催收通知单', en: 'Arrears' },
  rank: 15,
  cites: ['R3.3.8', 'R3.4.1.2', 'R3.4.1.3.1', 'R3.4.1.3.2', 'R3.4.1.3.3', 'R3.4.1.3.4'],
  fields: {
    household: ref('业户', 'Household', 'households'),
    building: text('楼栋', 'Building', 20),
    room: text('房号', 'Room', 60),
    chaser: optional(ref('片区管理员', 'Steward', 'members')),
    since: day('最早欠费到期日', 'Owed since'),
    owed: money('欠费', 'Owed', { most: MOST }),
    disputed: money('有异议（不计入）', 'Disputed, not counted', { most: MOST }),
    lateFeeRate: decimal('滞纳金（每日万分之）', 'Late fee (per day, of 10,000)', 0, 100),
    graceDays: whole('宽限（天）', 'Grace (days)', 0, 90),
    lateFeeCap: whole('上限（本金的%）', 'At most (% of the principal)', 0, 100),
    lateFee: money('滞纳金', 'Late fee', { most: MOST }),
    entered: stamp('进入本阶段', 'Stage entered'),
    dunningServed: stamp('催费通知送达', 'Dunning notice served'),
    dunning: service('催费通知', 'Dunning notice'),
    deadlineServed: stamp('限期通知送达', 'Deadline notice served'),
    deadline: service('限期通知', 'Deadline notice'),
    payBy: optional(day('限期缴清', 'To be paid by')),
    servedOn: optional(day('限期通知送达日', 'Deadline notice served on')),
    evidence: optional(attachment('送达凭证', 'Evidence of the service')),
    stewardVisited: stamp('管理员上门', 'Visited by the steward'),
    stewardVisit: visit('管理员上门记录', "The steward's visit"),
    assistantVisited: stamp('助理拜访', 'Visited by the assistant'),
    assistantVisit: visit('助理拜访记录', "The assistant's visit"),
    consequencesExplained: optional(yesNo('已讲明后果', 'The consequences were spelled out')),
    decidedBy: stamp('主任决定', 'Decided'),
    decidedWith: optional(ref('会同', 'Together with', 'members')),
    measure: optional(
      explained(
        choice('处理措施', 'Measure', {
          lawyer: { zh: '律师函', en: "Lawyer's letter" },
          court: { zh: '起诉或仲裁', en: 'Court or arbitration' },
          instalments: { zh: '分期缴纳', en: 'Instalments' },
          goOn: { zh: '继续催缴', en: 'Go on chasing' },
        }),
        '停水停电不是催缴手段（民法典第944条）',
        'Cutting water or power is no means to press for fees (Civil Code, article 944)',
      ),
    ),
    decision: optional(longText('处理决定', 'What was decided')),
    promised: stamp('承诺', 'Promised'),
    promisedOn: optional(day('承诺缴费日', 'Promises to pay by')),
    promisedAmount: optional(money('承诺金额', 'Amount promised', { least: 1, most: MOST })),
    promisedFrom: optional(money('承诺时欠费', 'Owed when it was promised', { most: MOST })),
    promiseBroken: stamp('未履行承诺', 'Promise broken'),
    promiseKept: stamp('已履行承诺', 'Promise kept'),
    pausedUntil: optional(day('暂缓至', 'Paused until')),
    pausedFor: optional(text('暂缓原因', 'Why it is paused')),
    paused: stamp('暂缓', 'Paused'),
    resumed: stamp('恢复催缴', 'Resumed'),
    waived: stamp('免除滞纳金', 'Late fee waived'),
    waiver: optional(text('免除原因', 'Why it is waived')),
    cleared: stamp('结清', 'Cleared'),
    stoodAt: optional(hidden(text('结清前阶段', 'Stage before it was cleared', 40))),
    paidAt: optional(hidden(text('缴清本金时阶段', 'Stage when the principal was paid', 40))),
  },
  readers: [ofTheFees],
  states: {
    dunningNotice: stage(['催费通知', 'Dunning notice'], 'serveDunning', 'dunningServed'),
    deadlineNotice: stage(['限期通知', 'Deadline notice'], 'serveDeadline', 'deadlineServed'),
    stewardVisit: stage(['管理员上门', "Steward's visit"], 'visitAsSteward', 'stewardVisited'),
    assistantVisit: stage(['助理拜访', "Assistant's visit"], 'visitAsAssistant', 'assistantVisited'),
    managerDecision: waits('主任决定', "Manager's decision", 'decide'),
    decided: runs('已决定，待执行', 'Decided'),
    lateFeeOwed: waits(
      '仅欠滞纳金',
      'Only the late fee',
      awaited(['waiveLateFee'], {
        when: not(present(the('waived'))),
        words: { zh: '滞纳金待收或免除', en: 'Late fee to be paid or waived' },
      }),
    ),
    cleared: ends('已结清', 'Cleared'),
  },
  steps: {
    // chaseArrears opens it, once for a household at a time.
    open: opens('dunningNotice', {
      title: { zh: '开始催缴', en: 'Chase begins' },
      by: theServer,
      stamps: ['entered'],
      asks: ['household', 'building', 'room', 'since', 'owed', 'disputed'],
      mayAsk: ['chaser'],
      sets: {
        lateFeeRate: site(lateFeeRate),
        graceDays: site(graceDays),
        lateFeeCap: site(lateFeeCap),
        lateFee: 0,
      },
      tells: [
        {
          people: ['chaser'],
          words: {
            zh: '{room} 欠费 {owed}，请送达《费用催收通知单》',
            en: '{room} owes {owed}: serve the dunning notice',
          },
        },
      ],
      cites: ['R3.3.8', 'R3.4.1.2'],
    }),
    serveDunning: from('dunningNotice').stays({
      title: { zh: '送达催费通知', en: 'Dunning notice served' },
      by: steward,
      asks: ['dunning'],
      mayAsk: ['evidence'],
      stamps: ['dunningServed'],
      provided: [onceOnly('dunningServed'), evidenceOfThis('evidence'), photographed('dunning')],
      cites: ['R3.4.1.2'],
    }),
    serveDeadline: from('deadlineNotice').stays({
      title: { zh: '送达限期通知', en: 'Deadline notice served' },
      by: steward,
      asks: ['deadline', 'payBy'],
      mayAsk: ['evidence'],
      stamps: ['deadlineServed'],
      // The late fee runs from the day on which it was served.
      sets: { servedOn: today },
      provided: [
        onceOnly('deadlineServed'),
        evidenceOfThis('evidence'),
        photographed('deadline'),
        rule(
          'deadlineAhead',
          ['R3.4.1.3.1'],
          { zh: '限期须在今天之后', en: 'The deadline lies ahead' },
          before(today, the('payBy')),
        ),
        withinTheNotice('payBy'),
      ],
      cites: ['R3.4.1.3.1'],
    }),
    visitAsSteward: from('stewardVisit').stays({
      title: { zh: '登记上门', en: "Steward's visit" },
      by: steward,
      asks: ['stewardVisit'],
      stamps: ['stewardVisited'],
      provided: [onceOnly('stewardVisited'), wroteDown('stewardVisit')],
      cites: ['R3.4.1.3.2'],
    }),
    visitAsAssistant: from('assistantVisit').stays({
      title: { zh: '登记拜访', en: "Assistant's visit" },
      by: rule(
        'assistantInPerson',
        ['R3.4.1.3.3'],
        { zh: '须由客服助理亲自拜访', en: 'The assistant visits in person' },
        holds('assistant'),
      ),
      asks: ['assistantVisit', 'consequencesExplained'],
      stamps: ['assistantVisited'],
      provided: [
        onceOnly('assistantVisited'),
        wroteDown('assistantVisit'),
        rule(
          'consequencesExplained',
          ['R3.4.1.3.3'],
          {
            zh: '无正当理由拒缴的，须讲明后果',
            en: 'Who refuses without a reason is told of the consequences',
          },
          any(differs(the('assistantVisit.why'), 'refuses'), equals(the('consequencesExplained'), true)),
        ),
      ],
      cites: ['R3.4.1.3.3'],
    }),
    decide: from('managerDecision').to('decided', {
      title: { zh: '会同决定', en: 'Decide' },
      gate: 'server',
      by: rule(
        'theManagerDecides',
        ['R3.4.1.3.4'],
        { zh: '本阶段只能由管理处主任办结', en: 'Only the manager closes this stage' },
        theManager,
      ),
      asks: ['measure', 'decision', 'decidedWith'],
      stamps: ['decidedBy'],
      provided: [
        rule(
          'togetherWithTheCentre',
          ['R3.4.1.3.4'],
          {
            zh: '须与服务中心在职人员会同决定',
            en: 'It is decided together with somebody of the service centre',
          },
          all(
            equals(the('decidedWith.state'), 'active'),
            differs(the('decidedWith'), actor),
            any(
              includes(the('decidedWith.roles'), 'supervisor'),
              includes(the('decidedWith.roles'), 'assistant'),
              includes(the('decidedWith.roles'), 'steward'),
            ),
          ),
        ),
      ],
      tells: [
        {
          people: ['chaser'],
          words: {
            zh: '{room} 欠费的处理决定：{measure}，{decision}',
            en: '{room}, decided: {measure}, {decision}',
          },
        },
      ],
      cites: ['R3.4.1.3.4'],
    }),
    toDeadlineNotice: climbs('dunningNotice', 'deadlineNotice', ['R3.4.1.3.1'], {
      zh: '转限期通知',
      en: 'Deadline notice is next',
    }),
    toStewardVisit: climbs('deadlineNotice', 'stewardVisit', ['R3.4.1.3.2'], {
      zh: '转管理员上门',
      en: "The steward's visit is next",
    }),
    toAssistantVisit: climbs('stewardVisit', 'assistantVisit', ['R3.4.1.3.3'], {
      zh: '转助理拜访',
      en: "The assistant's visit is next",
    }),
    toManagerDecision: climbs('assistantVisit', 'managerDecision', ['R3.4.1.3.4'], {
      zh: '转主任决定',
      en: 'The manager decides next',
    }),
    promise: inAnyStage({
      title: { zh: '登记承诺', en: 'Enter a promise' },
      by: any(steward, holds('cashier', 'manager')),
      asks: ['promisedOn', 'promisedAmount'],
      stamps: ['promised'],
      sets: { promisedFrom: was('owed') },
      clears: ['promiseBroken', 'promiseKept'],
      provided: [
        rule(
          'promiseAhead',
          ['R3.4.1.3.2'],
          { zh: '承诺日期须在今天之后', en: 'A promise is of a day to come' },
          before(today, the('promisedOn')),
        ),
        withinTheNotice('promisedOn'),
        rule(
          'onePromiseAtATime',
          ['R3.4.1.3.2'],
          { zh: '已有承诺在履行中', en: 'There is a promise already' },
          not(present(was('promisedOn'))),
        ),
        rule(
          'anotherPromiseForTheManager',
          ['R3.4.1.3.2', 'R3.4.1.3.4'],
          {
            zh: '已有过承诺的（无论是否履行），再次承诺须由管理处主任登记',
            en: 'After one promise, broken or kept, another one is for the manager',
          },
          any(all(not(present(was('promiseBroken'))), not(present(was('promiseKept')))), theManager),
        ),
      ],
      cites: ['R3.4.1.3.2', 'R3.4.1.3.3'],
    }),
    breakPromise: inAnyStage({
      title: { zh: '承诺未履行', en: 'Promise broken' },
      by: theServer,
      clears: ['promisedOn', 'promisedAmount', 'promisedFrom'],
      stamps: ['promiseBroken'],
      tells: [
        {
          people: ['chaser', 'promised.by'],
          words: {
            zh: '{room} 未按承诺缴费，恢复催缴',
            en: '{room} did not pay as promised: the chase goes on',
          },
        },
      ],
      cites: ['R3.4.1.3.2'],
    }),
    keepPromise: inAnyStage({
      title: { zh: '承诺已履行', en: 'Promise kept' },
      by: theServer,
      clears: ['promisedOn', 'promisedAmount', 'promisedFrom'],
      stamps: ['promiseKept', 'resumed'],
      tells: [
        {
          people: ['chaser', 'promised.by'],
          words: { zh: '{room} 已按承诺缴费', en: '{room} has paid as promised' },
        },
      ],
      cites: ['R3.4.1.3.2'],
    }),
    pause: inAnyStage({
      title: { zh: '暂缓催缴', en: 'Pause' },
      gate: 'server',
      by: theManager,
      asks: ['pausedUntil', 'pausedFor'],
      stamps: ['paused'],
      provided: [
        rule(
          'pausedAhead',
          ['R3.4.1.3.4'],
          {
            zh: '暂缓日期须在今天之后',
            en: 'It is paused until a day to come',
          },
          before(today, the('pausedUntil')),
        ),
      ],
      tells: [
        {
          people: ['chaser'],
          words: {
            zh: '{room} 暂缓催缴至 {pausedUntil}：{pausedFor}',
            en: '{room} is not chased until {pausedUntil}: {pausedFor}',
          },
        },
      ],
      cites: ['R3.4.1.3.4'],
    }),
    resume: inAnyStage({
      title: { zh: '恢复催缴', en: 'Resume' },
      gate: 'server',
      by: theManager,
      clears: ['pausedUntil', 'pausedFor'],
      stamps: ['resumed'],
      provided: [
        rule(
          'isPaused',
          ['R3.4.1.3.4'],
          { zh: '并未暂缓', en: 'It is not paused' },
          present(was('pausedUntil')),
        ),
      ],
      cites: ['R3.4.1.3.4'],
    }),
    resumeByItself: inAnyStage({
      title: { zh: '暂缓到期', en: 'The pause is over' },
      by: theServer,
      clears: ['pausedUntil', 'pausedFor'],
      stamps: ['resumed'],
      tells: [
        {
          people: ['chaser'],
          words: { zh: '{room} 暂缓到期，恢复催缴', en: '{room}: the pause is over, the chase goes on' },
        },
      ],
      cites: ['R3.4.1.3.4'],
    }),
    // What is owed follows from bills and payments, see reckoning/account.ts.
    note: from(...owing).stays({
      title: { zh: '欠费核算', en: 'What is owed' },
      by: theServer,
      asks: ['owed', 'disputed', 'lateFee', 'since'],
      cites: ['R3.4.1.3.1'],
    }),
    toLateFee: from(...chasing).to('lateFeeOwed', {
      title: { zh: '本金已缴清', en: 'The principal is paid' },
      by: theServer,
      asks: ['owed', 'disputed', 'lateFee'],
      clears: ['promisedOn', 'promisedAmount', 'promisedFrom', 'pausedUntil', 'pausedFor'],
      sets: { paidAt: was('state') },
      tells: [
        {
          people: ['chaser'],
          roles: ['cashier'],
          words: {
            zh: '{room} 本金已缴清，尚有滞纳金 {lateFee}',
            en: '{room} has paid but the late fee of {lateFee}',
          },
        },
      ],
      cites: ['R3.4.1.3.1'],
    }),
    clear: from(...owing).to('cleared', {
      title: { zh: '结清', en: 'Cleared' },
      by: theServer,
      asks: ['owed', 'disputed', 'lateFee'],
      clears: ['promisedOn', 'promisedAmount', 'promisedFrom', 'pausedUntil', 'pausedFor'],
      stamps: ['cleared'],
      sets: { stoodAt: was('state') },
      tells: [
        {
          people: ['chaser'],
          words: { zh: '{room} 已缴清，催缴结束', en: '{room} has paid: the chase is over' },
        },
      ],
      cites: ['R3.3.8', 'R3.4.1.2'],
    }),
    // A payment by which it was over counts no more: nobody begins at the first stage again, and no late fee is lost.
    reopen: from('cleared').to(
      [
        ...stages.map((stage) => ({
          state: stage,
          when: any(
            equals(the('stoodAt'), stage),
            all(equals(the('stoodAt'), 'lateFeeOwed'), equals(the('paidAt'), stage)),
          ),
        })),
        { state: 'decided' },
      ],
      {
        title: { zh: '恢复催缴', en: 'The chase goes on' },
        by: theServer,
        asks: ['since', 'owed', 'disputed', 'lateFee'],
        clears: ['cleared'],
        stamps: ['resumed'],
        tells: [
          {
            people: ['chaser'],
            roles: ['manager'],
            words: {
              zh: '{room} 的收款已作废或转出，欠 {owed}，催缴从原阶段恢复',
              en: '{room}: its payment counts no more, {owed} is owed, and the chase goes on where it stood',
            },
          },
        ],
        cites: ['R3.3.8', 'R3.4.1.2', 'R3.4.1.3.1'],
      },
    ),
    waiveLateFee: from(...owing).stays({
      title: { zh: '免除滞纳金', en: 'Waive the late fee' },
      gate: 'server',
      by: theManager,
      asks: ['waiver'],
      stamps: ['waived'],
      provided: [
        rule(
          'somethingToWaive',
          ['R3.4.1.3.1'],
          { zh: '尚无滞纳金可免', en: 'There is no late fee to waive' },
          atLeast(was('lateFee'), 1),
        ),
        rule(
          'notYetWaived',
          ['R3.4.1.3.1'],
          { zh: '滞纳金已经免除', en: 'It has been waived already' },
          not(present(was('waived'))),
        ),
      ],
      cites: ['R3.4.1.3.1', 'R3.4.1.3.4'],
    }),
  },
  due: {
    serveDunning: serveDue('dunningNotice', 'serveDunning', ['R3.4.1.2'], {
      title: { zh: '催费通知未送达', en: 'Dunning notice not served' },
      before: { zh: '催费通知待送达', en: 'Dunning notice to be served' },
    }),
    serveDeadline: serveDue('deadlineNotice', 'serveDeadline', ['R3.4.1.3.1'], {
      title: { zh: '限期通知未送达', en: 'Deadline notice not served' },
      before: { zh: '限期通知待送达', en: 'Deadline notice to be served' },
    }),
    visitAsSteward: serveDue('stewardVisit', 'visitAsSteward', ['R3.4.1.3.2'], {
      title: { zh: '欠费户未上门', en: 'Not visited by the steward' },
      before: { zh: '欠费户待上门', en: 'To be visited by the steward' },
    }),
    visitAsAssistant: serveDue('assistantVisit', 'visitAsAssistant', ['R3.4.1.3.3'], {
      title: { zh: '欠费户未拜访', en: 'Not visited by the assistant' },
      before: { zh: '欠费户待拜访', en: 'To be visited by the assistant' },
    }),
    decide: serveDue('managerDecision', 'decide', ['R3.4.1.3.4'], {
      title: { zh: '欠费户未决定', en: 'Not decided by the manager' },
      before: { zh: '欠费户待决定', en: 'To be decided by the manager' },
    }),
    toDeadlineNotice: climbDue('dunningNotice', 'toDeadlineNotice', dunningDays, ['R3.4.1.3.1'], {
      zh: '转限期通知',
      en: 'Deadline notice is next',
    }),
    toStewardVisit: {
      ...climbDue('deadlineNotice', 'toStewardVisit', deadlineDays, ['R3.4.1.3.2'], {
        zh: '转管理员上门',
        en: "The steward's visit is next",
      }),
      at: unpaidPastDeadline,
    },
    toAssistantVisit: climbDue('stewardVisit', 'toAssistantVisit', stewardDays, ['R3.4.1.3.3'], {
      zh: '转助理拜访',
      en: "The assistant's visit is next",
    }),
    toManagerDecision: climbDue('assistantVisit', 'toManagerDecision', assistantDays, ['R3.4.1.3.4'], {
      zh: '转主任决定',
      en: 'The manager decides next',
    }),
    promise: {
      title: { zh: '承诺到期', en: 'Promise due' },
      while: chasing,
      // What was paid on the day may be booked with the statement of the next.
      at: earliest(
        endOfWorkingDay(workdays(1).after(the('promisedOn'))),
        days(NOTICE_DAYS_MOST).after(the('promised.at')),
      ),
      when: present(the('promisedOn')),
      concerns: [],
      takes: 'breakPromise',
      words: { zh: '{room} 承诺到期', en: '{room}: the promise is due' },
      cites: ['R3.4.1.3.2'],
    },
    pause: {
      title: { zh: '暂缓到期', en: 'Pause over' },
      while: chasing,
      at: earliest(the('pausedUntil'), days(PAUSE_DAYS_MOST).after(the('paused.at'))),
      when: present(the('pausedUntil')),
      concerns: [],
      takes: 'resumeByItself',
      words: { zh: '{room} 暂缓到期', en: '{room}: the pause is over' },
      cites: ['R3.4.1.3.4'],
    },
  },
  lists: {
    open: listed({ zh: '催缴中', en: 'Being chased' }, [['state', 'in', owing]], [['room', 'asc']]),
    cleared: listed({ zh: '已结清', en: 'Cleared' }, [['state', '==', 'cleared']]),
    all: listed({ zh: '全部', en: 'All' }),
  },
  columns: [
    'room',
    'since',
    'owed',
    'lateFee',
    'dunningServed',
    'deadlineServed',
    'stewardVisited',
    'assistantVisited',
    'decidedBy',
  ],
  subject: '{room}',
  detail: '{owed}',
  foundBy: ['room'],
});
