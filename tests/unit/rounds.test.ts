import { describe, expect, it } from 'vitest';
import { chaseStop } from '../../web/src/chapters/fees/chase-stop.ts';
import { visitStop } from '../../web/src/chapters/satisfaction/visit-stop.ts';
import { isOpen, standingsOf } from '../../web/src/rounds/standing.ts';
import { buildingsOf, floorsOf, keyOf, type Stop, whereabouts } from '../../web/src/rounds/stop.ts';

const at = (time: string) => new Date(`2026-11-25T${time}:00+08:00`);

const visit = (room: string, more: object = {}) => ({
  id: `visit-${room}`,
  data: {
    ...{ state: 'planned', rev: 1, household: 'h1', building: room.split('-')[0], room },
    ...{ reason: 'routine', plannedOn: '2026-11-25', until: '2026-11-30', tries: 0, ...more },
  },
});
const stopAt = (room: string, more?: object): Stop => visitStop(visit(room, more), '2026-11-25');

describe('the way that a round takes', () => {
  it.each([
    ['3', '3-1-601', { entrance: '1', floor: '6' }],
    ['3', '3-2-1203', { entrance: '2', floor: '12' }],
    ['A座', 'A座-1201', { entrance: '', floor: '12' }],
    ['3', '3-1-A602', { entrance: '1', floor: '6' }],
    ['3', '3-1-02', { entrance: '1', floor: '' }],
    ['别墅', '别墅-7', { entrance: '', floor: '' }],
  ])('building %s, room %s', (building, room, where) => {
    expect(whereabouts({ building, room })).toEqual(where);
  });

  it('[R2.4.14] is building by building, entrance by entrance, floor by floor, door by door', () => {
    const stops = ['10-1-101', '2-2-301', '2-1-1001', '2-1-202', '2-1-201'].map((room) => stopAt(room));
    expect(buildingsOf(stops)).toEqual(['2', '10']);
    const walked = floorsOf(stops.filter(({ building }) => building === '2'));
    expect(walked.map(({ entrance, floor }) => `${entrance}.${floor}`)).toEqual(['1.2', '1.10', '2.3']);
    expect(walked[0]?.stops.map(({ room }) => room)).toEqual(['2-1-201', '2-1-202']);
  });
});

describe('what is kept on a device of a home that is visited', () => {
  it('[R1.3] [R2.4.16] is what the visit is judged by: no name, no number, nothing that the household has said', () => {
    const { known } = stopAt('3-1-601', {
      ...{ told: '电梯太慢', opinion: '不满意', score: 2 },
      ...{ opened: { by: 'system' }, phones: ['13800000002'] },
    });
    expect(Object.keys(known).sort()).toEqual(
      ['building', 'plannedOn', 'reason', 'rev', 'room', 'state', 'tries', 'until'].sort(),
    );
  });

  it('[R1.3] is the same of one that owes: the sum and since when, and not to whom the notice was given', () => {
    const [stop] = chaseStop({
      id: 'case',
      data: {
        ...{
          state: 'stewardVisit',
          rev: 4,
          building: '1',
          room: '1-1-302',
          owed: 17_900,
          since: '2026-10-01',
        },
        ...{ lateFee: 120, household: 'h2', dunning: { how: 'hand', toWhom: '李女士' } },
      },
    });
    expect(Object.keys(stop?.known ?? {}).sort()).toEqual(
      ['building', 'lateFee', 'owed', 'rev', 'room', 'since', 'state'].sort(),
    );
  });
});

describe('a stop', () => {
  it('[R2.4.14] says that it is late, and how often nobody was at home', () => {
    expect(stopAt('3-1-601').notes).toEqual([]);
    const { notes } = stopAt('3-1-601', { plannedOn: '2026-11-20', tries: 2 });
    expect(notes.map(({ zh }) => zh)).toEqual(['计划 2026-11-20', '2 次未遇']);
  });

  it('[R3.4.1.3.2] of the chase is a visit with its two answers; a notice has one', () => {
    const stageOf = (state: string) => chaseStop({ id: 'case', data: { state, room: '1-1-302', owed: 100 } });
    expect(stageOf('stewardVisit')).toMatchObject([
      {
        yes: { step: 'visitAsSteward', preset: { stewardVisit: { met: true } } },
        no: { step: 'visitAsSteward', preset: { stewardVisit: { met: false, why: 'unknown' } } },
      },
    ]);
    expect(stageOf('dunningNotice')).toMatchObject([{ yes: { step: 'serveDunning' } }]);
    expect(stageOf('dunningNotice')[0]?.no).toBeUndefined();
    expect(stageOf('managerDecision')).toEqual([]);
  });

  it('is open until it is marked, or until the server has had it since the round was fetched', () => {
    const stop = stopAt('3-1-601');
    const kept = { at: at('14:02'), stops: [stop] };
    const sentAt = (time: string) => [
      {
        site: 's',
        uid: 'lin',
        round: 'visits',
        stop: keyOf(stop),
        place: '3-1-601',
        sign: 'no',
        at: at(time),
      } as const,
    ];
    expect(standingsOf(kept, [], []).map(isOpen)).toEqual([true]);
    expect(standingsOf(kept, [], sentAt('14:30')).map(isOpen)).toEqual([false]);
    // Fetched anew, it stands as the server has it: nobody was at home, and one comes again.
    expect(standingsOf(kept, [], sentAt('13:30')).map(isOpen)).toEqual([true]);
  });
});
