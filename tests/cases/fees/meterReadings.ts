import { type RegisterCases, readByStaff } from '../../support/rules/cases.ts';
import { correctionOf, lastReading, meter, readingOf } from '../../support/rules/fees.ts';
import { day } from '../../support/rules/moments.ts';
import { myStamp } from '../../support/rules/person.ts';

const noted = (reading: number, latestReading: string, latestOn = day()) => ({
  ...{ latest: reading, latestOn, latestReading },
});

export const cases: RegisterCases = {
  openings: [
    {
      step: 'take',
      uid: 'steward',
      arrange: async (site, uid) => {
        await meter(site);
        await site.attachment('photo', 'photo', { forRegister: 'meterReadings', forRecord: 'r2' });
        const more = { estimated: true, photo: 'photo', reason: '未能入户' };
        return (claims) =>
          site
            .as(uid, claims)
            .opens('meterReadings', 'r2', 'take', 'taken', { ...readingOf('m1'), ...more })
            .moves('meters', 'm1', 'note', noted(112.5, 'r2'));
      },
    },
    {
      step: 'correct',
      uid: 'cashier',
      arrange: async (site, uid) => {
        await lastReading(site);
        await site.attachment('photo', 'photo', { forRegister: 'meterReadings', forRecord: 'r2' });
        return (claims) =>
          site
            .as(uid, claims)
            .opens('meterReadings', 'r2', 'correct', 'taken', { ...correctionOf('m1', 'r1'), photo: 'photo' })
            .moves('meters', 'm1', 'note', noted(97, 'r2', day(-9)))
            .moves('meterReadings', 'r1', 'giveWay', {
              ...{ state: 'corrected', correctedBy: 'r2', corrected: myStamp },
            });
      },
    },
  ],
  movings: [
    {
      step: 'giveWay',
      uid: 'supervisor',
      arrange: async (site, uid) => {
        await lastReading(site);
        const fields = { state: 'corrected', correctedBy: 'r2', corrected: myStamp };
        return (claims) =>
          site
            .as(uid, claims)
            .moves('meterReadings', 'r1', 'giveWay', fields)
            .opens('meterReadings', 'r2', 'correct', 'taken', correctionOf('m1', 'r1'))
            .moves('meters', 'm1', 'note', noted(97, 'r2', day(-9)));
      },
    },
  ],
  reads: [readByStaff('meterReadings/r1')],
};
