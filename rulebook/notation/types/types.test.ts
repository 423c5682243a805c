import { describe, expect, it } from 'vitest';
import { phoneCall } from '../../chapters/common.ts';
import { allRegisters } from '../../chapters/index.ts';
import { toWire } from '../../reading/wire.ts';
import type { Field, FieldOf, TypeName } from '../field.ts';
import * as make from '../field.ts';
import { the } from '../value.ts';
import { long, many, NASTY, several } from './edges.ts';
import { types } from './index.ts';
import { type Around, type FieldOccasion, type FieldRendering, stored } from './kind.ts';

const now = new Date('2026-11-25T02:00:30Z');
const at = (minutes: number, seconds = 0) =>
  new Date(Date.parse('2026-11-25T02:00:00Z') + (minutes * 60 + seconds) * 1_000);
const own = { by: 'wu', at: now };
const around: Around = {
  ...{ now, today: '2026-11-25', actor: 'wu' },
  idOf: (register, number) => `${register}-${number}`,
  stampOf: (by) => ({ by, at: now }),
};
const occasion: FieldOccasion = {
  written: own,
  stands: (register, id) => [1, 2].some((number) => id === around.idOf(register, number)),
};
const rendering: FieldRendering = {
  language: 'zh',
  nameOf: (uid) => ({ wu: '吴工', 'members-1': '陈前台' })[uid] ?? uid,
  stamp: (time) => time.toISOString().slice(0, 16).replace('T', ' '),
};

const kinds = { vacant: { zh: '空置房', en: 'Vacant' }, desk: { zh: '前台', en: 'Desk' } };
const png = (size: number) =>
  Uint8Array.from({ length: size }, (_, at) => [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a][at] ?? 0);
const call = { at: at(-60), with: 'text', agreed: false };

const billLine = {
  what: make.text('名目', 'What', 9),
  amount: make.optional(make.money('金额', 'Amount', { most: 100 })),
};
const line = { what: 'text', amount: 1 };
const bare = { what: 'text' };
const crossed = (item: string) => ({ item, passed: false, words: 'text' });

interface Told {
  /** Of the edges, those that may be written. */
  readonly takes: readonly unknown[];
  /** And the others, by what is said of them. */
  readonly refuses: Readonly<Record<string, readonly unknown[]>>;
  /** A value and how it is read. */
  readonly reads: readonly [unknown, string];
}

const form = '“甲”格式不对';
const range = '“甲”应在 1 到 9 之间';
const same = '“甲”里有两项相同';
const choice = '“甲”没有这个选项';

