import { atLeast, equals, exists, implies, partition, present, rule } from '../../notation/condition.ts';
import { endOfWorkingDay, timeOn } from '../../notation/due.ts';
import { choice, day, optional, refs, stamp, text, texts, whole } from '../../notation/field.ts';
import { laidIn } from '../../notation/gathered.ts';
import { inUse } from '../../notation/owed.ts';
import { listed, register } from '../../notation/register.ts';
import { ends, runs } from '../../notation/state.ts';
import { from, opens } from '../../notation/step.ts';
import { elsewhere, joined, ownId, site, size, the, today } from '../../notation/value.ts';
import { keeperOfAny } from '../common.ts';
import { keyKinds } from './release-matrix.ts';

const everyKeyNamedOnce = rule(
  'everyKeyNamedOnce',
  ['R4.4.1.7', 'R2.4.12'],
  {
    zh: '柜中每把钥匙须且只须点到一次：在柜、缺少或借出',
    en: 'Each key of the cabinet is named once: found, missing or out',
  },
  partition([the('found'), the('missing'), the('lent')], elsewhere('countInventory', ownId, 'keys')),
);

/** 每日清点: each cabinet is counted every day against the inventory; a missing key becomes an incident by itself. */
export const keyCounts = register('keyCounts', {
  form: { zh: '钥匙每日清点表', en: 'Daily key count' },
  cites: ['R4.4.1.7', 'R2.4.12', 'R4.4.4.1.7', 'R11.1.2.4'],
  fields: {
    day: day('日期', 'Day'),
    cabinet: choice('钥匙柜', 'Cabinet', keyKinds),
    found: optional(refs('在柜', 'Found', 'keys', 500)),
    missing: optional(refs('缺少', 'Missing', 'keys', 500)),
    lent: optional(refs('借出或已报失', 'Out or reported lost', 'keys', 500)),
    pieces: optional(whole('在柜（把）', 'Pieces found', 0, 49_500)),
    unexpected: optional(texts('多出', 'Unexpected', 5, 60)),
    note: optional(text('备注', 'Note')),
    done: stamp('清点完成', 'Counted'),
  },
  states: { open: runs('清点中', 'Counting'), done: ends('已清点', 'Counted') },
  identity: joined(the('day'), '~', the('cabinet')),
  steps: {
    start: opens('open', {
      title: { zh: '开始清点', en: 'Start the count' },
      by: keeperOfAny(the('cabinet')),
      asks: ['day', 'cabinet'],
      provided: [
        rule(
          'ofToday',
          ['R4.4.1.7', 'R5.1.1'],
          { zh: '只能清点当天', en: 'Only today can be counted' },
          equals(the('day'), today),
        ),
      ],
      cites: ['R4.4.1.7'],
    }),
    finish: from('open').to('done', {
      title: { zh: '完成清点', en: 'Finish the count' },
      by: keeperOfAny(the('cabinet')),
      asks: ['found', 'missing', 'lent'],
      mayAsk: ['pieces', 'unexpected', 'note'],
      stamps: ['done'],
      provided: [
        rule(
          'inventoryLaidIn',
          ['R4.4.1.7'],
          {
            zh: '应清点的钥匙清单尚未生成，请稍候再试',
            en: 'The list of keys to count is not there yet: try again in a moment',
          },
          exists('countInventory', ownId),
        ),
        everyKeyNamedOnce,
        rule(
          'aPieceForEachKey',
          ['R4.4.1.7', 'R2.4.12'],
          {
            zh: '在柜的把数不能少于在柜的钥匙数',
            en: 'Each key that was found has a piece at least',
          },
          implies(present(the('pieces')), atLeast(the('pieces'), size(the('found')))),
        ),
      ],
      log: {
        kind: 'keysCounted',
        words: {
          zh: '清点{cabinet}钥匙柜：在柜 {found.length}，缺少 {missing.length}，借出或已报失 {lent.length}',
          en: 'Cabinet counted ({cabinet}): found {found.length}, missing {missing.length}, out or reported lost {lent.length}',
        },
      },
      cites: ['R4.4.1.7', 'R2.4.12', 'R4.4.4.1.7'],
    }),
  },
  due: {
    finish: {
      title: { zh: '清点未完成', en: 'Count not finished' },
      before: { zh: '清点待完成', en: 'Count to be finished' },
      while: ['open'],
      at: endOfWorkingDay(the('opened.at')),
      wants: 'finish',
      concerns: ['opened.by'],
      roles: ['supervisor'],
      words: { zh: '{day} {cabinet}钥匙柜清点未完成', en: 'The count of {day} ({cabinet}) is not finished' },
      cites: ['R4.4.1.7'],
    },
  },
  owes: {
    count: {
      title: { zh: '钥匙未清点', en: 'Keys not counted' },
      before: { zh: '钥匙待清点', en: 'Keys to be counted' },
      by: timeOn(the('day'), site('countBy')),
      each: inUse('cabinet', 'keys', 'kind', ['withdrawn']),
      // A count that names every key of its cabinet once is the day's count; another is none.
      met: { day: 'day', states: ['done'], provided: everyKeyNamedOnce },
      lapses: true,
      concerns: 'keepers',
      roles: ['supervisor'],
      // R11.1.1.1 Area keys lie in the control room.
      rolesOf: { area: ['security'] },
      words: {
        zh: '{day} {cabinet}钥匙柜尚未清点',
        en: "The cabinet '{cabinet}' has not been counted on {day}",
      },
      cites: ['R4.4.1.7'],
    },
  },
  lists: {
    all: listed({ zh: '全部', en: 'All' }),
    ofDay: listed({ zh: '按日', en: 'By day' }, [['day', '==', '']]),
  },
  columns: ['day', 'cabinet', 'found', 'pieces', 'missing', 'lent', 'unexpected', 'done'],
  subject: '{day} {cabinet}',
});

/** The keys that a count has to name, laid in by the server when it is started: all of the cabinet not withdrawn. */
export const countInventory = register('countInventory', {
  form: { zh: '应清点的钥匙', en: 'Keys to count' },
  cites: ['R4.4.1.7'],
  fields: { keys: refs('钥匙', 'Keys', 'keys', 500) },
  states: {},
  beneath: { register: 'keyCounts', collection: 'standing', id: 'inventory' },
  gathers: laidIn('keys', {
    ...{ of: 'keys', where: { kind: 'cabinet' }, not: ['withdrawn'], while: ['open'] },
  }),
  framed: 'keyCounts/{id}/standing/inventory',
  steps: {},
  columns: ['keys'],
  subject: '',
});
