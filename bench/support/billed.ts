import type { Firestore } from 'firebase-admin/firestore';
import { watchRpcs } from '../../tests/support/rpcs.ts';

/** What Firestore bills for some work, counted at the client's two doors. */
export interface Billed {
  reads: number;
  writes: number;
  /** Paths of the documents that were written, in order. */
  readonly written: string[];
}

interface Message {
  readonly document?: unknown;
  readonly found?: unknown;
  readonly missing?: unknown;
  readonly result?: {
    readonly aggregateFields: Readonly<Record<string, { readonly integerValue?: unknown }>>;
  };
}

interface Commit {
  readonly writes?: readonly { readonly update?: { readonly name: string }; readonly delete?: string }[];
}

/** A stream of answers whose messages can be looked at on their way. */
interface Answers {
  emit(event: string, ...rest: unknown[]): boolean;
  once(event: 'end', act: () => void): unknown;
}

/**
 * Counts what some work is billed: a read for each document of an answer, one for a query without any, and one for
 * a document that is asked for and not there; one for each thousand that are counted; a write for each document of a commit that went through. Reads of a
 * transaction that is tried again count again, as they do in the bill.
 */
export async function billedFor(db: Firestore, work: () => Promise<unknown>): Promise<Billed> {
  const billed: Billed = { reads: 0, writes: 0, written: [] };
  const stop = watchRpcs(db, async (method, call, request) => {
    const answer = await call();
    if (method === 'commit' || method === 'batchWrite') countWrites(billed, request as Commit);
    else if (method in countedBy) countReads(billed, answer as Answers, countedBy[method] as Counter);
    else if (!free.has(method)) throw new Error(`It is not known what '${method}' is billed`);
    return answer;
  });
  await work().finally(stop);
  return billed;
}

const free = new Set(['rollback', 'beginTransaction']);

type Counter = { readonly of: (message: Message) => number; readonly least: number };

/** What is counted costs a read for each thousand. */
const COUNTED_AT_ONCE = 1_000;

const countedBy: Readonly<Record<string, Counter>> = {
  runQuery: { of: ({ document }) => (document ? 1 : 0), least: 1 },
  batchGetDocuments: { of: ({ found, missing }) => ((found ?? missing) ? 1 : 0), least: 0 },
  runAggregationQuery: {
    of: ({ result }) => {
      const counts = Object.values(result?.aggregateFields ?? {}).map((each) => Number(each.integerValue));
      return Math.ceil(Math.max(0, ...counts) / COUNTED_AT_ONCE);
    },
    least: 1,
  },
};

function countReads(billed: Billed, answers: Answers, { of, least }: Counter): void {
  const { emit } = answers;
  let documents = 0;
  billed.reads += least;
  answers.emit = (event, ...rest) => {
    if (event === 'data') {
      const before = Math.max(least, documents);
      documents += of(rest[0] as Message);
      billed.reads += Math.max(least, documents) - before;
    }
    return emit.call(answers, event, ...rest);
  };
}

function countWrites(billed: Billed, { writes = [] }: Commit): void {
  billed.writes += writes.length;
  billed.written.push(...writes.map((write) => pathOf(write.update?.name ?? write.delete ?? '')));
}

const pathOf = (name: string): string => name.split('/documents/')[1] ?? '';
