import type { Firestore } from 'firebase-admin/firestore';
import { z } from 'zod';
import { registers } from '../../../../rulebook/chapters/index.ts';
import { SYSTEM } from '../../../../rulebook/notation/record.ts';
import { collectionPath } from '../../../../rulebook/reading/paths.ts';
import { callable, Refused } from '../../callables/callable.ts';
import { documentId } from '../../callables/inputs.ts';
import { eachOf, inGroups } from '../../many.ts';
import { askWhether, takeStep, takeSteps } from '../../records/take-step.ts';
import { sampleOf, seedOf } from './sample.ts';
import { ballotId, type Survey, surveyOf } from './survey-of.ts';

/** Of one document each, in one commit. */
const BALLOTS_PER_COMMIT = 200;
const COMMITS_AT_ONCE = 4;

interface Asked {
  readonly id: string;
  readonly building: string;
  readonly room: string;
  readonly use?: string;
}

/**
 * R2.4.15, R3.4.6.2 Opens a survey: each household that is asked gets its ballot, then it can be answered. Killed half-way
 * and begun again, it makes the ballots that are missing. Resolves with how many are asked.
 */
export async function openSurvey(
  db: Firestore,
  { site, id, actor }: { readonly site: string; readonly id: string; readonly actor: string },
  now: Date,
): Promise<number> {
  const survey = await surveyOf(db, site, id);
  if (!survey) throw noSurvey();
  // Begun again after its answer was lost.
  if (survey.data.state === 'open') return Number(survey.data.asked);
  const asked = await askedBy(db, site, survey);
  const input = { asked: asked.length, seed: seedOf(id) };
  const open = { site, register: 'surveys', step: 'open', id, input, actor };
  await askWhether(db, open, now);
  await eachOf(inGroups(asked, BALLOTS_PER_COMMIT), COMMITS_AT_ONCE, (group) =>
    invite(db, site, id, group, now),
  );
  await takeStep(db, { ...open, at: now, once: true }, now);
  return asked.length;
}

export const noSurvey = (): Refused =>
  new Refused({
    field: 'id',
    words: { zh: '没有这份问卷', en: 'There is no such survey' },
    clauses: ['R2.4.15'],
  });

/** The households that live in its buildings, or a sample of them. */
async function askedBy(db: Firestore, site: string, { id, data }: Survey): Promise<Asked[]> {
  const [households, units] = await Promise.all([
    db
      .collection(collectionPath(site, registers('households')))
      .where('state', '==', 'current')
      .get(),
    db
      .collection(collectionPath(site, registers('units')))
      .select('use')
      .get(),
  ]);
  const uses = new Map(units.docs.map((unit) => [unit.id, unit.get('use')]));
  const buildings = (data.buildings ?? null) as readonly string[] | null;
  const all = households.docs
    .map((each): Asked => {
      const use = uses.get(String(each.get('unit')));
      const home = { id: each.id, building: String(each.get('building')), room: String(each.get('room')) };
      return typeof use === 'string' ? { ...home, use } : home;
    })
    .filter(({ building }) => buildings === null || buildings.includes(building));
  if (typeof data.sample !== 'number') return all;
  const ids = all.map((each) => each.id);
  const chosen = new Set(sampleOf(ids, data.sample, seedOf(id)));
  return all.filter((each) => chosen.has(each.id));
}

async function invite(
  db: Firestore,
  site: string,
  survey: string,
  homes: readonly Asked[],
  now: Date,
): Promise<void> {
  await takeSteps(db, { site }, now, async (_transaction, scene) => {
    const ids = homes.map(({ id }) => ballotId(survey, id));
    const stand = await scene.readAll('ballots', ids);
    await scene.readAll(
      'households',
      homes.map(({ id }) => id),
    );
    return homes.flatMap(({ id: household, ...home }, at) => {
      const input = { survey, household, ...home };
      const asked = { register: 'ballots', step: 'invite', id: ids[at] ?? '', input, actor: SYSTEM };
      return stand[at] ? [] : [asked];
    });
  });
}

/** Opens a survey for whoever asks households. */
export const openSurveyCall = callable({
  input: z.strictObject({ id: documentId() }),
  by: ['assistant', 'supervisor', 'manager'],
  cites: ['R2.4.15'],
  run: async ({ db, site, caller, input, now }) => ({
    asked: await openSurvey(db, { site, id: input.id, actor: caller.uid }, now()),
  }),
});
