import { z } from 'zod';
import { registers } from '../../../../rulebook/chapters/index.ts';
import { collectionPath } from '../../../../rulebook/reading/paths.ts';
import { callable } from '../../callables/callable.ts';
import { documentId } from '../../callables/inputs.ts';
import { takeStep } from '../../records/take-step.ts';
import { linksOf } from './links.ts';

/** A slip that is put under a door: which home, and its own link. */
export interface Slip {
  readonly building: string;
  readonly room: string;
  readonly link: string;
}

/**
 * R3.4.6.2 The slips of the households that have not answered. Who has a slip can answer for its household: the survey's
 * history says who had them printed when.
 */
export const surveySlips = callable({
  input: z.strictObject({ survey: documentId() }),
  by: ['assistant', 'supervisor', 'manager'],
  cites: ['R3.4.6.2'],
  run: async ({ db, site, caller, input, now, page }): Promise<{ slips: readonly Slip[] }> => {
    const { survey } = input;
    const printing = {
      site,
      register: 'surveys',
      step: 'printSlips',
      id: survey,
      input: {},
      actor: caller.uid,
    };
    await takeStep(db, printing, now());
    const ballots = await db
      .collection(collectionPath(site, registers('ballots')))
      .where('survey', '==', survey)
      .where('state', '==', 'invited')
      .select('household', 'building', 'room')
      .get();
    const homes = ballots.docs.map((each) => ({
      household: String(each.get('household')),
      building: String(each.get('building')),
      room: String(each.get('room')),
    }));
    const links = await linksOf(
      db,
      site,
      survey,
      homes.map(({ household }) => household),
    );
    const slips = homes.map(({ household, building, room }) => ({
      ...{ building, room },
      link: `${page}/s/${links.get(household)}`,
    }));
    return { slips };
  },
});
