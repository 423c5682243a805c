import type { Exchange } from './recorder.ts';
import { afterWrite, type Fields, nameOfWrite, pathOf, type RestWrite, textsIn } from './stored.ts';
import { type Verdict, verdictOf } from './verdict.ts';

// A question is one request of a test that the rules decided, with everything that it depends on: what was stored
// at that moment and is spoken of, directly or by way of other documents. It can be asked again at a site of its
// own, of any rules, as often as one likes.

export interface Question {
  /** The test file's project without its random end: `key-loans`, `matrix`. */
  readonly test: string;
  readonly project: string;
  /** The site that it is asked at; null outside of the sites. */
  readonly site: string | null;
  /** Every name that is spoken of. */
  readonly words: ReadonlySet<string>;
  /** The documents of these names, by path. */
  readonly documents: ReadonlyMap<string, Fields>;
  /** `documents:commit`, or `documents/sites/s1/dutyLog/2026-10-01:runQuery`. */
  readonly path: string;
  readonly authorization: string;
  readonly body: string;
  /** What the test was told, and when it asked. */
  readonly told: Verdict;
  readonly at: number;
}

const ADDRESS =
  /^\/v1\/projects\/(?<project>demo-(?<test>[a-z-]+)-[a-z0-9]{6})\/databases\/\(default\)\/(?<path>.*)$/;
const OWNER = 'Bearer owner';

/** A write beside the others that never passes; the derived tests put it into their batches. */
export const SENTINEL = 'sentinel/never';

interface Request extends Exchange {
  readonly project: string;
  readonly test: string;
  readonly rest: string;
  readonly writes: readonly RestWrite[];
  readonly isDone: boolean;
}

function requestsOf(exchange: Exchange): Request[] {
  const { project, test, path: rest } = ADDRESS.exec(exchange.path)?.groups ?? {};
  if (project === undefined || test === undefined || rest === undefined) return [];
  const isCommit = rest.endsWith(':commit');
  const { writes } = isCommit ? (JSON.parse(exchange.body) as { writes: RestWrite[] }) : { writes: [] };
  return [{ ...exchange, project, test, rest, writes, isDone: isCommit && exchange.status === 200 }];
}

/** The ids in a path, and the pieces of those that are made of several: `leave~clerk`. */
const idsIn = (path: string): string[] =>
  path
    .split('/')
    .filter((_, at) => at % 2 === 1)
    .flatMap((id) => (id.includes('~') ? [id, ...id.split('~')] : [id]));

/** A document as stored, with what it is called and the words that lead on from it. */
interface Stored {
  readonly site: string | null;
  readonly fields: Fields;
  readonly names: readonly string[];
  readonly words: readonly string[];
}

