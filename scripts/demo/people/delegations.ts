import type { DemoLines } from '../support/demo.ts';

/** The steward of two buildings is on leave, and has asked the clerk to stand in. */
export const lines: DemoLines = async ({ take, uid, calendar, settings, today, yesterday }) => {
  const from = yesterday('08:40');
  const until = calendar.instant(calendar.shiftDay(today, 3), settings.closing);
  const leave = { absent: uid.steward, deputy: uid.clerk, from, until };
  await take('steward', 'delegations', 'delegate', 'demo-leave', leave, from);
};
