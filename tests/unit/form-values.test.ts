import { describe, expect, it } from 'vitest';
import { keyCounts } from '../../rulebook/chapters/keys/keyCounts.ts';
import { keyLoans } from '../../rulebook/chapters/keys/keyLoans.ts';
import { keys } from '../../rulebook/chapters/keys/keys.ts';
import { code, day, longText, text, texts } from '../../rulebook/notation/field.ts';
import { stepOf } from '../../rulebook/notation/register.ts';
import { types } from '../../rulebook/notation/types/index.ts';
import { identityOf, ownFieldsIn } from '../../web/src/forms/identity.ts';
import { inputOf, problemsOf } from '../../web/src/forms/step-input.ts';
import { problemOf } from '../../web/src/forms/validate.ts';
import { samplesToo } from '../support/samples.ts';

const line = text('用途', 'Purpose', 10);

describe('what people type', () => {
  it('[R11.1.2.2] is read as it was meant: nobody is refused for a trailing blank or what nobody sees', () => {
    expect(types.cleaned(line, ' 检查\u200b管道\t\n')).toBe('检查管道');
    expect(types.cleaned(line, '一\n二')).toBe('一 二');
    expect(types.cleaned(longText('经过', 'Account'), '一\r\n二 \n')).toBe('一\n二');
    expect(types.cleaned(line, ' \u3000\n')).toBeUndefined();
  });

  it('[R4.4.4.1.5] a list loses its empty lines; two that read the same are told at the field', () => {
    const names = texts('入室人员', 'People who enter', 3, 4);
    expect(types.cleaned(names, ['王 芳 ', '', ' '])).toEqual(['王 芳']);
    expect(problemOf(names, ['王芳', '李雷'], true)).toBeNull();
    expect(problemOf(names, ['王芳', '王 芳'], true)).toEqual({
      zh: '“入室人员”里有两项相同',
      en: '“People who enter” has two that read the same',
    });
    expect(problemOf(names, ['一', '二', '三', '四'], true)?.zh).toBe('“入室人员”最多 3 项');
    expect(problemOf(names, ['一二三四五'], true)?.zh).toContain('最多 4 字');
  });

  it('[R5.1.1] a date that does not exist is none', () => {
    const date = day('日期', 'Day');
    expect(problemOf(date, '2028-02-29', true)).toBeNull();
    expect(problemOf(date, '2026-02-29', true)?.en).toBe('“Day” is not in the right form');
  });

  it('[R4.4.2.3] a code has its form', () => {
    const keyCode = code('编号', 'Code', '^[A-Z]-[0-9]+$', 20);
    expect(problemOf(keyCode, 'K-1', true)).toBeNull();
    expect(problemOf(keyCode, 'k 1', true)?.zh).toBe('“编号”格式不对');
  });
});

describe('a room that is typed', () => {
  const back = stepOf(keyLoans, 'return');
  const sent = (returnedUnit: string, unit = '3-1-301') =>
    inputOf({ returnedUnit }, keyLoans, back, { unit }, []).returnedUnit;

  it.each(['3栋1单元301', '3-1-301室', ' 3 1 301 ', '３－１－３０１', '3号楼1单元301号房'])(
    '[R4.4.1.6] %s is the room 3-1-301, whoever writes it',
    (typed) => {
      expect(sent(typed)).toBe('3-1-301');
    },
  );

  it('[R4.4.1.6] is written as its record writes it, where that is the very room', () => {
    expect(sent('3-1-301', '3栋1单元301')).toBe('3栋1单元301');
    expect(sent('3栋1单元302', '3栋1单元301')).toBe('3-1-302');
  });

  it('[R4.4.2.3] what is no room by its number stays as it is typed', () => {
    const entry = stepOf(keys, 'register');
    const opens = (opensWhat: string) => inputOf({ opensWhat }, keys, entry, null, []).opensWhat;
    expect(opens('地下室配电室')).toBe('地下室配电室');
    expect(opens('3栋天台')).toBe('3栋天台');
    expect(opens('3栋1单元301')).toBe('3-1-301');
  });
});

describe('an id of fields', () => {
  it('[R4.4.2.3] is what is typed into them, and none before that', () => {
    expect(identityOf(keys, (name) => (name === 'code' ? ' K-05 ' : undefined))).toBe('K-05');
    expect(identityOf(keys, () => '')).toBeNull();
    const count: Record<string, string> = { day: '2026-11-01', cabinet: 'vacant' };
    expect(identityOf(keyCounts, (name) => count[name])).toBe('2026-11-01~vacant');
    expect(identityOf(keyCounts, (name) => (name === 'day' ? '2026-11-01' : undefined))).toBeNull();
    expect(keyCounts.identity && ownFieldsIn(keyCounts.identity)).toEqual(['day', 'cabinet']);
  });
});

describe('[R3.4.1.1] lines and amounts', () => {
  const invoices = samplesToo('invoices');
  const draft = stepOf(invoices, 'draft');
  const line = { kind: 'management', count: 2, price: '1.50', amount: ' 3 ' };
  const typed = (...lines: object[]) => ({ household: 'h', lines });
  const inputIn = (...lines: object[]) => inputOf(typed(...lines), invoices, draft, null, []);
  const problemsIn = (...lines: object[]) => [
    ...problemsOf(typed(...lines), invoices, draft, [], []).values(),
  ];

  it('are typed in yuan and sent in fen; a line in which nothing stands is not sent', () => {
    expect(inputIn(line, {}, { note: ' ' })).toEqual({
      household: 'h',
      lines: [{ kind: 'management', count: 2, price: 150, amount: 300 }],
    });
  });

  it('say in which line what is wrong', () => {
    expect(problemsIn(line)).toEqual([]);
    expect(problemsIn(line, { ...line, amount: '3.005' })).toEqual([
      {
        zh: '“费用明细”第 2 行：“金额”应为金额，以元为单位，最多两位小数',
        en: '“Lines”, line 2: “Amount” should be an amount in yuan, with at most two decimals',
      },
    ]);
  });

  it('of which none is filled in are missing', () => {
    expect(problemsIn({}).map(({ zh }) => zh)).toEqual(['请填写“费用明细”']);
  });
});
