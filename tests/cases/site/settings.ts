import { type RegisterCases, readByStaff } from '../../support/rules/cases.ts';

export const cases: RegisterCases = {
  openings: [],
  movings: [
    {
      step: 'change',
      uid: 'manager',
      arrange: async (site, uid) => {
        const times = { workdayStart: '09:00', closing: '17:30', midShiftEnd: '23:00', countBy: '11:00' };
        const days = { workdays: [1, 2, 3], holidays: ['2026-10-01'], makeUpWorkdays: ['2026-10-10'] };
        const rest = {
          escalationMinutes: [30, 60],
          idCopyRetentionDays: 30,
          disclosureHoursMax: 12,
          contacts: '8001',
          name: '湖',
          nameEnglish: 'Lake',
        };
        return (claims) =>
          site.as(uid, claims).moves('settings', 'site', 'change', { ...times, ...days, ...rest });
      },
    },
  ],
  reads: [readByStaff('settings/site')],
};