const siteIn = (text: string): string | null => /(?:^|\/)sites\/([^/":]+)/.exec(text)?.[1] ?? null;

/** Values of these fields are roles, states and kinds, some of which happen to be called like a person. */
const NO_NAMES = ['roles', 'state', 'kinds', 'step'];

const wordsIn = (fields: unknown): string[] =>
  Object.entries(fields as object)
    .filter(([name]) => !NO_NAMES.includes(name))
    .flatMap(([, value]) => {
      if (typeof value === 'string')
        return value.includes('~') || value.includes('/') ? [value, ...value.split(/[~/]/)] : [value];
      return typeof value === 'object' && value !== null ? wordsIn(value) : [];
    });

type Store = Map<string, Stored>;

/** Which documents are there, as the recording goes on. */
class Stores {
  readonly #stores = new Map<string, Map<string, Store>>();

  /** By site; what is outside of the sites is under the name ''. */
  of(project: string): Map<string, Store> {
    const known = this.#stores.get(project);
    if (known) return known;
    const made = new Map<string, Store>();
    this.#stores.set(project, made);
    return made;
  }

  at(project: string, site: string | null): Store {
    const stores = this.of(project);
    const known = stores.get(site ?? '');
    if (known) return known;
    const made: Store = new Map();
    stores.set(site ?? '', made);
    return made;
  }

  apply({ project, writes, answer }: Request): void {
    const { writeResults } = JSON.parse(answer) as { writeResults: object[] };
    for (const [at, write] of writes.entries()) {
      const path = pathOf(nameOfWrite(write));
      const site = siteIn(path);
      const store = this.at(project, site);
      const fields = afterWrite(store.get(path)?.fields ?? null, write, writeResults[at] ?? {});
      const within = site === null ? path : path.slice(`sites/${site}/`.length);
      if (fields === null) store.delete(path);
      else store.set(path, { site, fields, names: idsIn(within), words: wordsIn(fields) });
    }
  }
}

/**
 * The words and every document that is spoken of by one of them, or by another such document. Outside of the sites,
 * its site must be spoken of too.
 */
function spokenOf(
  store: Store,
  words: readonly string[],
  at: string | null,
): Pick<Question, 'words' | 'documents'> {
  const unseen = new Map(store);
  const documents = new Map<string, Fields>();
  const known = new Set<string>();
  let fresh = words;
  while (fresh.length > 0) {
    for (const word of fresh) known.add(word);
    const more: string[] = [];
    for (const [path, { site, fields, names, words: further }] of unseen) {
      if (site !== null && site !== at && !known.has(site)) continue;
      if (!names.some((name) => known.has(name))) continue;
      unseen.delete(path);
      documents.set(path, fields);
      more.push(...further);
    }
    fresh = more;
  }
  return { words: known, documents };
}

/** Whoever has signed in, by the token. */
export function uidOf(authorization: string): string | null {
  const payload = authorization.split('.')[1];
  if (payload === undefined) return null;
  return (JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as { sub: string }).sub;
}

/** What a request speaks of by itself: who asks, the documents that it names and what it writes into them. */
function wordsOf({ authorization, body, rest }: Request): string[] {
  const uid = uidOf(authorization);
  const parsed: unknown = JSON.parse(body);
  const paths = [...textsIn(parsed), `documents/${rest.split(':')[0]}`].filter((text) =>
    text.includes('documents/'),
  );
  const ids = paths.flatMap((path) => idsIn(path.slice(path.indexOf('documents/') + 'documents/'.length)));
  return ['site', ...(uid === null ? [] : [uid]), ...ids, ...wordsIn(parsed)];
}

/** A query speaks of every document of its collection. */
function queried({ rest, body }: Request, store: Store): string[] {
  if (!rest.endsWith(':runQuery')) return [];
  const { structuredQuery } = JSON.parse(body) as { structuredQuery: { from: { collectionId: string }[] } };
  const collection = structuredQuery.from[0]?.collectionId;
  return [...store].flatMap(([path, { site, names }]) =>
    path.split('/').at(-2) === collection ? [...(site === null ? [] : [site]), ...names] : [],
  );
}

/** A request that another one, let through meanwhile, may have overtaken: nobody knows what it found. */
function isOvertaken(request: Request, others: readonly Request[]): boolean {
  const mine = new Set(request.writes.map(nameOfWrite));
  return others.some(
    (other) =>
      other.begun < request.ended &&
      request.begun < other.ended &&
      other !== request &&
      other.writes.some((write) => mine.has(nameOfWrite(write))),
  );
}

function questionOf(request: Request, stores: Stores): Question[] {
  const { project, test, rest: path, authorization, body, status, answer, at } = request;
  const told = verdictOf(status, answer, body.includes(SENTINEL));
  if (authorization === OWNER || told === null) return [];
  const site = siteIn(path) ?? siteIn(body);
  const everywhere = site === null ? [...stores.of(project).values()].flatMap((store) => [...store]) : [];
  const store = site === null ? new Map(everywhere) : stores.at(project, site);
  const spoken = spokenOf(store, [...wordsOf(request), ...queried(request, store)], site);
  return [{ test, project, site, ...spoken, path, authorization, body, told, at }];
}

/** The questions of a recording, in the order in which they were asked. */
export function questionsIn(exchanges: readonly Exchange[]): Question[] {
  const stores = new Stores();
  const requests = exchanges.flatMap(requestsOf);
  const done = requests.filter(({ isDone }) => isDone);
  const begun = requests
    .filter((request) => !isOvertaken(request, done))
    .map((request) => ({ place: request.begun, happens: () => questionOf(request, stores) }));
  const ended = done.map((request) => ({
    place: request.ended,
    happens: () => {
      stores.apply(request);
      return [];
    },
  }));
  return [...begun, ...ended].toSorted((a, b) => a.place - b.place).flatMap(({ happens }) => happens());
}