const table: { readonly [T in TypeName]: Told & { readonly field: FieldOf<T> } } = {
  text: {
    field: make.text('甲', 'A', 10),
    takes: [long(10), '张 三', '张\u3000三', 'é', '\u{1f600}'],
    refuses: { '“甲”最多 10 字，现在 11 字': [long(11)], [form]: ['', 7, ...NASTY.slice(0, -4)] },
    reads: ['检查管道', '检查管道'],
  },
  whole: {
    field: make.whole('甲', 'A', 1, 9),
    takes: [1, 9],
    refuses: { [range]: [0, 10], '“甲”应为整数': [1.5, '1'] },
    reads: [3, '3'],
  },
  money: {
    field: make.money('甲', 'A', { least: -100, most: 123_456 }),
    takes: [-100, 123_456],
    refuses: {
      '“甲”应在 -¥1.00 到 ¥1,234.56 之间': [-101, 123_457],
      '“甲”应为金额，以元为单位，最多两位小数': [-99.5, '1.00'],
    },
    reads: [123_450, '¥1,234.50'],
  },
  number: {
    field: make.decimal('甲', 'A', 1, 9),
    takes: [1, 9],
    refuses: { [range]: [0, 10], [form]: ['1'] },
    reads: [89.5, '89.5'],
  },
  yesNo: {
    field: make.yesNo('甲', 'A'),
    takes: [true, false],
    refuses: { [form]: ['true'] },
    reads: [true, '是'],
  },
  choice: {
    field: make.choice('甲', 'A', kinds),
    takes: ['vacant', 'desk'],
    refuses: { [choice]: ['other', 7] },
    reads: ['vacant', '空置房'],
  },
  choices: {
    field: make.choices('甲', 'A', kinds),
    takes: [[], ['vacant'], ['desk'], ['vacant', 'desk']],
    refuses: { [same]: [['vacant', 'desk', 'vacant']], [choice]: [['other']], [form]: ['vacant'] },
    reads: [['vacant', 'desk'], '空置房、前台'],
  },
  instant: {
    field: make.instant('甲', 'A'),
    takes: [
      ...[new Date('2026-11-25T04:00:30Z'), new Date('2026-11-25T00:00:30Z')],
      ...[new Date('2000-01-01T00:00:00Z'), new Date('2199-12-31T23:59:59Z')],
    ],
    refuses: {
      [form]: [
        ...['2026-11-25T04:00:30.000Z', new Date('1999-12-31T23:59:59Z'), new Date('2200-01-01T00:00:00Z')],
        new Date('9999-01-01T00:00:00Z'),
      ],
    },
    reads: [now, '2026-11-25 02:00'],
  },
  minute: {
    field: make.minute('甲', 'A'),
    takes: [at(-1)],
    refuses: { '“甲”不能晚于现在': [at(60)], [form]: [at(-1, 1), '08:30'] },
    reads: [at(0), '2026-11-25 02:00'],
  },
  day: {
    field: make.day('甲', 'A'),
    takes: ['2026-11-25', '2020-02-02', '2024-02-29', '2000-02-29', '2026-12-31'],
    refuses: {
      [form]: [
        ...['2026-13-01', '2026-1-1', '2026-11-25 ', 7, '2026-02-29', '2100-02-29', '2026-04-31'],
        ...['1899-01-01', '2200-01-01'],
      ],
    },
    reads: ['2026-11-25', '2026-11-25'],
  },
  ref: {
    field: make.person('甲', 'A'),
    takes: [],
    refuses: {
      '“甲”所指的记录不存在': ['nowhere'],
      [form]: ['a b', long(81), 7, '..', '__x__', '.x'],
    },
    reads: ['wu', '吴工'],
  },
  texts: {
    field: make.texts('甲', 'A', 2, 10),
    takes: [
      ...[['x0', 'x1'], [], ['line 1', 'line 2'], ['line 1', 'x'], [long(10)]],
      ...NASTY.slice(-4).map((each) => ['y', each]),
    ],
    refuses: {
      '“甲”最多 2 项': [several(3, 'x'), ['line 1', 'line 2', 'line 3']],
      [same]: [
        ['x', 'x'],
        ['x y', 'X\u3000Y'],
      ],
      '“甲”最多 10 字，现在 11 字': [[long(11)], ['x0', long(11)]],
      [form]: ['x', [''], [7], ['x\u001fx'], ...NASTY.slice(0, -4).map((each) => ['y', each])],
    },
    reads: [['王芳', '李雷'], '王芳、李雷'],
  },
  refs: {
    field: make.refs('甲', 'A', 'keys', 2),
    takes: [['a0', 'a1'], []],
    refuses: {
      '“甲”最多 2 项': [['a0', 'a1', 'a2']],
      [same]: [['a', 'a']],
      [form]: [['a b'], ['a', ''], [7], 'a', ['a,b'], ['.'], ['__x__']],
    },
    reads: [['K-1', 'K-2'], 'K-1、K-2'],
  },
  days: {
    field: make.days('甲', 'A', 2),
    takes: [['2026-10-01', '2026-10-02'], []],
    refuses: {
      '“甲”最多 2 项': [['2026-10-01', '2026-10-02', '2026-10-03']],
      [same]: [['2026-10-01', '2026-10-01']],
      [form]: [['2026-02-30'], ['1 Oct'], [7], '2026-10-01', ['2026-10-01,2026-10-02']],
    },
    reads: [['2026-10-01'], '2026-10-01'],
  },
  numbers: {
    field: make.numbers('甲', 'A', 2, 1, 99),
    takes: [[1, 1], [], [99], [1, 99]],
    refuses: {
      '“甲”最多 2 项': [many(3, 1)],
      '“甲”应在 1 到 99 之间': [[100], [0], [1, 100], [1, 0]],
      '“甲”应为整数': [['x']],
      [form]: [1],
    },
    reads: [[15, 30], '15、30'],
  },
  group: {
    field: phoneCall('甲', 'A'),
    takes: [
      ...[call, { ...call, at: at(-1) }, { ...call, with: long(50) }],
      ...NASTY.slice(-4).map((each) => ({ ...call, with: each })),
      ...[{ ...call, agreed: true }, call],
    ],
    refuses: {
      [form]: [{ ...call, other: 'x' }, 'text'],
      '请填写“通话时间”': [{ with: 'text', agreed: false }],
      '请填写“接听人”': [{ at: call.at, agreed: false }],
      '请填写“业户同意”': [{ at: call.at, with: 'text' }],
      '“通话时间”不能晚于现在': [{ ...call, at: at(60) }],
      '“通话时间”格式不对': [at(-1, 1), '08:30'].map((each) => ({ ...call, at: each })),
      '“接听人”最多 50 字，现在 51 字': [{ ...call, with: long(51) }],
      '“接听人”格式不对': ['', 7, ...NASTY.slice(0, -4)].map((each) => ({ ...call, with: each })),
      '“业户同意”格式不对': [{ ...call, agreed: 'true' }],
    },
    reads: [
      { at: at(0), with: '张先生', agreed: true },
      '通话时间 2026-11-25 02:00；接听人 张先生；业户同意 是',
    ],
  },
  rows: {
    field: make.rows('甲', 'A', 2, billLine),
    takes: [
      ...[[], [line, line], [line, line], [line, bare]],
      ...[long(9), ...NASTY.slice(-4)].map((what) => [line, { ...line, what }]),
      ...[0, 100].map((amount) => [line, { ...line, amount }]),
    ],
    refuses: {
      [form]: [line],
      '“甲”最多 2 项': [[line, line, line]],
      '“甲”第 2 行：“甲”格式不对': [
        [line, { ...line, other: 'x' }],
        [line, 'text'],
      ],
      '“甲”第 2 行：请填写“名目”': [[line, { amount: 1 }]],
      '“甲”第 2 行：“名目”最多 9 字，现在 10 字': [[line, { ...line, what: long(10) }]],
      '“甲”第 2 行：“名目”格式不对': ['', 7, ...NASTY.slice(0, -4)].map((what) => [line, { ...line, what }]),
      '“甲”第 2 行：“金额”应在 ¥0.00 到 ¥1.00 之间': [
        [line, { ...line, amount: -1 }],
        [line, { ...line, amount: 101 }],
      ],
      '“甲”第 2 行：“金额”应为金额，以元为单位，最多两位小数': [
        [line, { ...line, amount: 0.5 }],
        [line, { ...line, amount: '1.00' }],
      ],
    },
    reads: [[line, { what: '水费', amount: 50 }], '1. 名目 text；金额 ¥0.01\n2. 名目 水费；金额 ¥0.50'],
  },
  checklist: {
    field: make.checklist('甲', 'A', { items: the('points'), most: 2 }),
    takes: [
      [],
      [crossed('item 1'), crossed('item 2')],
      [{ ...crossed('text'), passed: true }],
      [{ item: 'text', passed: true }],
    ],
    refuses: {
      '“甲”最多 2 项': [[crossed('item 1'), crossed('item 2'), crossed('item 3')]],
      [form]: [crossed('text')],
      '“甲”第 1 行：“甲”格式不对': [['x'], [{ ...crossed('text'), other: 'x' }]],
      '“甲”第 1 行：打×的须写明情况': [[{ item: 'text', passed: false }]],
      [same]: [[crossed('text'), crossed('text')]],
      '“甲”第 1 行：“项目”格式不对': [[crossed('')]],
      '“甲”第 1 行：“合格”格式不对': [[{ ...crossed('text'), passed: 'yes' }]],
    },
    reads: [
      [
        { item: '门锁', passed: true },
        { item: '窗', passed: false, words: '玻璃破' },
      ],
      '√ 门锁\n× 窗 玻璃破',
    ],
  },
  stamp: {
    field: make.stamp('甲', 'A'),
    takes: [],
    refuses: {
      '“甲”由系统记入，不能填写': [
        { by: 'members-1', at: now },
        { by: 'wu', at: new Date(now.getTime() - 3_600_000) },
      ],
      [form]: [{ by: 'wu', at: now, in: 'x' }, 'wu'],
    },
    reads: [own, '吴工 2026-11-25 02:00'],
  },
  approvals: {
    field: make.approvals('甲', 'A', 'supervisor', 'manager'),
    takes: [{}, { supervisor: { by: 'members-1', at: now } }],
    refuses: { [form]: [{ clerk: own }, 'wu'] },
    reads: [{ supervisor: own }, '客服主任 吴工 2026-11-25 02:00'],
  },
  bytes: {
    field: make.picture('甲', 'A'),
    takes: [png(60), png(307_200)],
    refuses: {
      '“甲”应在 60 到 307200 字节之间': [png(59), png(307_201)],
      '“甲”不是图片': [new Uint8Array(60), new TextEncoder().encode(`<html>${long(60)}`)],
      [form]: ['bytes'],
    },
    reads: [png(60), ''],
  },
};

