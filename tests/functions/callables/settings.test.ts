import { describe, expect, it } from 'vitest';
import * as callables from '../../../functions/src/callables/index.ts';
import type { Document } from '../../../functions/src/records/documents.ts';
import { type CallDesk, openCallDesk, refusal } from '../../support/call-desk.ts';
import { at } from '../../support/clock.ts';
import { days, notDays } from '../../support/dates.ts';
import { clean, INNER_BREAK, nasty } from '../../support/plain-texts.ts';
import { people } from '../../support/site-people.ts';

// The settings of a site, through the callable that changes them. Who reads them: tests/rules/site/settings.test.ts.

const take = (desk: CallDesk, by: string, step: string, id: string, input: object): Promise<Document> =>
  desk.call(callables.takeStep, by, { register: 'settings', step, id, input });
const change = (desk: CallDesk, by: string, input: object) => take(desk, by, 'change', 'site', input);
const stands = async ({ site }: CallDesk): Promise<Document> =>
  (await site.record('settings', 'site')) as Document;

/** Why a change is refused: at which fields, and in which words. */
async function whyNot(desk: CallDesk, input: object, by = 'admin'): Promise<string> {
  const { problems } = await refusal(change(desk, by, input));
  return problems.map(({ field, words }) => (field ? `${field}: ${words.zh}` : words.zh)).join('; ');
}

/** Each change is refused for its reason, and nothing has been written. */
async function expectRefusals(
  desk: CallDesk,
  wrong: Readonly<Record<string, readonly [input: object, why: string]>>,
): Promise<void> {
  const before = await stands(desk);
  const said = Object.entries(wrong).map(async ([what, [input]]) => [what, await whyNot(desk, input)]);
  const expected = Object.entries(wrong).map(([what, [, why]]) => [what, why]);
  expect(Object.fromEntries(await Promise.all(said))).toEqual(Object.fromEntries(expected));
  expect(await stands(desk)).toEqual(before);
}

const FOR_WHOM = '须由系统管理员、管理处经理办理';

describe('who changes the settings', () => {
  it('[R4.4.2.5] [R5.1.1] administrator and manager, and nobody else', async () => {
    const desk = await openCallDesk();
    const others = Object.keys(people).filter((role) => role !== 'admin' && role !== 'manager');
    expect(others).toHaveLength(11);
    const said = others.map((role) => whyNot(desk, { closing: '17:30' }, role));
    expect([...new Set(await Promise.all(said))]).toEqual([FOR_WHOM]);
    expect(await whyNot(desk, { closing: '17:30' }, 'stranger')).toBe('须由在岗员工办理');
    for (const [by, closing] of [
      ['admin', '17:30'],
      ['manager', '17:40'],
    ] as const) {
      await change(desk, by, { closing });
      expect(await stands(desk)).toMatchObject({ closing, last: { step: 'change', by } });
    }
  });

  it('[R4.4.1.10] who stands in for the manager, for that time alone', async () => {
    const desk = await openCallDesk();
    const term = { from: at('2026-09-29 10:00'), until: at('2026-09-30 18:00') };
    const leave = { absent: 'manager', deputy: 'foreman', ...term };
    await desk.site.take('manager', 'delegations', 'delegate', 'leave', leave);
    for (const time of ['2026-09-29 09:59', '2026-09-30 18:00']) {
      desk.site.clock.set(time);
      expect(await whyNot(desk, { closing: '17:30' }, 'foreman')).toBe(FOR_WHOM);
    }
    desk.site.clock.set('2026-09-29 10:00');
    await change(desk, 'foreman', { closing: '17:30' });
  });

  it('[R6.1.3] nobody who has been dismissed', async () => {
    const desk = await openCallDesk();
    await change(desk, 'manager', { closing: '17:30' });
    await desk.call(callables.dismissMember, 'gm', { uid: 'manager' });
    expect(await whyNot(desk, { closing: '17:40' }, 'manager')).toBe('须由在岗员工办理');
  });
});

/** So many days from the first of January on. */
const daysOf2026 = (count: number): string[] =>
  Array.from({ length: count }, (_, place) =>
    new Date(Date.UTC(2026, 0, 1 + place)).toISOString().slice(0, 10),
  );

