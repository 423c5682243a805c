import type { Firestore, Transaction } from 'firebase-admin/firestore';
import { allRegisters, registers } from '../../../rulebook/chapters/index.ts';
import { UNDO } from '../../../rulebook/chapters/undone.ts';
import type { ImportedList, Undoes } from '../../../rulebook/notation/imported-list.ts';
import { collectionPath } from '../../../rulebook/reading/paths.ts';
import type { Words } from '../../../rulebook/site/words.ts';
import { IN_MOST, inGroups } from '../many.ts';
import type { Document } from '../records/documents.ts';
import type { Scene } from '../records/scene.ts';
import { takeSteps } from '../records/take-step.ts';
import type { Brought, Progress } from './run.ts';

/** A record that stays, and why. */
export interface Stays {
  readonly register: string;
  readonly id: string;
  readonly label: string;
  readonly words: Words;
}

/** What undoing an import came to. */
export interface Undone {
  readonly undone: number;
  /** So many were not looked at any more: the next call goes on with them. */
  readonly rest: number;
  /** So many stay because they were used since. */
  readonly left: number;
  /** The first of them. */
  readonly stays: readonly Stays[];
}

interface Undoing {
  readonly db: Firestore;
  readonly site: string;
  readonly actor: string;
  readonly now: Date;
  readonly list: ImportedList;
  readonly brought: readonly Brought[];
  readonly why: string;
  readonly tell: (progress: Progress) => void;
  /** Returns false once the call is at the end of its time. */
  readonly isInTime: () => boolean;
}

/** Two groups of one `in` each are asked about in a transaction. */
const RECORDS_PER_COMMIT = 2 * IN_MOST;
const TOLD_MOST = 200;

/**
 * Takes back what an import has brought and nobody has used since, register by register. What has moved since, or is
 * named by another record, stays and is told of. Once more changes nothing more. Throws `StepRefused` for somebody who
 * may not.
 */
export async function undoImport(undoing: Undoing): Promise<Undone> {
  const { list, brought, tell, isInTime } = undoing;
  const asked = (list.undoes ?? []).map((undoes) => ({
    undoes,
    records: brought.filter(({ register }) => register === undoes.register),
  }));
  const of = asked.reduce((sum, { records }) => sum + records.length, 0);
  const stays: Stays[] = [];
  let [done, undone] = [0, 0];
  for (const { undoes, records } of asked) {
    if (!isInTime()) break;
    const naming = await namingRegisters(undoing, undoes);
    for (const group of inGroups(records, RECORDS_PER_COMMIT)) {
      if (!isInTime()) break;
      const came = await undoGroup(undoing, undoes, naming, group);
      stays.push(...came.stays);
      undone += came.undone;
      done += group.length;
      tell({ is: 'writing', done, of });
    }
  }
  return { undone, rest: of - done, left: stays.length, stays: stays.slice(0, TOLD_MOST) };
}

/** A field by which records of a register name those that are undone. */
interface Naming {
  readonly register: string;
  readonly field: string;
  readonly operator: 'in' | 'array-contains-any';
}

/** Those that have any record: of some forty registers a site that has just begun uses a few. */
async function namingRegisters({ db, site }: Undoing, { register, besides = [] }: Undoes): Promise<Naming[]> {
  const all = allRegisters.flatMap(({ name, fields, beneath }) =>
    beneath || besides.includes(name)
      ? []
      : Object.entries(fields).flatMap(([field, terms]): Naming[] => {
          if (terms.type === 'ref' && terms.register === register)
            return [{ register: name, field, operator: 'in' }];
          if (terms.type === 'refs' && terms.register === register)
            return [{ register: name, field, operator: 'array-contains-any' }];
          return [];
        }),
  );
  const names = [...new Set(all.map((each) => each.register))];
  const used = await Promise.all(
    names.map(async (name) => {
      const { empty } = await db
        .collection(collectionPath(site, registers(name)))
        .limit(1)
        .get();
      return empty ? [] : [name];
    }),
  );
  return all.filter((each) => used.flat().includes(each.register));
}

async function undoGroup(
  { db, site, actor, now, why }: Undoing,
  { register }: Undoes,
  naming: readonly Naming[],
  group: readonly Brought[],
): Promise<{ readonly undone: number; readonly stays: readonly Stays[] }> {
  let stays: Stays[] = [];
  let undone = 0;
  await takeSteps(db, { site }, now, async (transaction, scene) => {
    const standing = await standingOf(scene, register, group);
    const namedBy = await whoNames({ db, site, transaction }, naming, [...standing.keys()]);
    const told = [...standing].map(([id, { data, isTouched }]) => {
      const form = namedBy.get(id);
      return { id, data, words: isTouched ? changedSince : form ? isNamedBy(form) : null };
    });
    stays = told.flatMap(({ id, data, words }) =>
      words ? [{ register, id, label: labelOf(register, data), words }] : [],
    );
    const free = told.filter(({ words }) => words === null);
    undone = free.length;
    return free.map(({ id }) => ({ register, step: UNDO, id, actor, input: { undoneWhy: why } }));
  });
  return { undone, stays };
}

/** The records that are not taken back yet, and whether they have moved since the import. */
async function standingOf(
  scene: Scene,
  register: string,
  group: readonly Brought[],
): Promise<ReadonlyMap<string, { readonly data: Document; readonly isTouched: boolean }>> {
  const stored = await scene.readAll(
    register,
    group.map(({ id }) => id),
  );
  return new Map(
    group.flatMap(({ id, rev }, place) => {
      const data = stored[place];
      if (!data || isUndone(data)) return [];
      return [[id, { data, isTouched: data.rev !== rev }] as const];
    }),
  );
}

const isUndone = ({ undoneWhy }: Document): boolean => undoneWhy !== undefined;

interface Where {
  readonly db: Firestore;
  readonly site: string;
  readonly transaction: Transaction;
}

/** Which of them another record names that is not taken back itself, and on which form. */
async function whoNames(
  { db, site, transaction }: Where,
  naming: readonly Naming[],
  ids: readonly string[],
): Promise<ReadonlyMap<string, Words>> {
  const found = new Map<string, Words>();
  for (const { register, field, operator } of naming)
    for (const some of inGroups(ids, IN_MOST)) {
      const { docs } = await transaction.get(
        db
          .collection(collectionPath(site, registers(register)))
          .where(field, operator, some)
          .select(field, 'undoneWhy'),
      );
      for (const each of docs.filter((one) => !isUndone(one.data())))
        for (const id of [each.get(field)].flat()) found.set(String(id), registers(register).form);
    }
  return found;
}

const changedSince: Words = { zh: '导入后有改动', en: 'Changed since it was taken in' };

const isNamedBy = ({ zh, en }: Words): Words => ({
  zh: `已用于《${zh.replaceAll(/[《》]/g, '')}》`,
  en: `Stands in: ${en}`,
});

const labelOf = (register: string, data: Document): string =>
  registers(register).subject.replaceAll(/\{(\w+)\}/g, (_, field: string) => String(data[field] ?? ''));
