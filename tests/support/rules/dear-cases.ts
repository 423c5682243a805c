import { type Document, ensure, grant, hoursFromNow, ME, type World } from '../derived/world.ts';

// Cases of a step that cost more to check than the plainest one, because more is asked of them.

/** Turns the plainest world of a step into one of its dearer cases. */
export type Case = (world: World) => void;

const attachment = (world: World, kind: string, forRegister: string, forRecord: string): string => {
  Object.assign(ensure(world, 'attachments', kind), { kind, forRegister, forRecord, state: 'kept' });
  return kind;
};
const stored = (world: World, key: string, fields: Document): void => {
  Object.assign(world.stored.get(key) as Document, fields);
};
const stamp = (by: string): Document => ({ by, at: hoursFromNow(-2) });
const agreed: Document = {
  at: new Date(Math.floor(hoursFromNow(-2).getTime() / 60_000) * 60_000),
  with: '王女士',
  agreed: true,
};

/** The key's kind and who borrows it decide what an issue has to show. */
const issuedTo =
  (kind: string, borrower: string, proof: string, approvals: Document): Case =>
  (world) => {
    stored(world, 'keys/keys-1', { kind });
    stored(world, 'keyLoans/keyLoans-1', { kind, borrower, emergency: true, approvals });
    for (const { by } of Object.values(approvals) as { by: string }[]) ensure(world, 'members', by);
    const paper = attachment(world, proof, 'keyLoans', 'keyLoans-1');
    const papers = { collector: '李四', identityChecked: true, proof: paper, consent: agreed };
    Object.assign(world.input, papers, { entrants: ['张三', '李四'] });
  };

/** By step; the plainest case comes by itself. */
export const cases: Readonly<Record<string, readonly Case[]>> = {
  'keyLoans.issue': [
    issuedTo('sealed', 'hourlyWorker', 'entryPass', { manager: stamp('m') }),
    issuedTo('deposited', 'hourlyWorker', 'entryPass', {}),
    issuedTo('deposited', 'otherDepartment', 'idCard', { supervisor: stamp('s'), manager: stamp('m') }),
  ],
  'keyLoans.request': [
    (world) => {
      stored(world, 'keys/keys-1', { kind: 'sealed' });
      Object.assign(world.input, { borrower: 'hourlyWorker' });
    },
  ],
  'keyLoans.approve': [
    (world) => {
      const approvals = { supervisor: stamp('s') };
      stored(world, 'keyLoans/keyLoans-1', { kind: 'deposited', borrower: 'otherDepartment', approvals });
      Object.assign(world.input, { as: 'manager' });
      grant(world, ME, 'manager');
    },
  ],
  'repairKeyPickups.hand': [
    (world) =>
      Object.assign(world.input, {
        ...{
          collectedBy: 'hourlyWorker',
          proof: attachment(world, 'entryPass', 'repairKeyPickups', 'repairKeyPickups-1'),
          consent: agreed,
        },
      }),
  ],
  'keyDeposits.deposit': [
    (world) =>
      Object.assign(world.input, {
        ...{
          kind: 'sealed',
          term: 'short',
          passTo: '小李',
          sealNo: 'S-1',
          signature: attachment(world, 'signature', 'keyDeposits', 'keyDeposits-1'),
        },
      }),
  ],
  'keyDeposits.return': [
    (world) =>
      Object.assign(world.input, {
        ...{ returnedTo: 'hourlyWorker', collector: '李四', consent: agreed },
        proof: attachment(world, 'entryPass', 'keyDeposits', 'keyDeposits-1'),
      }),
  ],
};
