import type { Firestore } from 'firebase-admin/firestore';
import { z } from 'zod';
import { registers } from '../../../rulebook/chapters/index.ts';
import type { ImportedList } from '../../../rulebook/notation/imported-list.ts';
import { recordPath } from '../../../rulebook/reading/paths.ts';
import type { Role } from '../../../rulebook/site/roles.ts';
import { type Call, callable, type Handler, Refused } from '../callables/callable.ts';
import { documentId, line } from '../callables/inputs.ts';
import type { Member } from '../callables/member.ts';
import { type Brought, noteOf, runAt, runsPath } from './run.ts';
import { undoImport } from './undo-import.ts';

/** An import that was taken in, as the page tells of it. */
export interface ToldRun {
  readonly id: string;
  /** Who took it in. */
  readonly by: string;
  readonly name: string;
  /** ISO time. */
  readonly at: string;
  readonly created: number;
  readonly rest: number;
  readonly isUndone: boolean;
  /** Whether the caller may take it back. */
  readonly mayUndo: boolean;
}

const SHOWN = 10;
/** A run that has not ended by then was killed. */
const RUNNING_MS = 10 * 60_000;
/** The function has 540 seconds; what it has not begun by then is left for the next call. */
const UNDOING_MS = 6 * 60_000;

const byManager: readonly Role[] = ['manager'];

/** The callables about the runs of some lists: which there were, to stop one, and to take one back. */
export function runCallables(
  lists: readonly ImportedList[],
): Readonly<Record<'importRuns' | 'stopImport' | 'undoImport', Handler>> {
  const everybody = [...new Set([...lists.flatMap(({ by }) => by), ...byManager])];
  const terms = { by: everybody, cites: ['R2.4.2'] } as const;
  const listNamed = (name: unknown) => lists.find((list) => list.name === name);
  const found = async (call: Call<{ run: string }>) => {
    const run = await runAt(call.db, call.site, call.input.run).get();
    const list = listNamed(run.get('list'));
    if (!list || !isTheirs(call.caller, list, run.get('by'))) throw new Refused(noSuchRun);
    return { run, list };
  };
  return {
    importRuns: callable({
      ...terms,
      input: z.strictObject({ list: z.string().max(40) }),
      run: async ({ db, site, caller, input }) => {
        const list = listNamed(input.list);
        if (!list || !caller.holds([...list.by, ...byManager])) throw new Refused(noSuchRun);
        const runs = await recentRuns(db, site, list);
        const mayUndo = (by: string) => list.undoes !== undefined && isTheirs(caller, list, by);
        return { runs: runs.map((run) => ({ ...run, mayUndo: mayUndo(run.by) && !run.isUndone })) };
      },
    }),
    stopImport: callable({
      ...terms,
      input: z.strictObject({ run: documentId(40) }),
      run: async (call) => {
        const { run } = await found(call);
        await noteOf(call.db, run.ref, { isStopped: true });
        return {};
      },
    }),
    undoImport: callable({
      ...terms,
      input: z.strictObject({ run: documentId(40), why: line(200) }),
      run: async (call) => {
        const { db, site, caller, input, now, tell = () => undefined } = call;
        const { run, list } = await found(call);
        if (!list.undoes) throw new Refused(notUndone);
        const age = now().getTime() - run.get('at').toDate().getTime();
        if (run.get('state') === 'running' && age < RUNNING_MS) throw new Refused(stillRunning);
        const parts = await run.ref.collection('parts').get();
        const brought = parts.docs.flatMap((part) => part.get('records') as readonly Brought[]);
        const at = now();
        const isInTime = () => now().getTime() - at.getTime() < UNDOING_MS;
        const outcome = await undoImport({
          ...{ db, site, list, brought, tell, isInTime, actor: caller.uid, now: at, why: input.why },
        });
        if (outcome.rest > 0) return outcome;
        const undone = { by: caller.uid, at, why: input.why, ...outcome };
        await noteOf(db, run.ref, { state: 'undone', undone });
        return outcome;
      },
    }),
  };
}

/** Who took a list in stops it and takes it back while they may take in such a list; the manager always. */
const isTheirs = (caller: Member, list: ImportedList, by: unknown): boolean =>
  caller.holds(byManager) || (by === caller.uid && caller.holds(list.by));

async function recentRuns(
  db: Firestore,
  site: string,
  { name }: ImportedList,
): Promise<readonly Omit<ToldRun, 'mayUndo'>[]> {
  // Of one list there are a few in the life of a site; no index is needed for them.
  const { docs } = await db.collection(runsPath(site)).where('list', '==', name).get();
  const newest = docs
    .toSorted((one, other) => other.get('at').toMillis() - one.get('at').toMillis())
    .slice(0, SHOWN);
  const people = [...new Set(newest.map((run) => String(run.get('by'))))];
  const members =
    people.length === 0
      ? []
      : await db.getAll(...people.map((uid) => db.doc(recordPath(site, registers('members'), uid))));
  const names = new Map(members.map((member) => [member.id, String(member.get('name') ?? '')]));
  return newest.map((run) => ({
    ...{ id: run.id, by: String(run.get('by')), name: names.get(run.get('by')) ?? '' },
    ...{ at: run.get('at').toDate().toISOString(), created: Number(run.get('created')) },
    ...{ rest: Number(run.get('rest')), isUndone: run.get('state') === 'undone' },
  }));
}

const noSuchRun = {
  field: 'run',
  words: { zh: '没有这次导入，或不是您导入的', en: 'There is no such import, or it is not yours' },
  clauses: ['R2.4.2'],
} as const;

const notUndone = {
  field: 'run',
  words: { zh: '这种名单的导入不能整份撤销', en: 'An import of this list is not undone as a whole' },
  clauses: ['R2.4.2'],
} as const;

const stillRunning = {
  field: 'run',
  words: { zh: '导入还在进行，请先停下再撤销', en: 'It is still going on: stop it first' },
  clauses: ['R2.4.2'],
} as const;