const rows = Object.entries(table);
const saidOf = (field: Field, value: unknown) => types.problem(field, value, occasion)?.zh;

describe('a field type', () => {
  it.each(rows)('%s: takes these of the values at its bounds, and says why not the others', (_name, told) => {
    const { field, takes, refuses } = told;
    const edges = types.edges(field, around);
    expect(edges.filter((each) => saidOf(field, each) === undefined)).toEqual(takes);
    const said = Object.groupBy(edges, (each) => saidOf(field, each) ?? 'taken');
    expect({ ...said, taken: takes }).toEqual({ ...refuses, taken: takes });
  });

  it.each(rows)('%s: is read by a person, and nothing is read of what is not there', (_name, told) => {
    const [value, text] = told.reads;
    expect(types.text(told.field, value, rendering)).toBe(text);
    expect(types.text(told.field, undefined, rendering)).toBe('');
  });

  it('says what is wrong in both languages, naming the field by its title', () => {
    for (const { field } of Object.values(table)) {
      const said = types.edges(field, around).map((each) => types.problem(field, each, occasion));
      const words = said.filter((each) => each !== null);
      expect(words.length).toBeGreaterThan(0);
      for (const { zh, en } of words) {
        expect(zh).toMatch(/“.+”/);
        expect(en).toMatch(/“.+”/);
      }
    }
  });
});

