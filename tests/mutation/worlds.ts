import { type Question, SENTINEL, uidOf } from './questions.ts';
import type { Fields, RestWrite } from './stored.ts';

// All questions are asked in one project, so each needs a place where the documents that it speaks of stand as they
// stood when its test asked, and nothing else does that it speaks of. Questions that don't disturb each other share
// a world; what is peculiar to a world (its site; outside of the sites, the people) is renamed.

interface World {
  readonly documents: Map<string, Fields>;
  readonly words: Set<string>;
  readonly questions: Question[];
}

/** A question that can be asked. */
export interface Asking {
  readonly question: Question;
  readonly path: string;
  /** The token of whoever asks, with more claims; none of somebody who has not signed in. */
  authorization(claims?: Readonly<Record<string, unknown>>): string;
  /** The body as of a moment: what a test dated shortly before or after its request moves on with the clock. */
  body(now: number): string;
}

/** Documents to be stored, and what can be asked of them then. */
export interface Staged {
  readonly writes: readonly RestWrite[];
  readonly askings: readonly Asking[];
}

const idsOf = (path: string): string[] =>
  path
    .split('/')
    .filter((_, at) => at % 2 === 1)
    .flatMap((id) => [id, ...id.split('~')]);

function fits(world: World, { documents, words }: Question): boolean {
  const speaks = (spoken: ReadonlySet<string>, path: string) =>
    idsOf(path.replace(/^sites\/[^/]+\//, '')).some((id) => spoken.has(id));
  for (const [path, fields] of world.documents) {
    const mine = documents.get(path);
    if (mine === undefined ? speaks(words, path) : mine !== fields) return false;
  }
  for (const path of documents.keys())
    if (!world.documents.has(path) && speaks(world.words, path)) return false;
  return true;
}

/** Only the latest worlds of a site are looked at: a test goes on from one state to the next. */
const LATEST = 12;

function worldsOf(questions: readonly Question[]): World[] {
  const byPlace = new Map<string, World[]>();
  for (const question of questions) {
    const place = `${question.project} ${question.site}`;
    const worlds = byPlace.get(place) ?? [];
    byPlace.set(place, worlds);
    let world = worlds.slice(-LATEST).find((each) => fits(each, question));
    if (world === undefined) {
      world = { documents: new Map(), words: new Set(), questions: [] };
      worlds.push(world);
    }
    for (const [path, fields] of question.documents) world.documents.set(path, fields);
    for (const word of question.words) world.words.add(word);
    world.questions.push(question);
  }
  return [...byPlace.values()].flat();
}

/** The ids of a world that must differ from those of every other. */
function peculiar({ questions, documents }: World): ReadonlySet<string> {
  const sites = questions.flatMap(({ site }) => (site === null ? [] : [site]));
  if (sites.length > 0) return new Set(sites);
  const outermost = [...documents.keys()].map((path) => path.split('/')[1] ?? '');
  return new Set([...outermost, ...questions.map(({ authorization }) => uidOf(authorization) ?? '')]);
}

/** Renames whatever is peculiar to a world in paths, ids and values. */
class Renaming {
  readonly #project: string;
  readonly #prefix: string;
  readonly #names: ReadonlySet<string>;

  constructor(project: string, prefix: string, names: ReadonlySet<string>) {
    this.#project = project;
    this.#prefix = prefix;
    this.#names = names;
  }

  #id(id: string): string {
    const pieces = id.split('~').map((piece) => (this.#names.has(piece) ? this.#prefix + piece : piece));
    return pieces.join('~');
  }

  /** A document's path, a query's, or the full name of either. */
  path(path: string): string {
    return path
      .replace(/^projects\/[^/]+/, `projects/${this.#project}`)
      .split('/')
      .map((segment) => this.#id(segment))
      .join('/');
  }

  value = <Value>(value: Value): Value => {
    if (typeof value === 'string') return this.path(value) as Value;
    if (Array.isArray(value)) return value.map(this.value) as Value;
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, this.value(each)])) as Value;
  };

  /** The same token for this project. */
  authorization(authorization: string): Asking['authorization'] {
    const [head, payload] = authorization.split('.');
    if (payload === undefined) return () => authorization;
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Record<string, string>;
    const uid = this.#id(claims.sub ?? '');
    const issuer = `https://securetoken.google.com/${this.#project}`;
    const renamed = { ...claims, iss: issuer, aud: this.#project, sub: uid, user_id: uid };
    return (more = {}) =>
      `${head}.${Buffer.from(JSON.stringify({ ...renamed, ...more })).toString('base64url')}.`;
  }
}

/** The write beside the others that never passes, so that a question leaves everything as it is. */
const blocked = (project: string): object => ({
  update: { name: `projects/${project}/databases/(default)/documents/${SENTINEL}`, fields: {} },
  currentDocument: { exists: true },
});

const MINUTE = 60_000;
const SHORTLY = 10 * MINUTE;
const TIMESTAMP = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z/g;

/**
 * What is dated shortly before or after the moment of its request moves on with the clock, by whole minutes: what was
 * past stays past, and what was to come is to come.
 */
function moved(body: string, then: number): (now: number) => string {
  const isNear = (time: number) => Math.abs(time - then) < SHORTLY;
  if (!(body.match(TIMESTAMP) ?? []).some((time) => isNear(Date.parse(time)))) return () => body;
  return (now) => {
    const minutes = (now - then) / MINUTE;
    return body.replaceAll(TIMESTAMP, (text) => {
      const time = Date.parse(text);
      const passed = time > then ? Math.ceil(minutes) : Math.floor(minutes);
      return isNear(time) ? new Date(time + passed * MINUTE).toISOString() : text;
    });
  };
}

function asking(question: Question, renaming: Renaming, project: string): Asking {
  const body = renaming.value(JSON.parse(question.body) as { writes?: object[] });
  if (body.writes && !question.body.includes(SENTINEL)) body.writes.push(blocked(project));
  const [path, ...action] = question.path.split(':');
  return {
    question,
    path: `/v1/projects/${project}/databases/(default)/${[renaming.path(path ?? ''), ...action].join(':')}`,
    authorization: renaming.authorization(question.authorization),
    body: moved(JSON.stringify(body), question.at),
  };
}

/** Places every question in a world of the project. */
export function stage(questions: readonly Question[], project: string): Staged {
  const staged = worldsOf(questions).map((world, at) => {
    const renaming = new Renaming(project, `w${at}-`, peculiar(world));
    const writes = [...world.documents].map(([path, fields]) => ({
      update: {
        name: `projects/${project}/databases/(default)/documents/${renaming.path(path)}`,
        fields: renaming.value(fields),
      },
    }));
    return { writes, askings: world.questions.map((each) => asking(each, renaming, project)) };
  });
  return {
    writes: staged.flatMap(({ writes }) => writes),
    askings: staged.flatMap(({ askings }) => askings),
  };
}
