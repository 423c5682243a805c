import type { DemoLines } from '../support/demo.ts';
import { householdIn } from './support/household-in.ts';

export const after = ['homes/move-ins'];

/** The receptionist would like to tell a carrier a household's number, and waits. */
export const lines: DemoLines = async (demo) => {
  const household = await householdIn(demo, '1-1-801');
  const asked = { household, what: 'phone', forWhom: '物流公司', why: '大件送货联系不上业主' };
  const id = `${household}~${demo.uid.receptionist}`;
  await demo.take('receptionist', 'disclosures', 'request', id, asked, demo.earlier(30));
};
