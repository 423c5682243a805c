import type { RegisterCases } from '../../support/rules/cases.ts';
import { chase } from '../../support/rules/fees.ts';
import { day } from '../../support/rules/moments.ts';
import type { Data } from '../../support/rules/people.ts';
import { myStamp } from '../../support/rules/person.ts';
import type { Claims, Site } from '../../support/rules/world.ts';

/** A step of a household that is chased, with a photo of it on file. */
const step = (name: string, uid: string, state: string, fields: Data) => ({
  step: name,
  uid,
  arrange: async (site: Site, by: string | null) => {
    await chase(site, 'a1', { state });
    await site.attachment('photo', 'photo', { forRegister: 'arrears', forRecord: 'a1' });
    return (claims?: Claims) => site.as(by, claims).moves('arrears', 'a1', name, fields);
  },
});

const found = {
  ...{ met: true, why: 'refuses', explanation: '已出示账单', dissatisfaction: '电梯常坏', view: '修好再缴' },
};

export const cases: RegisterCases = {
  openings: [],
  movings: [
    step('serveDunning', 'steward', 'dunningNotice', {
      ...{ dunning: { how: 'door', toWhom: '王女士' }, evidence: 'photo', dunningServed: myStamp },
    }),
    step('serveDeadline', 'assistant', 'deadlineNotice', {
      ...{ deadline: { how: 'registered', toWhom: '王女士' }, payBy: day(7), evidence: 'photo' },
      ...{ servedOn: day(), deadlineServed: myStamp },
    }),
    step('visitAsSteward', 'steward', 'stewardVisit', { stewardVisit: found, stewardVisited: myStamp }),
    step('visitAsAssistant', 'assistant', 'assistantVisit', {
      ...{ assistantVisit: found, consequencesExplained: true, assistantVisited: myStamp },
    }),
    step('promise', 'cashier', 'decided', {
      ...{ promisedOn: day(3), promisedAmount: 50_000, promisedFrom: 120_000, promised: myStamp },
    }),
  ],
  reads: [{ path: 'arrears/a1', get: ['manager'], list: ['manager'], past: ['manager'] }],
};
