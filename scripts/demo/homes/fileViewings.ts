import type { DemoLines } from '../support/demo.ts';
import { householdIn } from './support/household-in.ts';

export const after = ['homes/move-ins'];

/** The supervisor looked at a household's file this morning. */
export const lines: DemoLines = async (demo) => {
  const household = await householdIn(demo, '1-1-801');
  const id = `${household}~${demo.uid.supervisor}`;
  await demo.take('supervisor', 'fileViewings', 'view', id, { household }, demo.earlier(45));
};
