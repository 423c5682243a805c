import {
  all,
  any,
  atLeast,
  before,
  equals,
  implies,
  moves,
  not,
  present,
  rule,
} from '../../notation/condition.ts';
import {
  attachment,
  day,
  decimal,
  explained,
  optional,
  ref,
  stamp,
  text,
  yesNo,
} from '../../notation/field.ts';
import { listed, register } from '../../notation/register.ts';
import { ends, inOrder, runs } from '../../notation/state.ts';
import { companion, from, opens } from '../../notation/step.ts';
import { the, today } from '../../notation/value.ts';
import { madeForThis } from '../common.ts';
import { atTheMeter } from './meters.ts';

const READING_MOST = 999_999_999;

const meterShowsIt = companion('meters', 'note', {
  at: the('meter'),
  back: 'latestReading',
  input: { latest: the('reading'), latestOn: the('readOn') },
});

/** What the meter is called: in a list nobody looks it up. */
const ofItsMeter = {
  unit: the('meter.unit'),
  room: the('meter.room'),
  number: the('meter.number'),
} as const;

const notAhead = rule(
  'notAhead',
  ['R3.4.1.2'],
  { zh: '抄表日期不能晚于今天', en: 'Nobody reads a meter ahead of time' },
  not(before(today, the('readOn'))),
);

const ofTheMeter = rule(
  'photoOfTheMeter',
  ['R3.4.1.2'],
  { zh: '照片须为本次抄表所拍', en: 'The picture must be of this reading' },
  implies(present(the('photo')), madeForThis('photo', 'meterReadings')),
);

/** 《抄表记录》: what a meter showed on a day. What was wrong is put right by another reading, and stays. */
export const meterReadings = register('meterReadings', {
  form: { zh: '抄表记录', en: 'Meter readings' },
  rank: 80,
  cites: ['R3.4.1.2', 'R3.4.1.1'],
  fields: {
    meter: ref('计量表', 'Meter', 'meters'),
    unit: ref('房屋', 'Unit', 'units'),
    room: text('房号', 'Room', 60),
    number: text('表号', 'Number', 40),
    readOn: day('抄表日期', 'Read on'),
    reading: decimal('读数', 'Reading', 0, READING_MOST),
    previous: decimal('上次读数', 'Reading before', 0, READING_MOST),
    previousOn: day('上次抄表', 'Read before on'),
    estimated: explained(
      optional(yesNo('估读', 'Estimated')),
      '未能入户时估读，下次抄表自动多退少补',
      'Where nobody could get to it; the next reading puts it right',
    ),
    photo: optional(attachment('照片', 'Photo')),
    reason: optional(text('说明', 'Reason')),
    corrects: optional(ref('更正哪条', 'In place of', 'meterReadings')),
    corrected: stamp('被更正', 'Corrected'),
    correctedBy: optional(ref('更正为', 'Put right by', 'meterReadings')),
  },
  states: { taken: inOrder(runs('已抄', 'Read')), corrected: ends('已更正', 'Put right') },
  steps: {
    take: opens('taken', {
      title: { zh: '抄表', en: 'Read a meter' },
      by: atTheMeter,
      often: true,
      asks: ['meter', 'reading', 'readOn'],
      mayAsk: ['estimated', 'photo', 'reason'],
      sets: { ...ofItsMeter, previous: the('meter.latest'), previousOn: the('meter.latestOn') },
      provided: [
        notAhead,
        ofTheMeter,
        rule(
          'notBeforeTheLast',
          ['R3.4.1.2'],
          {
            zh: '抄表日期不能早于上次抄表；更正请用“更正读数”',
            en: 'It was read later than that already: put the reading right',
          },
          not(before(the('readOn'), the('meter.latestOn'))),
        ),
        rule(
          'belowTheLastIsExplained',
          ['R3.4.1.2'],
          { zh: '读数小于上次读数时须说明原因', en: 'A reading below the last one needs a reason' },
          any(atLeast(the('reading'), the('meter.latest')), present(the('reason'))),
        ),
      ],
      together: [meterShowsIt],
      cites: ['R3.4.1.2'],
    }),
    correct: opens('taken', {
      title: { zh: '更正读数', en: 'Put a reading right' },
      by: atTheMeter,
      asks: ['meter', 'corrects', 'reading', 'readOn', 'reason'],
      mayAsk: ['photo'],
      sets: {
        ...ofItsMeter,
        previous: the('corrects.previous'),
        previousOn: the('corrects.previousOn'),
      },
      provided: [
        notAhead,
        ofTheMeter,
        rule(
          'notBeforeThePrevious',
          ['R3.4.1.2'],
          {
            zh: '抄表日期不能早于再前一次抄表',
            en: 'It was not read before the reading that came before it',
          },
          not(before(the('readOn'), the('corrects.previousOn'))),
        ),
        rule(
          'theLatestOfTheMeter',
          ['R3.4.1.2'],
          {
            zh: '只能更正该表的最近一次读数；更早的由下次读数多退少补',
            en: 'The latest reading is put right; older ones by the next one',
          },
          all(
            equals(the('corrects.meter'), the('meter')),
            equals(the('meter.latestReading'), the('corrects')),
          ),
        ),
      ],
      together: [
        meterShowsIt,
        companion('meterReadings', 'giveWay', { at: the('corrects'), back: 'correctedBy' }),
      ],
      cites: ['R3.4.1.2'],
    }),
    giveWay: from('taken').to('corrected', {
      title: { zh: '被更正', en: 'Put right' },
      by: atTheMeter,
      asks: ['correctedBy'],
      stamps: ['corrected'],
      provided: [
        rule(
          'withAnotherReading',
          ['R3.4.1.2'],
          { zh: '须有更正的读数', en: 'There must be a reading in its place' },
          moves('meterReadings', the('correctedBy'), ['correct'], 'corrects'),
        ),
      ],
      cites: ['R3.4.1.2'],
    }),
  },
  lists: {
    taken: listed({ zh: '已抄', en: 'Read' }, [['state', '==', 'taken']], [['readOn', 'desc']]),
    all: listed({ zh: '全部', en: 'All' }, [], [['readOn', 'desc']]),
  },
  columns: ['room', 'number', 'readOn', 'reading', 'previous', 'estimated', 'opened'],
  subject: '{room} {readOn}',
  detail: '{number} {reading}',
});
