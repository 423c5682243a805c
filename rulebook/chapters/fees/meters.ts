import { any, atLeast, before, holds, none, not, present, rule } from '../../notation/condition.ts';
import { choice, day, decimal, explained, optional, ref, text, whole } from '../../notation/field.ts';
import { listed, register } from '../../notation/register.ts';
import { ends, inOrder, runs } from '../../notation/state.ts';
import { from, opens } from '../../notation/step.ts';
import { joined, the, today, was } from '../../notation/value.ts';
import { meterKinds } from './meter-kinds.ts';
import { movesWithReading } from './meter-reading-moves.ts';

const READING_MOST = 999_999_999;

/** Who reads meters, and puts them in. */
export const atTheMeter = holds('steward', 'engineer', 'cashier', 'assistant', 'supervisor');

/** 《计量表台账》: which meter hangs where. A new one is another record, so what the old one showed stays. */
export const meters = register('meters', {
  form: { zh: '计量表台账', en: 'Meters' },
  rank: 90,
  cites: ['R3.4.1.1', 'R3.4.1.2'],
  fields: {
    unit: ref('房屋', 'Unit', 'units'),
    room: text('房号', 'Room', 60),
    kind: choice('种类', 'Kind', meterKinds),
    number: text('表号', 'Number', 40),
    multiplier: explained(
      optional(decimal('倍率', 'Multiplier', 0.001, 10_000)),
      '互感器倍率；没有则不填',
      'Of a transformer; left empty where there is none',
    ),
    digits: explained(
      optional(whole('整数位数', 'Digits', 3, 9)),
      '走满后归零，按位数续算',
      'A meter that runs over begins anew at nothing',
    ),
    installedOn: day('安装日期', 'Installed on'),
    initial: decimal('起始读数', 'First reading', 0, READING_MOST),
    latest: decimal('最近读数', 'Latest reading', 0, READING_MOST),
    latestOn: day('最近抄表', 'Read on'),
    latestReading: optional(ref('抄表记录', 'Its record', 'meterReadings')),
    replaces: optional(ref('换下的表', 'In place of', 'meters')),
    finalReading: optional(decimal('拆表读数', 'Last reading', 0, READING_MOST)),
    removedOn: optional(day('拆表日期', 'Removed on')),
    reason: optional(text('说明', 'Reason')),
  },
  states: { inUse: inOrder(runs('在用', 'In use')), removed: ends('已拆除', 'Removed') },
  steps: {
    install: opens('inUse', {
      title: { zh: '装表', en: 'Install' },
      by: atTheMeter,
      asks: ['unit', 'kind', 'number', 'installedOn', 'initial'],
      mayAsk: ['multiplier', 'digits', 'replaces'],
      sets: {
        room: joined(the('unit.building'), '-', the('unit.entrance'), '-', the('unit.room')),
        latest: the('initial'),
        latestOn: the('installedOn'),
      },
      provided: [
        rule(
          'notAhead',
          ['R3.4.1.2'],
          { zh: '安装日期不能晚于今天', en: 'A meter is entered once it is there' },
          not(before(today, the('installedOn'))),
        ),
        rule(
          'numberOnce',
          ['R3.4.1.2'],
          { zh: '该表号已在用', en: 'A meter with this number is in use' },
          none('meters', [
            ['number', '==', the('number')],
            ['state', 'in', ['inUse']],
          ]),
        ),
      ],
      gate: 'server',
      cites: ['R3.4.1.2'],
    }),
    // Drawn in by a reading, so that the next one can be held against it, without a network too.
    note: from('inUse').stays({
      title: { zh: '抄表', en: 'Read' },
      by: atTheMeter,
      asks: ['latest', 'latestOn', 'latestReading'],
      provided: [movesWithReading],
      cites: ['R3.4.1.2'],
    }),
    remove: from('inUse').to('removed', {
      title: { zh: '拆表', en: 'Remove' },
      by: atTheMeter,
      asks: ['finalReading', 'removedOn'],
      mayAsk: ['reason'],
      provided: [
        rule(
          'belowTheLastIsExplained',
          ['R3.4.1.2'],
          { zh: '拆表读数小于上次读数时须说明原因', en: 'A reading below the last one needs a reason' },
          any(atLeast(the('finalReading'), was('latest')), present(the('reason')), present(was('digits'))),
        ),
      ],
      gate: 'server',
      cites: ['R3.4.1.2'],
    }),
  },
  lists: {
    inUse: listed({ zh: '在用', en: 'In use' }, [['state', '==', 'inUse']], [['unit', 'asc']]),
    all: listed({ zh: '全部', en: 'All' }),
  },
  columns: ['room', 'kind', 'number', 'latest', 'latestOn'],
  subject: '{room} {kind}',
  detail: '{number}',
  foundBy: ['number', 'room'],
  chosenFrom: { not: ['removed'] },
});