describe('what may be set', () => {
  it('[R4.4.2.5] [R11.1.1.2] [R2.4.8] times, days and numbers that a day can have', async () => {
    const desk = await openCallDesk();
    const everything = {
      ...{ name: '湖', nameEnglish: 'Lake', contacts: '监控室 8001' },
      ...{ workdayStart: '09:00', closing: '17:30', midShiftEnd: '23:00', countBy: '11:00' },
      ...{ workdays: [1, 2, 3, 4, 5, 6], escalationMinutes: [1, 60, 60, 2_880] },
      ...{ holidays: ['2026-10-01', '2026-10-02'], makeUpWorkdays: ['2026-09-20', '2026-10-10'] },
      ...{ idCopyRetentionDays: 30, disclosureHoursMax: 12 },
    };
    const [hours, kept] = [
      'disclosureHoursMax: “电话透露最长时限（小时）”应在 1 到 168 之间',
      'idCopyRetentionDays: “证件复印件保存天数”应在 1 到 3650 之间',
    ];
    await expectRefusals(desk, {
      'a time that is none': [{ ...everything, closing: '24:00' }, 'closing: “下班时间”格式不对'],
      'a time in words': [{ ...everything, closing: '下午六点' }, 'closing: “下班时间”格式不对'],
      'a time without a zero': [{ ...everything, workdayStart: '9:00' }, 'workdayStart: “上班时间”格式不对'],
      'a half hour as a number': [{ ...everything, countBy: 1030 }, 'countBy: “清点时限”格式不对'],
      'no end of the middle shift': [{ ...everything, midShiftEnd: null }, 'midShiftEnd: 请填写“中班结束”'],
      'an eighth day': [{ ...everything, workdays: [8] }, 'workdays: “工作日（1为周一）”应在 1 到 7 之间'],
      'a day in words': [{ ...everything, workdays: ['Monday'] }, 'workdays: “工作日（1为周一）”应为整数'],
      'a week of eight days': [
        { ...everything, workdays: [1, 2, 3, 4, 5, 6, 7, 7] },
        'workdays: “工作日（1为周一）”最多 7 项',
      ],
      'a holiday as a number': [{ ...everything, holidays: [20261001] }, 'holidays: “节假日”格式不对'],
      'a holiday as a map': [{ ...everything, holidays: [{ x: 1 }] }, 'holidays: “节假日”格式不对'],
      'make-up workdays that are no list': [
        { ...everything, makeUpWorkdays: '2026-09-20' },
        'makeUpWorkdays: “调休上班日”格式不对',
      ],
      'escalation at once': [
        { ...everything, escalationMinutes: [60, 0] },
        'escalationMinutes: “逐级上报间隔（分钟）”应在 1 到 2880 之间',
      ],
      'escalation after more than two days': [
        { ...everything, escalationMinutes: [2_881] },
        'escalationMinutes: “逐级上报间隔（分钟）”应在 1 到 2880 之间',
      ],
      'five rungs': [
        { ...everything, escalationMinutes: [1, 2, 3, 4, 5] },
        'escalationMinutes: “逐级上报间隔（分钟）”最多 4 项',
      ],
      'copies kept for ever': [{ ...everything, idCopyRetentionDays: 99_999 }, kept],
      'copies not kept': [{ ...everything, idCopyRetentionDays: 0 }, kept],
      'grants of a month': [{ ...everything, disclosureHoursMax: 720 }, hours],
      'grants of no time': [{ ...everything, disclosureHoursMax: 0 }, hours],
      'no closing': [{ ...everything, closing: null }, 'closing: 请填写“下班时间”'],
      'a switch of its own': [
        { ...everything, skipApprovals: true },
        'skipApprovals: 此步不能填写“skipApprovals”',
      ],
      'another state': [{ ...everything, state: 'open' }, 'state: 此步不能填写“state”'],
    });
    await change(desk, 'admin', everything);
    expect(await stands(desk)).toMatchObject({ ...everything, rev: 2, state: 'current' });
  });

  it.each<readonly [string, Document, string, Document]>([
    [
      '[R5.1.1] a day that closes before it opens',
      { closing: '08:00', countBy: '07:00' },
      'workdayStart: 下班须晚于上班',
      { closing: '18:30' },
    ],
    [
      '[R5.1.1] a day that closes as it opens',
      { closing: '08:30', countBy: '08:30' },
      'workdayStart: 下班须晚于上班',
      { closing: '08:31', countBy: '08:30' },
    ],
    [
      '[R11.1.1.2] a middle shift that ends before the day begins',
      { midShiftEnd: '07:30' },
      'workdayStart: 中班结束须晚于上班',
      { midShiftEnd: '23:30' },
    ],
    [
      '[R11.1.1.2] a middle shift that ends as the day begins',
      { midShiftEnd: '08:30' },
      'workdayStart: 中班结束须晚于上班',
      { midShiftEnd: '08:31' },
    ],
    [
      '[R4.4.1.7] a count after closing',
      { countBy: '18:01' },
      'closing: 清点时限不能晚于下班',
      { countBy: '18:00' },
    ],
    [
      '[R5.1.1] a week without a working day',
      { workdays: [] },
      'workdays: 至少须有一个工作日',
      { workdays: [7] },
    ],
    [
      '[R4.4.2.5] nobody who is told of what is overdue',
      { escalationMinutes: [] },
      'escalationMinutes: 至少须有一级上报',
      { escalationMinutes: [60] },
    ],
    [
      '[R5.1.1] a working day named twice',
      { workdays: [1, 1] },
      'workdays: “工作日（1为周一）”里有两项相同',
      { workdays: [1, 2] },
    ],
    [
      '[R5.1.1] a holiday named twice',
      { holidays: ['2026-10-01', '2026-10-02', '2026-10-01'] },
      'holidays: “节假日”里有两项相同',
      { holidays: ['2026-10-01', '2026-10-02'] },
    ],
    [
      '[R5.1.1] a hundred and one holidays',
      { holidays: daysOf2026(101) },
      'holidays: “节假日”最多 100 项',
      { holidays: daysOf2026(100) },
    ],
    [
      '[R4.4.1.7] a make-up workday named twice',
      { makeUpWorkdays: ['2026-09-20', '2026-09-20'] },
      'makeUpWorkdays: “调休上班日”里有两项相同',
      { makeUpWorkdays: ['2026-09-20', '2026-10-10'] },
    ],
    [
      '[R4.4.1.7] sixty-one make-up workdays',
      { makeUpWorkdays: daysOf2026(61) },
      'makeUpWorkdays: “调休上班日”最多 60 项',
      { makeUpWorkdays: daysOf2026(60) },
    ],
    [
      '[R4.4.1.7] a make-up workday that is a holiday',
      { holidays: ['2026-10-01', '2026-10-02'], makeUpWorkdays: ['2026-09-20', '2026-10-02'] },
      'holidays: “节假日”与“调休上班日”里不能有同一天',
      { holidays: ['2026-10-01', '2026-10-02'], makeUpWorkdays: ['2026-09-20', '2026-10-03'] },
    ],
  ])('%s: is refused, and the like that can be is taken', async (what, wrong, why, right) => {
    const desk = await openCallDesk();
    await expectRefusals(desk, { [what]: [wrong, why] });
    await change(desk, 'admin', right);
    expect(await stands(desk)).toMatchObject({ ...right, rev: 2 });
  });

  it('[R4.4.1.7] a holiday is not declared on a make-up workday that stands, unless that goes', async () => {
    const desk = await openCallDesk();
    await change(desk, 'admin', { makeUpWorkdays: ['2026-10-10'] });
    const why = 'holidays: “节假日”与“调休上班日”里不能有同一天';
    await expectRefusals(desk, { 'a holiday that is worked': [{ holidays: ['2026-10-10'] }, why] });
    await change(desk, 'admin', { holidays: ['2026-10-10'], makeUpWorkdays: [] });
    // As older sites are.
    await change(desk, 'admin', { makeUpWorkdays: null });
    expect(await stands(desk)).not.toHaveProperty('makeUpWorkdays');
  });

  it.each([
    ['holidays', '节假日'],
    ['makeUpWorkdays', '调休上班日'],
  ])('[R5.1.1] [R4.4.1.7] in %s stand dates that exist', async (field, title) => {
    const desk = await openCallDesk();
    const why = `${field}: “${title}”格式不对`;
    const wrong = [...notDays, '国庆'].flatMap((date) => [
      [JSON.stringify(date), [{ [field]: [date] }, why]] as const,
      [`another and ${JSON.stringify(date)}`, [{ [field]: ['2026-10-01', date] }, why]] as const,
    ]);
    await expectRefusals(desk, Object.fromEntries(wrong));
    await change(desk, 'admin', { [field]: days });
    await change(desk, 'admin', { [field]: [] });
  });

  it.each([
    ['name', '小区名称', false],
    ['nameEnglish', '英文名称', false],
    ['contacts', '联系方式', true],
  ] as const)(
    '[R5.1.1] the %s is a plain text: nothing unseen, something to see at both ends',
    async (field, title, mayBreak) => {
      const desk = await openCallDesk();
      const broken = { 'a line break inside': INNER_BREAK };
      const why = `${field}: “${title}”格式不对`;
      const wrong = Object.entries(mayBreak ? nasty : { ...nasty, ...broken });
      await expectRefusals(
        desk,
        Object.fromEntries(wrong.map(([what, text]) => [what, [{ [field]: text }, why]])),
      );
      for (const text of Object.values(mayBreak ? { ...clean, ...broken } : clean)) {
        await change(desk, 'admin', { [field]: text });
        expect(await stands(desk)).toMatchObject({ [field]: text });
      }
    },
  );
});

