import { buildingName } from '../../../../../rulebook/chapters/homes/unit-name.ts';
import type { StaffField } from '../../../../../rulebook/chapters/people/staff-list.ts';
import { staffList } from '../../../../../rulebook/chapters/people/staff-list.ts';
import type { Words } from '../../../../../rulebook/site/words.ts';
import { type Call, Refused } from '../../../callables/callable.ts';
import { type Importing, listCallable } from '../../../imports/list-callable.ts';
import { type GivenPassword, type ImportOutcome, toldOf } from '../../../imports/outcome.ts';
import type { Problem } from '../../../imports/problems.ts';
import { unwatched } from '../../../imports/run.ts';
import { addPerson, askWhetherAdded, membershipOf, type Newcomer } from '../../../members/members.ts';
import { StepRefused } from '../../../records/take-step.ts';
import { fetchKnownUnits } from '../../homes/imports/known-units.ts';
import { type ListedPerson, readableStaff, readStaff, wrong } from './staff-list.ts';

/** Everybody who works here, each invited as one member is (R6.1.3). */
export const importStaff = listCallable(readableStaff, {}, (importing, call) => takeInStaff(importing, call));

interface Row {
  readonly person: ListedPerson;
  readonly newcomer: Call<Newcomer>;
}

/**
 * Takes in a staff list: who may give which role says the rulebook, for each of them as at the desk. Who is a member
 * already stays as they are, who has left is reinstated by a person, not by a list. Start passwords are answered once.
 */
export async function takeInStaff(
  importing: Importing<unknown>,
  call: Call<unknown>,
): Promise<ImportOutcome> {
  const { rows, corrections, dryRun, partly = false, run = unwatched } = importing;
  const list = readStaff(rows, corrections);
  const spelled = await buildingsAt(call);
  const problems: Problem[] = [...list.problems];
  const good: Row[] = [];
  let same = 0;
  for (const [place, person] of list.items.entries()) {
    const asked = newcomerOf(call, person, spelled);
    const found = 'problem' in asked ? asked.problem : await standingOf(asked.newcomer, person);
    if (found === 'member') same += 1;
    else if (found) problems.push(found);
    else if ('newcomer' in asked) good.push({ person, newcomer: asked.newcomer });
    run.tell({ is: 'checking', done: place + 1, of: list.items.length });
  }
  const written = !dryRun && good.length > 0 && (problems.length === 0 || partly);
  const added = written ? await addAll(good, run, problems) : { create: good.length, rest: 0, given: [] };
  const { create, rest, given } = added;
  return {
    ...toldOf(list),
    ...{ create, update: 0, same, known: 0, rest, written, left: list.rows - create - same - rest },
    problems: problems.toSorted((one, other) => one.row - other.row),
    ...(given.length > 0 ? { given } : {}),
  };
}

/** How the desk spells its buildings, by their plain names: a steward's are those of the units, to the letter. */
async function buildingsAt({ db, site }: Call<unknown>): Promise<ReadonlyMap<string, string>> {
  const units = await fetchKnownUnits(db, site);
  return new Map(units.map(({ building }) => [buildingName(building), building]));
}

function newcomerOf(
  call: Call<unknown>,
  person: ListedPerson,
  spelled: ReadonlyMap<string, string>,
): { readonly newcomer: Call<Newcomer> } | { readonly problem: Problem<StaffField> } {
  const { name, roles, email, staffNumber, phone } = person;
  const buildings = person.buildings.map((each) => spelled.get(buildingName(each)));
  if (buildings.includes(undefined))
    return { problem: problemAt(person, 'buildings', wrong.noBuilding, 'R3.3.2') };
  const signInName = staffNumber ?? phone ?? undefined;
  const input: Newcomer = {
    ...{ name, roles: [...roles], language: 'zh' },
    buildings: [...new Set(buildings.flatMap((each) => each ?? []))],
    ...(phone === null ? {} : { phone }),
    ...(email === null ? { signInName } : { email }),
  };
  return { newcomer: { ...call, input } };
}

/** Whether they are a member already, or what speaks against adding them; null where nothing does. */
async function standingOf(
  newcomer: Call<Newcomer>,
  person: ListedPerson,
): Promise<'member' | Problem | null> {
  const stands = await membershipOf(newcomer);
  if (stands?.state === 'active') return 'member';
  if (stands) return problemAt(person, 'name', wrong.hasLeft, 'R6.1.3');
  return refusalOf(person, () => askWhetherAdded(newcomer));
}

async function addAll(
  rows: readonly Row[],
  run: NonNullable<Importing<unknown>['run']>,
  problems: Problem[],
) {
  const given: GivenPassword[] = [];
  let [create, done] = [0, 0];
  await run.begin(rows.length);
  for (const { person, newcomer } of rows) {
    if (!(await run.goesOn())) break;
    const refused = await refusalOf(person, async () => {
      const { startPassword } = await addPerson(newcomer);
      create += 1;
      const { name, signInName = '' } = newcomer.input;
      if (startPassword !== undefined) given.push({ name, signInName, startPassword });
    });
    // Somebody has added them meanwhile, or taken the role away from who does it.
    if (refused) problems.push(refused);
    done += 1;
    run.tell({ is: 'writing', done, of: rows.length });
  }
  const rest = rows.length - done;
  await run.end(create, rest);
  return { create, rest, given };
}

async function refusalOf(person: ListedPerson, add: () => Promise<unknown>): Promise<Problem | null> {
  try {
    await add();
    return null;
  } catch (error) {
    if (error instanceof StepRefused) {
      const [refusal] = error.refusals;
      const clause = (refusal?.cites[0] ?? 'R6.1.3') as Problem['clause'];
      const field = refusal?.fields.includes('buildings') ? 'buildings' : 'roles';
      return refusal ? problemAt(person, field, refusal.words, clause) : null;
    }
    if (!(error instanceof Refused)) throw error;
    const [problem] = error.problems;
    return problem ? problemAt(person, 'name', problem.words, problem.clauses[0] ?? 'R6.1.3') : null;
  }
}

function problemAt(
  { row, sheet, cells, ...said }: ListedPerson,
  field: StaffField,
  words: Words,
  clause: Problem['clause'],
): Problem<StaffField> {
  const value = said[field];
  const shown = Array.isArray(value) ? value.join('、') : value;
  return {
    ...{ row, cell: cells[field], field, words, clause: clause ?? staffList.cites[0] },
    ...(sheet === undefined ? {} : { sheet }),
    ...(typeof shown === 'string' && field !== 'roles' ? { value: shown } : {}),
  };
}
