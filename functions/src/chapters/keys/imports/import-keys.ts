import { unitLabel } from '../../../../../rulebook/chapters/homes/unit-name.ts';
import { registers } from '../../../../../rulebook/chapters/index.ts';
import { type KeyField, keyList } from '../../../../../rulebook/chapters/keys/key-list.ts';
import { unitKinds } from '../../../../../rulebook/chapters/keys/release-matrix.ts';
import { recordPath } from '../../../../../rulebook/reading/paths.ts';
import type { Words } from '../../../../../rulebook/site/words.ts';
import { type RowStep, takeInBySteps } from '../../../imports/by-steps.ts';
import { type Importing, listCallable } from '../../../imports/list-callable.ts';
import { problemIn, refusedIn } from '../../../imports/listed.ts';
import type { ImportOutcome } from '../../../imports/outcome.ts';
import type { Document } from '../../../records/documents.ts';
import { fetchKnownUnits, type KnownUnit, unitsNamed } from '../../homes/imports/known-units.ts';
import { type ListedKey, readableKeys, readKeys, wrong } from './key-list.ts';

/** The keys that the developer hands over, or that were kept on paper so far (R4.4.2.3). */
export const importKeys = listCallable(readableKeys, {}, (importing) => takeInKeys(importing));

/** Takes in a list of keys: who may register a key of a kind, and what must be said of it, says the rulebook. */
export async function takeInKeys(importing: Importing<unknown>): Promise<ImportOutcome> {
  const { db, site, rows, corrections } = importing;
  const list = readKeys(rows, corrections);
  const named = unitsNamed(await fetchKnownUnits(db, site));
  const paths = list.items.map(({ code }) => db.doc(recordPath(site, registers('keys'), code)));
  const found = paths.length === 0 ? [] : await db.getAll(...paths);
  const there = new Map(found.flatMap((each) => (each.exists ? [[each.id, each.data()!]] : [])));
  const stepOf = (listed: ListedKey): RowStep => {
    const isOfUnit = unitKinds.includes(listed.kind);
    const units = isOfUnit ? named(listed.opensWhat) : [];
    const [unit, ...others] = units;
    const stands = there.get(listed.code);
    const isTakenBack = stands?.undoneWhy !== undefined && stands.state === 'withdrawn';
    if (others.length > 0) return faulty(listed, 'opensWhat', wrong.severalUnits);
    if (stands && !isTakenBack && isThere(listed, unit, stands)) return { is: 'same' };
    if (stands && !isTakenBack) return faulty(listed, 'code', wrong.otherKey);
    if (!unit && isOfUnit) return faulty(listed, 'opensWhat', wrong.noUnit);
    return { is: 'step', step: registering(listed, unit, isTakenBack ? 'registerAgain' : 'register') };
  };
  return takeInBySteps(importing, list, {
    stepOf,
    problemOf: (listed, refusal) => refusedIn(keyList, listed, refusal, 'kind'),
  });
}

const opened = ({ opensWhat }: ListedKey, unit: KnownUnit | undefined): string =>
  unit ? unitLabel(unit) : opensWhat;

/** What hangs where may have changed since, and how many there are: that is the desk's. */
const isThere = (listed: ListedKey, unit: KnownUnit | undefined, stands: Document): boolean =>
  stands.kind === listed.kind && stands.opensWhat === opened(listed, unit);

function registering(listed: ListedKey, unit: KnownUnit | undefined, step: string) {
  const { code, kind, hook, pieces, note } = listed;
  const input = {
    ...{ code, kind, hook, pieces, opensWhat: opened(listed, unit) },
    ...(unit ? { unit: unit.id } : {}),
    ...(note === null ? {} : { note }),
  };
  return { register: 'keys', step, id: code, input };
}

const faulty = (listed: ListedKey, field: KeyField, words: Words): RowStep => ({
  is: 'wrong',
  problem: problemIn(listed, field, words, keyList.columns[field].cites),
});
