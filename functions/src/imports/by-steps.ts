import type { Write } from '../../../rulebook/reading/plan.ts';
import { eachOf, inGroups } from '../many.ts';
import { askWhether, StepRefused, type StepToTake, takeStep } from '../records/take-step.ts';
import type { Importing } from './list-callable.ts';
import { type ImportOutcome, toldOf } from './outcome.ts';
import type { Problem } from './problems.ts';
import type { TheList } from './read-list.ts';
import { type Brought, unwatched } from './run.ts';

type RowTerms = Pick<StepToTake, 'register' | 'step' | 'id' | 'input'>;

/** What a row comes to: a step of the rulebook, what is there already, or what is wrong with it. */
export type RowStep =
  | { readonly is: 'step'; readonly step: RowTerms }
  | { readonly is: 'same' }
  | { readonly is: 'wrong'; readonly problem: Problem };

/** How the rows of a list become steps. */
export interface RowSteps<Item> {
  readonly stepOf: (item: Item) => RowStep;
  /** Where a refusal of the rulebook is pointed at. */
  readonly problemOf: (item: Item, refusal: StepRefused['refusals'][number]) => Problem;
}

const AT_ONCE = 8;
/** After so many it is told how far it is, and asked whether it goes on. */
const ROWS_PER_LOOK = 40;

/**
 * Takes in a list through the rulebook's own steps, one for each row, so that what is refused at the desk is refused here
 * too. A list with any problem is refused as a whole, unless its good rows are asked for; what is there already changes
 * nothing.
 */
export async function takeInBySteps<Item>(
  importing: Importing<unknown>,
  list: TheList<string, Item>,
  { stepOf, problemOf }: RowSteps<Item>,
): Promise<ImportOutcome> {
  const { db, site, actor, now, dryRun, partly = false, run = unwatched } = importing;
  const rows = list.items.map((item) => ({ item, told: stepOf(item) }));
  const problems = [
    ...list.problems,
    ...rows.flatMap(({ told }) => (told.is === 'wrong' ? told.problem : [])),
  ];
  const same = rows.filter(({ told }) => told.is === 'same').length;
  const take = async (asked: typeof rows, check: boolean) => {
    const taken: typeof rows = [];
    let [done, rest] = [0, 0];
    for (const group of inGroups(asked, ROWS_PER_LOOK)) {
      if (rest > 0 || (!check && !(await run.goesOn()))) {
        rest += group.length;
        continue;
      }
      await eachOf(group, AT_ONCE, async (row) => {
        if (row.told.is !== 'step') return;
        const step = { ...row.told.step, site, actor, once: true };
        const refusals = await refusalsOf(() =>
          check
            ? askWhether(db, step, now)
            : takeStep(db, step, now, (writes, transaction) =>
                run.keep(transaction, broughtBy(writes, step)),
              ),
        );
        problems.push(...refusals.map((refusal) => problemOf(row.item, refusal)));
        if (refusals.length === 0) taken.push(row);
      });
      done += group.length;
      run.tell({ is: check ? 'checking' : 'writing', done, of: asked.length });
    }
    return { taken, rest };
  };
  const { taken: good } = await take(
    rows.filter(({ told }) => told.is === 'step'),
    true,
  );
  const isWanted = problems.length === 0 || (partly && good.length + same > 0);
  const written = !dryRun && isWanted;
  const writes = written && good.length > 0;
  if (writes) await run.begin(good.length);
  // What somebody has done meanwhile is left out and told of.
  const { taken, rest } = writes ? await take(good, false) : { taken: good, rest: 0 };
  const create = taken.length;
  if (writes) await run.end(create, rest);
  return {
    ...toldOf(list),
    ...{ create, update: 0, same, known: 0, written, rest, left: list.rows - create - same - rest },
    problems: problems.toSorted((one, other) => one.row - other.row),
  };
}

/** The record of the row as its step leaves it. */
const broughtBy = (writes: readonly Write[], { register, id }: RowTerms): Brought[] =>
  writes.flatMap((write) =>
    write.register === register && write.id === id ? [{ register, id, rev: Number(write.data.rev) }] : [],
  );

async function refusalsOf(take: () => Promise<unknown>): Promise<StepRefused['refusals']> {
  try {
    await take();
    return [];
  } catch (error) {
    if (error instanceof StepRefused) return error.refusals;
    throw error;
  }
}
