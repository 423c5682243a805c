import { takeStep } from '../../../functions/src/records/take-step.ts';
import { type Stage, stages } from '../../../rulebook/chapters/fees/arrears.ts';
import { shifted } from '../../../rulebook/chapters/fees/reckoning/days.ts';
import { SYSTEM } from '../../../rulebook/notation/record.ts';
import type { Role } from '../../../rulebook/site/roles.ts';
import { householdIn } from '../homes/support/household-in.ts';
import type { Demo, DemoLines } from '../support/demo.ts';
import { DEMO_SITE } from '../support/site.ts';
import { isPast } from './support/months.ts';
import { owing } from './support/owing.ts';

export const after = ['fees/bills'];

const notice = { how: 'hand', toWhom: '业主本人' };
const visited = {
  ...{ met: true, why: 'service', explanation: '已说明费用构成和收费依据' },
  ...{ dissatisfaction: '电梯维修慢、楼道灯不亮', view: '问题解决后愿意补缴' },
};

/** How each stage is served, and by which step the next begins. */
interface Way {
  readonly by: Role;
  readonly step: string;
  readonly next: string;
  readonly input: (day: string) => Readonly<Record<string, unknown>>;
}

const ways: Readonly<Partial<Record<Stage, Way>>> = {
  dunningNotice: {
    by: 'steward',
    step: 'serveDunning',
    input: () => ({ dunning: notice }),
    next: 'toDeadlineNotice',
  },
  deadlineNotice: {
    ...{ by: 'steward', step: 'serveDeadline', next: 'toStewardVisit' },
    input: (day: string) => ({ deadline: notice, payBy: shifted(day, 7) }),
  },
  stewardVisit: {
    ...{ by: 'steward', step: 'visitAsSteward', next: 'toAssistantVisit' },
    input: () => ({ stewardVisit: visited }),
  },
  assistantVisit: {
    ...{ by: 'assistant', step: 'visitAsAssistant', next: 'toManagerDecision' },
    input: () => ({ assistantVisit: { ...visited, why: 'refuses' }, consequencesExplained: true }),
  },
};

/** A case at every stage: each was served two days after it began, and gave way twelve days later. */
export const lines: DemoLines = async (demo) => {
  for (const { room, stage } of owing) await climb(demo, await householdIn(demo, room), stage);
};

async function climb(demo: Demo, household: string, until: Stage): Promise<void> {
  const { db, calendar, take } = demo;
  const { docs } = await db
    .collection(`sites/${DEMO_SITE}/arrears`)
    .where('household', '==', household)
    .get();
  const [found] = docs;
  if (!found) throw new Error(`Nobody chases ${household}`);
  let day = calendar.day(found.get('opened.at').toDate());
  for (const stage of stages.slice(0, stages.indexOf(until))) {
    const way = ways[stage];
    if (!way) return;
    const served = calendar.instant(shifted(day, 2), '15:30');
    if (!isPast(demo, served)) return;
    await take(way.by, 'arrears', way.step, found.id, way.input(shifted(day, 2)), served);
    day = shifted(day, 14);
    const next = calendar.instant(day, '18:00');
    if (!isPast(demo, next)) return;
    const step = {
      site: DEMO_SITE,
      register: 'arrears',
      step: way.next,
      id: found.id,
      input: {},
      actor: SYSTEM,
    };
    await takeStep(db, { ...step, at: next }, next);
  }
}
