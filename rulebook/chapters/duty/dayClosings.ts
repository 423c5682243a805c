import { any, equals, holds, present, type Rule, rule, theServer } from '../../notation/condition.ts';
import { day, hidden, LONG_TEXT_MAX, optional, rows, stamp, text, whole } from '../../notation/field.ts';
import { listed, register } from '../../notation/register.ts';
import { ends, waits } from '../../notation/state.ts';
import { from, opens, type StepTerms } from '../../notation/step.ts';
import { the } from '../../notation/value.ts';
import type { Role } from '../../site/roles.ts';
import { mayBeSigned } from './dutyLog.ts';

/** Who may read what a day has to show. */
export const dayReaders = ['supervisor', 'manager', 'gm'] as const satisfies readonly Role[];

/** A hash in hexadecimal digits. */
const HASH = 64;

const openExplained: Rule = rule(
  'openExplained',
  ['R2.4.8', 'R7.2'],
  { zh: '还有未了事项，须写明如何处理', en: 'Something is still open: say what is done about it' },
  any(equals(the('open'), 0), present(the('remarks'))),
);

const signature: StepTerms = {
  title: { zh: '签字', en: 'Sign' },
  by: holds('supervisor'),
  asks: ['day', 'lines', 'open', 'sealed', 'digest'],
  mayAsk: ['seal', 'remarks'],
  stamps: ['signed'],
  provided: [...mayBeSigned, openExplained],
  // What the day has to show is reckoned by the server, not told by whoever signs.
  gate: 'ownCallable',
  log: {
    kind: 'dayClosed',
    words: {
      zh: '{day} 日结证明已签字，未了 {open} 项，摘要 {digest}',
      en: 'Day closing of {day} signed, {open} still open, digest {digest}',
    },
  },
  cites: ['R2.4.8', 'R4.4.1.4', 'R7.2'],
};

/**
 * 日结证明: what a day has to show at its end, as the supervisor signed it: one page. Its digest stands in the duty log, and
 * so in the chain of its seals.
 */
export const dayClosings = register('dayClosings', {
  form: { zh: '日结证明', en: 'Day closing' },
  rank: 20,
  cites: ['R2.4.8', 'R4.4.1.4', 'R7.2'],
  fields: {
    day: day('日期', 'Day'),
    lines: rows('事项', 'What is shown', 30, {
      item: text('项目', 'Item', 160),
      done: whole('完成', 'Done', 0, 100_000),
      of: whole('应完成', 'To be done', 0, 100_000),
      missing: optional(text('未完成', 'Missing', LONG_TEXT_MAX)),
      missingEnglish: hidden(optional(text('英文未完成', 'Missing, in English', LONG_TEXT_MAX))),
    }),
    open: whole('未了事项', 'Still open', 0, 100_000),
    sealed: whole('日志封存条数', 'Entries sealed', 0, 100_000),
    seal: hidden(optional(text('日志校验码', 'Seal of the log', HASH))),
    digest: hidden(text('摘要', 'Digest', HASH)),
    remarks: optional(text('处理说明', 'What is done about it', 500)),
    signed: stamp('签字', 'Signed'),
  },
  states: {
    signed: ends('已签', 'Signed'),
    reopened: waits('签后有待补手续，待重签', 'To be signed again', 'signAgain'),
  },
  readers: [holds(...dayReaders)],
  identity: the('day'),
  steps: {
    sign: opens('signed', signature),
    signAgain: from('signed', 'reopened').to('signed', {
      ...signature,
      title: { zh: '重新签字', en: 'Sign again' },
    }),
    // R4.4.1.4 A day whose emergency papers are owed is not closed, whenever that becomes known.
    reopen: from('signed').to('reopened', {
      title: { zh: '签后有待补手续', en: 'Opened again' },
      by: theServer,
      tells: [
        {
          roles: ['supervisor'],
          words: {
            zh: '{day} 日结证明签字之后又有紧急动用钥匙待补手续，补齐后请重新签字',
            en: 'Papers of an emergency release of {day} are owed: please sign its closing again once they are complete',
          },
        },
      ],
      cites: ['R4.4.1.4'],
    }),
  },
  lists: { all: listed({ zh: '全部', en: 'All' }, [], [['day', 'desc']]) },
  columns: ['day', 'open', 'remarks', 'signed'],
  subject: '{day}',
  detail: '{open}',
});
