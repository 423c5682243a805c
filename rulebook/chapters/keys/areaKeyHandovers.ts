import {
  all,
  any,
  differs,
  equals,
  exists,
  holds,
  not,
  present,
  type Rule,
  rule,
} from '../../notation/condition.ts';
import { endOfMiddleShift } from '../../notation/due.ts';
import { optional, person, ref, stamp, text, whole } from '../../notation/field.ts';
import { listed, register } from '../../notation/register.ts';
import { ends, runs } from '../../notation/state.ts';
import { companion, from, opens } from '../../notation/step.ts';
import { actor, elsewhere, ownId, the, type Value, was } from '../../notation/value.ts';
import { isReportedSince, presentAgain } from '../common.ts';

const controlRoom = holds('security', 'supervisor');

const keyIsOnThisForm = all(
  equals(elsewhere('keys', was('key'), 'state'), 'out'),
  equals(elsewhere('keys', was('key'), 'loan'), ownId),
);

/** A handover has two sides: the control room, and the shift that draws or brings back. */
const betweenTwo = (name: string, shift: Value): Rule =>
  rule(
    name,
    ['R11.1.1.1', 'R11.1.1.2'],
    { zh: '交接须由两人办理，不能自交自接', en: 'A handover takes two: nobody hands over to themselves' },
    differs(actor, shift),
  );

/** 《钥匙交接单》: the early shift draws a bunch of area keys from the control room, the middle shift returns it. */
export const areaKeyHandovers = register('areaKeyHandovers', {
  form: { zh: '钥匙交接单', en: 'Key handover form' },
  cites: ['R11.1.1.1', 'R11.1.1.2'],
  fields: {
    key: ref('钥匙', 'Key', 'keys'),
    keyCode: text('钥匙编号', 'Key code', 20),
    unit: text('区域', 'Area', 60),
    pieces: whole('领出数量', 'Pieces drawn', 1, 99),
    drawnBy: person('早班领取人', 'Drawn by'),
    drawn: stamp('领出', 'Drawn'),
    returnedPieces: optional(whole('交回数量', 'Pieces returned', 0, 99)),
    returnedBy: optional(person('中班交回人', 'Returned by')),
    returned: stamp('交回', 'Returned'),
    incident: optional(ref('丢失损坏报告', 'Incident', 'keyIncidents')),
  },
  states: { drawn: runs('已领出', 'Drawn'), returned: ends('已交回', 'Returned') },
  steps: {
    draw: opens('drawn', {
      title: { zh: '领取区域钥匙', en: 'Draw area keys' },
      by: controlRoom,
      asks: ['key', 'drawnBy'],
      stamps: ['drawn'],
      sets: { keyCode: the('key.code'), unit: the('key.opensWhat'), pieces: the('key.present') },
      provided: [
        rule(
          'isAreaKey',
          ['R11.1.1.1'],
          { zh: '只适用于区域钥匙', en: 'For area keys only' },
          equals(the('key.kind'), 'area'),
        ),
        rule(
          'drawerIsActive',
          ['R11.1.1.1'],
          { zh: '领取人须为在职员工', en: 'Who draws must be an active member of staff' },
          equals(the('drawnBy.state'), 'active'),
        ),
        betweenTwo('drawnByAnother', the('drawnBy')),
      ],
      together: [companion('keys', 'lend', { at: the('key'), back: 'loan' })],
      log: {
        kind: 'areaKeysDrawn',
        words: {
          zh: '{drawnBy} 领取区域钥匙 {keyCode}（{unit}）{pieces} 把',
          en: '{drawnBy} draws area keys {keyCode} ({unit}), pieces: {pieces}',
        },
      },
      cites: ['R11.1.1.1'],
    }),
    return: from('drawn').to('returned', {
      title: { zh: '交回监控室', en: 'Return to the control room' },
      by: controlRoom,
      asks: ['returnedPieces', 'returnedBy'],
      mayAsk: ['incident'],
      stamps: ['returned'],
      provided: [
        betweenTwo('returnedByAnother', the('returnedBy')),
        rule(
          'countedInFull',
          ['R11.1.1.2', 'R4.4.1.6'],
          {
            zh: '清点数量与领出不符，须同时填写丢失损坏报告',
            en: 'The count differs from what was drawn: report it with the return',
          },
          any(equals(the('returnedPieces'), was('pieces')), isReportedSince(was('opened.at'))),
        ),
      ],
      together: [
        companion('keys', 'return', {
          at: was('key'),
          back: 'loan',
          input: { present: presentAgain },
          when: all(keyIsOnThisForm, not(equals(the('returnedPieces'), 0))),
        }),
        companion('keys', 'lose', {
          at: was('key'),
          back: 'loan',
          input: { incident: the('incident') },
          when: all(keyIsOnThisForm, equals(the('returnedPieces'), 0)),
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
        kind: 'areaKeysReturned',
        words: {
          zh: '{returnedBy} 交回区域钥匙 {keyCode}（{unit}）{returnedPieces} 把，监控室已清点',
          en: '{returnedBy} returns area keys {keyCode} ({unit}), pieces: {returnedPieces}, counted by the control room',
        },
      },
      cites: ['R11.1.1.2'],
    }),
  },
  due: {
    return: {
      title: { zh: '区域钥匙未交回', en: 'Area keys not returned' },
      before: { zh: '区域钥匙待交回', en: 'Area keys to come back' },
      while: ['drawn'],
      at: endOfMiddleShift(the('opened.at')),
      wants: 'return',
      concerns: ['drawnBy', 'opened.by'],
      words: {
        zh: '区域钥匙 {keyCode}（{unit}）中班结束未交回',
        en: 'Area keys {keyCode} ({unit}) not returned by the end of the middle shift',
      },
      cites: ['R11.1.1.2'],
    },
  },
  lists: {
    drawn: listed({ zh: '未交回', en: 'Drawn' }, [['state', '==', 'drawn']]),
    all: listed({ zh: '全部', en: 'All' }),
  },
  columns: ['keyCode', 'unit', 'pieces', 'drawnBy', 'drawn', 'returnedPieces', 'returnedBy', 'returned'],
  subject: '{keyCode} {unit}',
});
