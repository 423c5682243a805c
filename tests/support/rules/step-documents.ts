import { commit, inParallel, loadRules, question, seed, token } from '../derived/emulator.ts';
import { leadingSteps } from '../derived/situations.ts';
import { batchOf } from '../derived/solve.ts';
import { everythingIn, type World } from '../derived/world.ts';
import { BATCH_MAX, DOCUMENTS_MAX, GAVE_UP, withDocumentPadding } from './documents.ts';
import { type Trial, trialsOf } from './step-costs.ts';

// How many documents the rules look into for each step, in its dearest cases and by everybody who may take it, as the
// emulator counts: a question whether a document exists apart from its reading.

export interface StepDocuments {
  /** `keyLoans.issue` */
  readonly step: string;
  /** For the one document of its batch for which most are looked into. */
  readonly most: number;
  /** For the whole batch. */
  readonly batch: number;
}

/** Asks with a padding of so many further documents at a place of the batch; at none, for the batch itself. */
type Ask = (padding: number, at: string) => Promise<boolean>;

function asking(project: string, site: string, { aim, world, actor }: Trial): { places: string[]; ask: Ask } {
  const batch = batchOf(aim, world, actor).proposals.map((each) => ({
    ...each,
    isNew: !world.stored.has(`${each.register}/${each.id}`),
  }));
  const writes = question(project, site, batch);
  const names = writes.map((write) => (write as { update: { name: string } }).update.name);
  const root = names[0]?.split('/sites/')[0] ?? '';
  const places = names.flatMap((name) => /\/sites\/[^/]+\/([^/]+\/[^/]+)/.exec(name)?.[1] ?? []);
  const meters = ['first', 'second'].map((name) => ({
    update: { name: `${root}/sites/${site}/meter/${name}`, fields: {} },
    currentDocument: { exists: false },
  }));
  const ask: Ask = async (padding, at) => {
    const all = at === '' ? [...meters, ...writes] : writes;
    const { allowed, message } = await commit(project, all, token(project, actor, { padding, at }));
    if (!allowed && !message.includes(GAVE_UP))
      throw new Error(`Only what is allowed looks into documents that count: ${message}`);
    return allowed;
  };
  return { places: [...new Set(places)], ask };
}

/** How many are looked into at a place, if more than `known`. */
async function countAt(ask: Ask, at: string, limit: number, known: number): Promise<number> {
  let count = known;
  while (count < limit && !(await ask(limit - count, at))) count += 1;
  return count;
}

/** The documents of each step, those with most first. */
export async function measureDocuments(project: string, rules: string): Promise<StepDocuments[]> {
  await loadRules(project, withDocumentPadding(rules));
  const trials = leadingSteps().map((aim) => ({ aim, all: trialsOf(aim) }));
  const worlds = new Set(trials.flatMap(({ all }) => all).map(({ world }) => world));
  const siteOf = new Map<World, string>([...worlds].map((world, at) => [world, `s${at}`]));
  await seed(
    project,
    [...siteOf].flatMap(([world, site]) => everythingIn(world).map(([key, data]) => ({ site, key, data }))),
  );
  const counted = await inParallel(
    trials,
    async ({ aim, all }) => {
      let [most, batch] = [0, 0];
      for (const trial of all) {
        const { places, ask } = asking(project, siteOf.get(trial.world) ?? '', trial);
        for (const at of places) most = await countAt(ask, at, DOCUMENTS_MAX, most);
        batch = await countAt(ask, '', BATCH_MAX, batch);
      }
      return { step: `${aim.register}.${aim.step}`, most, batch };
    },
    4,
  );
  return counted.filter(({ most }) => most > 0).sort((left, right) => right.most - left.most);
}