describe('what the chapters let a site set', () => {
  const bounds: Readonly<Record<string, readonly [least: number, most: number, title: string]>> = {
    callMinutes: [5, 1_440, '来电办结时限（分钟）'],
    billDueDays: [1, 180, '缴费期限（天）'],
    chaseFrom: [0, 100_000, '催缴起点（元）'],
    dunningDays: [1, 90, '催费通知后（工作日）'],
    deadlineDays: [1, 90, '限期通知后（工作日）'],
    stewardDays: [1, 90, '管理员上门后（工作日）'],
    assistantDays: [1, 90, '助理拜访后（工作日）'],
    serveWithin: [1, 30, '催缴办理时限（工作日）'],
    lateFeeRate: [0, 100, '滞纳金（每日万分之）'],
    graceDays: [0, 90, '滞纳金宽限（天）'],
    lateFeeCap: [0, 100, '滞纳金上限（本金的%）'],
  };
  const each = <Value>(of: (least: number, most: number) => Value): Record<string, Value> =>
    Object.fromEntries(Object.entries(bounds).map(([name, [least, most]]) => [name, of(least, most)]));

  it('[R7.4.1] [R3.4.1.2] [R3.4.1.3.1] holds within its bounds', async () => {
    const desk = await openCallDesk();
    const beyond = Object.entries(bounds).flatMap(([name, [least, most, title]]) => {
      const why = `${name}: “${title}”应在 ${least} 到 ${most} 之间`;
      return [
        [`too little: ${name}`, [{ [name]: least - 1 }, why]] as const,
        [`too much: ${name}`, [{ [name]: most + 1 }, why]] as const,
      ];
    });
    await expectRefusals(desk, Object.fromEntries(beyond));
    await expectRefusals(desk, {
      'half a minute': [{ callMinutes: 30.5 }, 'callMinutes: “来电办结时限（分钟）”应为整数'],
      'first what there is not': [{ lateFeeFirst: 'rent' }, 'lateFeeFirst: “收款先抵”没有这个选项'],
      'an order of one’s own': [{ settlingOrder: 'newest' }, 'settlingOrder: “费用抵扣顺序”没有这个选项'],
    });
    for (const [set, choices] of [
      [each((least) => least), { lateFeeFirst: 'lateFee', settlingOrder: 'kind' }],
      [each((_least, most) => most), { lateFeeFirst: 'fees', settlingOrder: 'oldest' }],
      [{ lateFeeRate: 2.5 }, {}],
    ]) {
      await change(desk, 'manager', { ...set, ...choices });
      expect(await stands(desk)).toMatchObject({ ...set, ...choices });
    }
  });

  it('[R5.1.1] is set by nobody at first, left as it stood when something else is changed, and taken back', async () => {
    const desk = await openCallDesk();
    await change(desk, 'manager', { closing: '17:30' });
    expect(await stands(desk)).not.toHaveProperty('callMinutes');
    await change(desk, 'manager', { callMinutes: 60, graceDays: 3 });
    await change(desk, 'manager', { closing: '17:40' });
    expect(await stands(desk)).toMatchObject({ callMinutes: 60, graceDays: 3, closing: '17:40' });
    await change(desk, 'manager', { callMinutes: null });
    const { rev, ...left } = await stands(desk);
    expect(left).not.toHaveProperty('callMinutes');
    expect([rev, left.graceDays]).toEqual([5, 3]);
  });
});

