import { entriesPath } from '../../../rulebook/reading/paths.ts';
import type { DemoLines } from '../support/demo.ts';
import { DEMO_SITE } from '../support/site.ts';

/** The log is sealed as it is written: the lines of the steps of all other files have the time of now. */
export const isFirst = true;

/** What the receptionist has noted this morning. */
export const lines: DemoLines = async ({ db, uid, today: day, earlier }) => {
  const write = (id: string, text: string, at: Date) =>
    db
      .doc(`${entriesPath(DEMO_SITE, day)}/${id}`)
      .create({ day, kind: 'note', text, shift: 'day', by: uid.receptionist, at });
  await write('demo-opening', '早班开门，前台物品齐全，台面整洁。', earlier(240));
  await write('demo-visitor', '1-1-601 来访咨询二次装修手续，已告知流程并登记。', earlier(70));
};
