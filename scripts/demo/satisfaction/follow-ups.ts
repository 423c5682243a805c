import { planFollowUps } from '../../../functions/src/chapters/satisfaction/plan-follow-ups.ts';
import { takeStep } from '../../../functions/src/records/take-step.ts';
import { shiftedMonth } from '../../../rulebook/chapters/fees/reckoning/days.ts';
import { SYSTEM } from '../../../rulebook/notation/record.ts';
import { closingOf } from '../fees/support/months.ts';
import type { DemoLines } from '../support/demo.ts';
import { DEMO_SITE } from '../support/site.ts';

export const after = ['satisfaction/surveys'];

const found = ['家中一切正常', '反映楼道灯不亮，已报修', '对保洁满意', '空调外机噪音，已登记'];

/** The visits of this month: most of those planned until yesterday are made, and some households have said what they think. */
export const lines: DemoLines = async (demo) => {
  const { db, today, calendar, take } = demo;
  const before = shiftedMonth(today.slice(0, 7), -1);
  const around = { db, now: closingOf(demo, before), page: '' };
  await planFollowUps({ site: DEMO_SITE, period: before }, around);
  const planned = await db
    .collection(`sites/${DEMO_SITE}/followUps`)
    .where('plannedOn', '<', today)
    .orderBy('plannedOn')
    .get();
  for (const [place, each] of planned.docs.entries()) {
    if (each.get('reason') !== 'routine' || place % 6 === 5) continue;
    const day = String(each.get('plannedOn'));
    const at = calendar.instant(day, `${9 + (place % 8)}:35`.padStart(5, '0'));
    const noted = { met: place % 3 === 0 ? 'family' : 'household', found: found[place % found.length] };
    await take('assistant', 'followUps', 'visit', each.id, noted, at);
    if (place % 2 === 0) continue;
    const later = new Date(at.getTime() + 45 * 60_000);
    const input = { score: 3 + (place % 3), answeredOn: day };
    const answer = { site: DEMO_SITE, register: 'followUps', step: 'answer', id: each.id, input };
    await takeStep(db, { ...answer, actor: SYSTEM, at: later }, later);
  }
};