describe('what is stored was looked at when it was written', () => {
  it('a call that was ahead of nobody’s clock then, a stamp of somebody else, a record that is gone', () => {
    expect(types.problem(table.minute.field, at(60), stored)).toBeNull();
    expect(types.problem(table.stamp.field, { by: 'li', at: at(-60) }, stored)).toBeNull();
    expect(types.problem(table.ref.field, 'nowhere', stored)).toBeNull();
  });
});

describe('[R11.1.2.2] what a person meant', () => {
  it.each<[string, Field, unknown, unknown]>([
    ['a text loses what nobody sees', make.text('甲', 'A'), ' 检查\u200b管道\t\n', '检查管道'],
    ['blanks are nothing', make.text('甲', 'A'), ' \u3000', undefined],
    ['a list loses its empty lines', make.texts('甲', 'A', 3), ['王 芳 ', '', ' '], ['王 芳']],
    ['and its empty dates', make.days('甲', 'A', 3), ['2026-10-01', ''], ['2026-10-01']],
    ['an amount was typed in yuan', make.money('甲', 'A', { most: 999 }), '1.5', 150],
    ['what is no amount stays, to be told', make.money('甲', 'A', { most: 999 }), '1.555', '1.555'],
    [
      'a list loses the lines in which nothing was said, and its amounts are fen',
      make.rows('甲', 'A', 3, billLine),
      [{ what: ' 水费', amount: '0.5' }, { what: ' ' }, {}],
      [{ what: '水费', amount: 50 }],
    ],
    [
      'an item that was not ticked failed',
      make.checklist('甲', 'A', { items: the('points'), most: 3 }),
      [{ item: '门锁', words: '坏 ' }],
      [{ item: '门锁', passed: false, words: '坏' }],
    ],
    ['a number that is none is nothing', make.whole('甲', 'A', 1, 9), Number.NaN, undefined],
    [
      'a box that was not ticked is a no',
      phoneCall('甲', 'A'),
      { with: '王 ' },
      { with: '王', agreed: false },
    ],
    [
      'a group of which nothing was said is nothing',
      phoneCall('甲', 'A'),
      { agreed: false, with: '' },
      undefined,
    ],
  ])('%s', (_title, field, typed, meant) => {
    expect(types.cleaned(field, typed)).toEqual(meant);
  });
});

