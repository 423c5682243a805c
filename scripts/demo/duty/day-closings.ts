import { signDay } from '../../../functions/src/chapters/duty/day-closing.ts';
import type { DemoLines } from '../support/demo.ts';
import { DEMO_SITE } from '../support/site.ts';

export const after = ['duty/duty-log-reviews'];

/** The supervisor has signed for the day before yesterday. */
export const lines: DemoLines = async ({ db, uid, calendar, today, yesterday }) => {
  const day = calendar.shiftDay(today, -2);
  const at = yesterday('08:50');
  const signing = { site: DEMO_SITE, day, actor: uid.supervisor, remarks: '未了事项已交代各经办人。', at };
  await signDay(db, signing, at);
};
