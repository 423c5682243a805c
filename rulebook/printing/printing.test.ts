import { describe, expect, it } from 'vitest';
import {
  all,
  any,
  atLeast,
  type Condition,
  disjoint,
  equals,
  everyRow,
  exists,
  implies,
  none,
  not,
  oneOf,
  present,
  rule,
  someRow,
  staff,
} from '../notation/condition.ts';
import * as make from '../notation/field.ts';
import { choice, type Field, money, optional, ref, type TypeName, text, whole } from '../notation/field.ts';
import { type RegisterTerms, register, registersOf } from '../notation/register.ts';
import { ends, runs } from '../notation/state.ts';
import { companion, from, type Gate, opens, type StepTerms } from '../notation/step.ts';
import { and, binary, call, member, type Node, name, not as notNode, or, texts } from '../notation/tree.ts';
import { checkNode } from '../notation/types/checks.ts';
import { types } from '../notation/types/index.ts';
import {
  actor,
  countOf,
  minus,
  nextOf,
  plus,
  row,
  sumIn,
  sumOf,
  the,
  times,
  was,
} from '../notation/value.ts';
import { gathered } from './implications.ts';
import { printRules } from './rules.ts';
import { textOf } from './text.ts';

// What the printer makes of small definitions. That it means the same on the emulator is proven in tests/rules/derived.

const words = { zh: '须如此', en: 'It must be so' };
const must = (name: string, of: Condition) => rule(name, ['R4.4.1.6'], words, of);
const titled = (terms: Partial<StepTerms>): StepTerms => ({
  title: words,
  by: staff,
  cites: ['R4.4.1.6'],
  ...terms,
});

const boxes = register('boxes', {
  form: words,
  cites: ['R4.4.1.6'],
  fields: {
    size: choice('大小', 'Size', { small: words, large: words }),
    shelf: text('架', 'Shelf', 20),
    seal: optional(text('封条', 'Seal', 20)),
  },
  states: { full: runs('满', 'Full'), empty: ends('空', 'Empty') },
  steps: {},
  columns: [],
  subject: '',
});

const lids = (terms: Partial<RegisterTerms>) =>
  register('lids', {
    form: words,
    cites: ['R4.4.1.6'],
    fields: {
      box: ref('箱', 'Box', 'boxes'),
      why: text('原因', 'Why', 200),
      note: optional(text('备注', 'Note', 100)),
    },
    states: { on: runs('盖', 'On'), off: ends('开', 'Off') },
    steps: {},
    columns: [],
    subject: '',
    ...terms,
  });

/** The printed region of `lids`, blanks at the beginning of lines left out. */
function printed(terms: Partial<RegisterTerms>): string {
  const both = [boxes, lids(terms)];
  const region = printRules(both, registersOf(both)).split('// ==== lids')[1] ?? '';
  return region.replaceAll(/^ +/gm, '');
}

const putOn = (terms: Partial<StepTerms>): string =>
  printed({ steps: { putOn: opens('on', titled({ asks: ['box', 'why'], ...terms })) } });

describe('a step', () => {
  it('stands in the dispatch of its register, behind what every step asks', () => {
    expect(putOn({ mayAsk: ['note'] })).toContain(
      [
        "taken == 'putOn' ? opens(me, 'on', ['box', 'why'], ['note'])",
        '&& isNewId(id)',
        "&& isRef(the.box, 'boxes')",
        '&& isText(the.why, 200)',
        "&& mayText(the, 'note', 100) :",
      ].join('\n'),
    );
  });

  it('that moves a record says from where to where, and that it stays as it was', () => {
    const off = printed({
      steps: { takeOff: from('on').to('off', titled({})), look: from('on', 'off').stays(titled({})) },
    });
    expect(off).toContain("taken == 'takeOff' ? moves(me, ['on'], 'off', [], []) :");
    expect(off).toContain("taken == 'look' ? moves(me, ['on', 'off'], was().state, [], []) :");
  });

  it('of the server, or that goes through a callable, is not printed', () => {
    expect(putOn({ gate: 'server' })).not.toContain('putOn');
  });
});

