import type { DemoLines } from '../support/demo.ts';

/** The supervisor has signed the day before yesterday. */
export const lines: DemoLines = async ({ take, calendar, today, yesterday }) => {
  const day = calendar.shiftDay(today, -2);
  const review = { day, remarks: '已阅，钥匙交接清楚。' };
  await take('supervisor', 'dutyLogReviews', 'sign', day, review, yesterday('08:45'));
};
