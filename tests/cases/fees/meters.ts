import { type RegisterCases, readByStaff } from '../../support/rules/cases.ts';
import { meter, readingOf } from '../../support/rules/fees.ts';
import { day } from '../../support/rules/moments.ts';

export const cases: RegisterCases = {
  openings: [],
  movings: [
    {
      step: 'note',
      uid: 'engineer',
      arrange: async (site, uid) => {
        await meter(site);
        const shown = { latest: 112.5, latestOn: day(), latestReading: 'r2' };
        return (claims) =>
          site
            .as(uid, claims)
            .moves('meters', 'm1', 'note', shown)
            .opens('meterReadings', 'r2', 'take', 'taken', readingOf('m1'));
      },
    },
  ],
  reads: [readByStaff('meters/m1')],
};