describe('a gate', () => {
  const seals = (gate: Gate) =>
    register('seals', {
      ...{
        form: words,
        cites: ['R4.4.1.6'],
        columns: [],
        subject: '',
        states: { on: runs(words.zh, words.en) },
      },
      fields: { lid: ref('盖', 'Lid', 'lids') },
      gate,
      steps: { seal: opens('on', titled({ asks: ['lid'] })) },
    });
  const drawing = companion('seals', 'seal', { at: the('why'), back: 'lid' });
  const printedWith = (terms: Partial<StepTerms>, gate: Gate): string => {
    const steps = { putOn: opens('on', titled({ asks: ['box', 'why'], together: [drawing], ...terms })) };
    const all = [boxes, lids({ steps }), seals(gate)];
    return printRules(all, registersOf(all));
  };

  it('of the register holds each of its steps that names none', () => {
    const { steps } = lids({
      gate: 'server',
      steps: { putOn: opens('on', titled({})), take: from('on').to('off', titled({ gate: 'rules' })) },
    });
    expect(Object.values(steps).map(({ gate }) => gate)).toEqual(['server', 'rules']);
  });

  it('of the server: the rules print who reads, and no step', () => {
    const region = printed({
      gate: 'server',
      steps: { putOn: opens('on', titled({ asks: ['box', 'why'] })) },
    });
    expect(region).toContain('allow read: if isStaff();');
    expect(region).not.toMatch(/allow (create|update)|putOn/);
  });

  it('of the rules draws in nothing that another gate holds; the server draws in what it likes', () => {
    expect(printedWith({}, 'rules')).toContain("'seal'");
    expect(() => printedWith({}, 'server')).toThrow(
      "The rules hold 'lids.putOn', but not 'seals.seal', which it draws in",
    );
    expect(printedWith({ gate: 'server' }, 'rules')).not.toContain('putOn');
    expect(printedWith({ gate: 'server' }, 'server')).not.toContain('putOn');
  });
});

describe('a rule of the regulation', () => {
  const isFull = must('boxIsFull', equals(the('box.state'), 'full'));

  it('that one step asks stands in it, its name and words above', () => {
    expect(putOn({ provided: [isFull] })).toContain(
      "// boxIsFull: 须如此 [R4.4.1.6]\n&& record('boxes', the.box).state == 'full' :",
    );
  });

  it('that several steps ask is a function, given the document that it looks into', () => {
    const steps = {
      putOn: opens('on', titled({ asks: ['box', 'why'], provided: [isFull] })),
      putBack: from('off').to('on', titled({ provided: [isFull] })),
    };
    expect(printed({ steps })).toContain(
      "// boxIsFull: 须如此 [R4.4.1.6]\nfunction boxIsFull(boxes) {\nreturn boxes.state == 'full';\n}",
    );
  });
});

describe('lists of which no item stands in both', () => {
  it('are compared without a loop; one that may be absent is empty then', () => {
    const fields = { in: make.texts('入', 'In', 5), out: optional(make.texts('出', 'Out', 5)) };
    const apart = must('apart', disjoint(the('in'), the('out')));
    const steps = { putOn: opens('on', titled({ asks: ['in'], mayAsk: ['out'], provided: [apart] })) };
    expect(printed({ fields, steps })).toContain("&& !the.in.hasAny(the.get('out', [])) :");
  });
});