describe('numbers', () => {
  const weekdays = make.someNumbers('甲', 'A', 1, 7);
  const scores = make.numbers('甲', 'A', 20, 1, 5);

  it('[R7.2] scores may be alike, as many as there are questions', () => {
    expect(saidOf(scores, many(20, 5))).toBeUndefined();
    expect(saidOf(scores, many(21, 5))).toBe('“甲”最多 20 项');
  });

  it('[R5.1.1] of days of the week none stands twice; as many as there are may be named', () => {
    expect(saidOf(weekdays, [1, 2, 1])).toBe(same);
    expect(saidOf(weekdays, types.fullest(weekdays))).toBeUndefined();
  });
});

describe('lines', () => {
  it('are looked at field by field, and their moments travel as moments', () => {
    const field = make.rows('甲', 'A', 2, { at: make.minute('时', 'At'), who: make.person('人', 'Who') });
    const [early, late] = [
      { at: at(-2), who: 'members-1' },
      { at: at(60), who: 'members-1' },
    ];
    expect(saidOf(field, [early, early])).toBeUndefined();
    expect(types.problem(field, [early, late], occasion)).toEqual({
      zh: '“甲”第 2 行：“时”不能晚于现在',
      en: '“A”, line 2: “At” can’t be ahead of now',
    });
    expect(saidOf(field, [{ ...early, who: 'nobody' }])).toBe('“甲”第 1 行：“人”所指的记录不存在');
    expect(types.fromWire(field, JSON.parse(JSON.stringify([toWire(early)])))).toEqual([early]);
    expect(types.fromWire(field, 'x')).toBe('x');
  });

  it('of a checklist may tell more: a time, a photo', () => {
    const field = make.checklist('甲', 'A', {
      ...{ items: the('points'), most: 2 },
      more: { at: make.minute('时', 'At'), photo: make.optional(make.attachment('照片', 'Photo')) },
    });
    const passed = { item: '门锁', passed: true, at: at(-2) };
    expect(saidOf(field, [passed])).toBeUndefined();
    expect(saidOf(field, [{ item: '门锁', passed: true }])).toBe('“甲”第 1 行：请填写“时”');
    expect(types.text(field, [passed], rendering)).toBe('√ 门锁 2026-11-25 01:58');
    expect(types.fromWire(field, JSON.parse(JSON.stringify([toWire(passed)])))).toEqual([passed]);
  });
});

const everyField = allRegisters.flatMap(({ name, fields }) =>
  Object.entries(fields).map(([field, definition]) => [`${name}.${field}`, definition] as const),
);

describe('every field of the rulebook', () => {
  it.each(everyField)(
    '%s: its samples may stand, stay as they are when tidied, and travel',
    (_name, field) => {
      for (const sample of [1, 2].map((number) => types.sample(field, number, around))) {
        expect(types.problem(field, sample, stored)).toBeNull();
        // Boxes of which none is ticked say nothing.
        expect(types.cleaned(field, sample) ?? sample).toEqual(sample);
        const isTyped = !['stamp', 'approvals', 'bytes'].includes(field.type);
        const sent: unknown = JSON.parse(JSON.stringify({ sample: toWire(sample) })).sample;
        if (isTyped) expect(types.fromWire(field, sent)).toEqual(sample);
      }
    },
  );
});

describe('the server, where it has taken a step by itself', () => {
  const zh = { ...rendering, language: 'zh' as const };
  const en = { ...rendering, language: 'en' as const };

  it('[R4.4.1.7] is named in words, never by its id, where a person or a stamp stands', () => {
    const answerable = make.person('责任人', 'Answerable');
    expect(types.text(answerable, 'system', zh)).toBe('系统');
    expect(types.text(answerable, 'system', en)).toBe('The system');
    const signed = make.stamp('签名', 'Signed');
    expect(types.text(signed, { by: 'system', at: now }, zh)).toMatch(/^系统 /);
  });
});
