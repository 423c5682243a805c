import { buildingName, unitId } from '../../../../../rulebook/chapters/homes/unit-name.ts';
import type { BuildingQuestion } from '../../../imports/outcome.ts';
import { wrong as wrongInAny } from '../../../imports/problems.ts';
import { isAlike } from './alike-buildings.ts';
import type { KnownUnit } from './known-units.ts';
import type { PlannedHousehold } from './planned.ts';
import { inCell, type MoveInProblem } from './problems.ts';

/** Which known building a building of the list is, by its name there; null is a new one. */
export type BuildingAnswers = Readonly<Record<string, string | null>>;

/** Spellings that are told of one building, and buildings that it may be. */
const TOLD_MOST = 8;

/** The rows with the buildings that they mean. */
export interface Meant {
  readonly planned: readonly PlannedHousehold[];
  readonly questions: readonly BuildingQuestion[];
  readonly problems: readonly MoveInProblem[];
}

/**
 * What a list calls otherwise than the desk, and looks like a building that the desk has, is asked about: the importer
 * never chooses. What looks like none is new. Pure.
 */
export function buildingsMeant(
  known: readonly KnownUnit[],
  listed: readonly PlannedHousehold[],
  answers: BuildingAnswers,
): Meant {
  const spelled = new Map(known.map(({ building }) => [buildingName(building), building]));
  const fresh = Map.groupBy(listed, ({ unit }) => unit.building);
  const questions = [...fresh].flatMap(([name, rows]): BuildingQuestion[] => {
    if (spelled.has(name)) return [];
    const mayBe = [...spelled].filter(([each]) => isAlike(name, each)).map(([, building]) => building);
    if (mayBe.length === 0) return [];
    const written = [
      ...new Set(rows.map(({ values, sheet }) => values.building ?? sheet ?? values.room ?? name)),
    ];
    const said = Object.hasOwn(answers, name) ? answers[name] : undefined;
    const answer = said === null || (said !== undefined && mayBe.includes(said)) ? { answer: said } : {};
    return [
      {
        ...{ name, rows: rows.length, written: written.slice(0, TOLD_MOST) },
        mayBe: mayBe.slice(0, TOLD_MOST),
        ...answer,
      },
    ];
  });
  const meant = new Map(
    questions.flatMap(({ name, answer }) => (answer ? [[name, buildingName(answer)]] : [])),
  );
  const planned: PlannedHousehold[] = [];
  const problems: MoveInProblem[] = [];
  for (const row of listed) {
    const building = meant.get(row.unit.building);
    const id = building === undefined ? row.unit.id : unitId({ ...row.unit, building });
    if (id === null) problems.push(inCell(row, 'building', wrongInAny.tooLong, 'R2.4.2'));
    else planned.push(building === undefined ? row : { ...row, unit: { ...row.unit, id, building } });
  }
  return { planned, questions, problems };
}