describe('the settings', () => {
  it('[R5.1.1] [R2.4.6] do not move the zone or today, whoever changes them', async () => {
    const desk = await openCallDesk();
    const term = { from: at('2026-09-29 09:00'), until: at('2026-09-30 18:00') };
    const leave = { absent: 'manager', deputy: 'foreman', ...term };
    await desk.site.take('manager', 'delegations', 'delegate', 'leave', leave);
    const clock = await desk.site.record('clock', 'site');
    for (const by of ['manager', 'admin', 'foreman']) {
      for (const zone of ['Pacific/Kiritimati', 'Shanghai!', null]) {
        expect(await whyNot(desk, { zone }, by)).toBe('zone: 此步不能填写“时区”');
      }
      for (const [field, value] of [
        ['utcOffsetMinutes', 840],
        ['offsetMinutes', 9_999],
        ['clock', { offsetMinutes: 840 }],
      ] as const) {
        expect(await whyNot(desk, { [field]: value }, by)).toBe(`${field}: 此步不能填写“${field}”`);
      }
      await change(desk, by, { closing: '17:30' });
    }
    expect(await desk.site.record('clock', 'site')).toEqual(clock);
    expect(await stands(desk)).toMatchObject({ zone: 'Asia/Shanghai', rev: 4 });
  });

  it('[R5.1.1] are one record, which nobody opens a second time or beside it', async () => {
    const desk = await openCallDesk();
    const everything = await stands(desk);
    const input = { ...everything };
    for (const name of ['zone', 'state', 'rev', 'opened', 'last']) delete input[name];
    for (const id of ['site', 'other']) {
      expect(await refusal(take(desk, 'admin', 'open', id, input))).toMatchObject({
        ...{ code: 'invalid-argument', problems: [{ field: 'step' }] },
      });
    }
    expect((await refusal(take(desk, 'admin', 'change', 'other', input))).problems[0]?.words.zh).toBe(
      '没有这条记录',
    );
    expect(await desk.site.record('settings', 'other')).toBeNull();
    await change(desk, 'admin', input);
  });

  it('[R5.1.1] that come again, or at once from two, are changed once by each', async () => {
    const desk = await openCallDesk();
    const again = () => change(desk, 'manager', { closing: '17:30' });
    await Promise.all([again(), again()]);
    await again();
    expect(await stands(desk)).toMatchObject({ rev: 2, closing: '17:30' });
    await Promise.all([
      change(desk, 'manager', { countBy: '11:00' }),
      change(desk, 'admin', { midShiftEnd: '23:00' }),
    ]);
    expect(await stands(desk)).toMatchObject({ rev: 4, countBy: '11:00', midShiftEnd: '23:00' });
  });

  it('[R4.4.1.7] of two at once, which do not fit each other, one is taken', async () => {
    const desk = await openCallDesk();
    const tried = await Promise.allSettled([
      change(desk, 'manager', { holidays: ['2026-10-10'] }),
      change(desk, 'admin', { makeUpWorkdays: ['2026-10-10'] }),
    ]);
    expect(tried.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await stands(desk)).toMatchObject({ rev: 2 });
  });
});
