import type { Firestore } from 'firebase-admin/firestore';
import type { BuildingAnswers } from './asked-buildings.ts';

/** What was said at a site of buildings that lists call otherwise; nobody but the server reads it. */
const answersPath = (site: string): string => `sites/${site}/index/buildings/remembered/answers`;

/** Which known buildings the buildings of earlier lists were. */
export async function rememberedBuildings(db: Firestore, site: string): Promise<BuildingAnswers> {
  return saidIn((await db.doc(answersPath(site)).get()).get('said'));
}

/** Keeps what was said for the next list. That a building was new is no answer any more: it is known now. */
export async function rememberBuildings(
  db: Firestore,
  site: string,
  answers: BuildingAnswers,
  { by, now }: { readonly by: string; readonly now: Date },
): Promise<void> {
  const document = db.doc(answersPath(site));
  await db.runTransaction(async (transaction) => {
    const all = { ...saidIn((await transaction.get(document)).get('said')), ...answers };
    const said = Object.entries(all).flatMap(([name, building]) =>
      building === null ? [] : [{ name, building }],
    );
    transaction.set(document, { said, by, at: now });
  });
}

/** Pairs: a name may be what the database keeps no field under. */
function saidIn(stored: unknown): BuildingAnswers {
  const said = (stored ?? []) as readonly { readonly name: string; readonly building: string }[];
  return Object.fromEntries(said.map(({ name, building }) => [name, building]));
}