describe('a document', () => {
  it('that several conditions look into is fetched once', () => {
    const region = putOn({
      provided: [
        must('boxIsFull', equals(the('box.state'), 'full')),
        must('boxIsLarge', equals(the('box.size'), 'large')),
      ],
    });
    expect(region).toContain("&& putOnStepInBoxes(record('boxes', the.box)) :");
    expect(region.match(/record\('boxes'/g)).toHaveLength(1);
  });

  it('that a condition asks for first is not fetched before', () => {
    const kept = all(
      exists('boxes', the('note')),
      equals({ ...elsewhereNote, path: ['state'] }, 'full'),
      equals({ ...elsewhereNote, path: ['shelf'] }, 'A'),
    );
    expect(putOn({ mayAsk: ['note'], provided: [must('boxIsKept', kept)] })).toContain(
      "(exists(at('boxes', the.get('note', null))) && boxIsKeptInBoxes(record('boxes', the.get('note', null))))",
    );
  });

  it('that moves along may have lost its last step on the way: no error, but no', () => {
    const moved = equals({ ...elsewhereNote, id: the('box'), path: ['last', 'step'], after: true }, 'fill');
    expect(putOn({ provided: [must('boxIsFilled', moved)] })).toContain(
      "after('boxes', the.box).get(['last', 'step'], null) == 'fill'",
    );
  });
});

const elsewhereNote = { value: 'elsewhere', register: 'boxes', id: the('note'), after: false } as const;

describe('a value', () => {
  const group = make.group('', '', { at: make.minute('', ''), by: make.optional(make.text('', '', 9)) });
  const cases: Readonly<Record<TypeName, readonly (readonly [Field, string])[]>> = {
    text: [
      [make.text('', '', 20), 'isText(value, 20)'],
      [make.longText('', ''), 'isLongText(value, 2000)'],
      [make.code('', '', '^[A-Z]{2}$'), "isLike(value, '^[A-Z]{2}$')"],
      [make.code('', '', '^[A-Z]+$', 9), "isText(value, 9) && value.matches('^[A-Z]+$')"],
    ],
    whole: [[make.whole('', '', 1, 99), 'isWhole(value, 1, 99)']],
    money: [[make.money('', '', { most: 99 }), 'isWhole(value, 0, 99)']],
    number: [[make.decimal('', '', 0, 9), 'isNumber(value, 0, 9)']],
    yesNo: [[make.yesNo('', ''), 'value is bool']],
    choice: [[make.choice('', '', { a: words, b: words }), "value in ['a', 'b']"]],
    choices: [[make.choices('', '', { a: words, b: words }), "isSome(value, ['a', 'b'])"]],
    instant: [[make.instant('', ''), 'isInstant(value)']],
    minute: [[make.minute('', ''), 'isMinute(value)']],
    day: [[make.day('', ''), 'isDay(value)']],
    ref: [[make.ref('', '', 'boxes'), "isRef(value, 'boxes')"]],
    texts: [
      [make.texts('', '', 5, 50), 'areTexts(value, 5, 50)'],
      [make.codes('', '', 5, '^[0-9]$', 1), "areLike(value, 5, '^(?:[0-9])(?:\\\\x{1f}(?:[0-9]))*$')"],
    ],
    refs: [[make.refs('', '', 'boxes', 9), 'areIds(value, 9)']],
    days: [[make.days('', '', 9), 'areDays(value, 9)']],
    numbers: [
      [make.someNumbers('', '', 1, 3), 'isSome(value, [1, 2, 3])'],
      [make.numbers('', '', 20, 1, 3), 'value is list && value.size() <= 20 && value.hasOnly([1, 2, 3])'],
      [
        make.numbers('', '', 1, 1, 99),
        'value is list && value.size() <= 1 && (value.size() <= 0 || isWhole(value[0], 1, 99))',
      ],
    ],
    group: [
      [group, "hasWithin(value, ['at'], ['at', 'by']) && isMinute(value.at) && mayText(value, 'by', 9)"],
    ],
    // A step that asks for these is held by the server.
    rows: [],
    checklist: [],
    stamp: [[make.stamp('', ''), 'isStamp(value)']],
    approvals: [[make.approvals('', '', 'manager'), 'value is map']],
    bytes: [[make.picture('', ''), 'isPicture(value, 60, 307200)']],
  };

  it.each(
    Object.values(cases)
      .flat()
      .map(([field, text]) => [field.type, text, field] as const),
  )('of type %s is checked by %s', (_type, text, field) => {
    const printed = types.prints(field, name('value'), { isReadAnyway: () => false });
    expect(textOf(checkNode(name('value'), printed))).toBe(text);
  });
});

describe('numbers', () => {
  const stocked = (sets: StepTerms['sets'], provided: StepTerms['provided'] = []): string =>
    printed({
      fields: {
        stock: whole('库存', 'Stock', 0, 99),
        price: optional(money('价', 'Price', { most: 900 })),
        count: whole('数', 'Count', 1, 9),
        names: make.texts('名', 'Names', 3),
      },
      steps: { sell: from('on').stays(titled({ asks: ['count'], ...(sets ? { sets } : {}), provided })) },
    });

  it('are reckoned in the rules, and the result keeps the bounds of its field', () => {
    const region = stocked({ stock: minus(was('stock'), the('count')) });
    expect(region).toContain("['count', 'stock'], [])");
    expect(region).toContain('&& the.stock == was().stock - the.count\n&& isWhole(the.stock, 0, 99)');
  });

  it('of an optional field must come to something', () => {
    const region = stocked({ price: times(plus(the('count'), 1), was('stock')) });
    expect(region).toContain('&& the.price == (the.count + 1) * was().stock\n&& isWhole(the.price, 0, 900)');
    expect(stocked({ stock: minus(was('stock'), minus(the('count'), 1)) })).toContain(
      'was().stock - (the.count - 1)',
    );
  });

  it('stand in conditions, as the number of the items of a list does', () => {
    const enough = must('enough', atLeast(minus(was('stock'), the('count')), 0));
    expect(stocked({}, [enough])).toContain('&& was().stock - the.count >= 0');
    const named = must('named', atLeast(countOf('names'), the('count')));
    expect(stocked({}, [named])).toContain('the.names.size() >= the.count');
  });
});

describe('what rules can’t look at', () => {
  const withLines = (terms: Partial<StepTerms>) => () =>
    printed({
      fields: {
        lines: make.rows('明细', 'Lines', 3, { amount: money('额', 'Amount', { most: 99 }) }),
        checks: make.checklist('检查', 'Checks', { items: the('lines'), most: 3 }),
        total: money('计', 'Total', { most: 99 }),
      },
      steps: { open: opens('on', titled(terms)) },
    });

  it.each<[string, Partial<StepTerms>, string]>([
    ['lines', { asks: ['lines'] }, "can't look into the lines of “Lines”"],
    ['a checklist', { asks: ['checks'] }, "can't look into the lines of “Checks”"],
    ['a sum of lines', { sets: { total: sumOf('lines.amount') } }, "register 'lids' wants a sum"],
    [
      'how many lines have something',
      { provided: [must('two', equals(countOf('lines.amount', 2), 2))] },
      'wants a count',
    ],
    ['a number of a series', { sets: { total: nextOf('bills', 'x') } }, "can't count"],
    [
      'whether there is another record',
      { provided: [must('none', none('boxes', [['state', '==', 'full']]))] },
      "can't query: register 'lids' looks for boxes",
    ],
    [
      'what other records come to',
      { provided: [must('sum', equals(sumIn('boxes', 'size', [['state', '==', 'full']]), 0))] },
      "can't query: register 'lids' adds up boxes",
    ],
    [
      'each line',
      { provided: [must('each', everyRow('lines', atLeast(row('amount'), 1)))] },
      'looks at each line',
    ],
    [
      'some line',
      { provided: [must('some', someRow('lines', atLeast(row('amount'), 1)))] },
      'looks at each line',
    ],
  ])(
    '%s: a step of the rules that asks for it is not printed, one of the server is no matter',
    (_what, terms, said) => {
      expect(withLines(terms)).toThrow(said);
      expect(withLines({ ...terms, gate: 'server' })).not.toThrow();
    },
  );
});

describe('a field', () => {
  it('that the step asks for, or that a condition has found, is there', () => {
    const region = putOn({
      mayAsk: ['note'],
      provided: [
        must('saysWhy', equals(the('why'), 'x')),
        must('noteFits', implies(present(the('note')), equals(the('note'), 'x'))),
        must('noteIsThere', all(present(the('note')), not(equals(the('note'), 'y')))),
      ],
    });
    expect(region).toContain("the.why == 'x'");
    expect(region).toContain("(!('note' in the) || the.note == 'x')");
    expect(region).toContain("('note' in the && the.note != 'y')");
  });

  it('that may be absent is asked for as such', () => {
    expect(
      putOn({ provided: [must('noNote', any(equals(the('note'), 'x'), oneOf(was('note'), 'a', 'b')))] }),
    ).toContain("(the.get('note', null) == 'x' || was().get('note', null) in ['a', 'b'])");
  });

  it('with the uid of who asks is compared by a helper', () => {
    expect(putOn({ provided: [must('mine', equals(actor, the('why')))] })).toContain('isMe(the.why)');
  });
});

describe('what is asked of some kinds only', () => {
  const where = (kinds: string[], ...met: string[]) =>
    or(
      notNode(binary('in', member(name('the'), 'kind'), texts(kinds))),
      and(...met.map((each) => call(each))),
    );
  const gatheredText = (...parts: Node[]) => gathered(parts).map(textOf);

  it('stands together where it is asked of the same', () => {
    expect(gatheredText(where(['a', 'b'], 'one'), call('always'), where(['a', 'b'], 'two'))).toEqual([
      "!(the.kind in ['a', 'b']) || one() && two()",
      'always()',
    ]);
  });

  it('stands within what is asked of more; of kinds that exclude each other one alone is looked at', () => {
    const parts = [where(['a'], 'one'), where(['a', 'b', 'c'], 'all'), where(['b', 'c'], 'two')];
    expect(gatheredText(...parts)).toEqual([
      "!(the.kind in ['a', 'b', 'c']) || all() && (the.kind in ['a'] ? one() : !(the.kind in ['b', 'c']) || two())",
    ]);
  });

  it('stands apart where both may be asked, and where neither is of all of the other', () => {
    const parts = [where(['a', 'b'], 'one'), where(['b', 'c'], 'two')];
    expect(gatheredText(...parts)).toEqual(parts.map(textOf));
  });
});
