import { readFileSync } from 'node:fs';
import { recordPath } from '../../../rulebook/reading/paths.ts';
import { serverTime } from '../../../rulebook/reading/server-time.ts';
import { emulators } from '../emulators.ts';
import { samplesToo as registers } from '../samples.ts';

// The emulator over plain HTTP: the tests that are derived from the definitions put thousands of questions to the
// rules, and want to see the very message of a denial. The rules are asked before preconditions are looked at, so
// a commit with a precondition that fails tells what they say and changes nothing.

export type Document = Readonly<Record<string, unknown>>;

/** One document of a batch, whole. `isNew` says that none is stored. */
export interface Asked {
  readonly register: string;
  readonly id: string;
  readonly after: Document;
  readonly isNew: boolean;
}

export interface Verdict {
  readonly allowed: boolean;
  /** The emulator's words for a denial. */
  readonly message: string;
}

/** Appended to the rules under test: one document that anybody may write. It holds the failing precondition. */
const SENTINEL = 'match /sentinel/{any} { allow write: if true; }';
const REGISTERS_BEGIN = 'match /sites/{site} {';

export const rulesFile = new URL('../../../firestore.rules', import.meta.url);
export const readRules = (): string => readFileSync(rulesFile, 'utf8');
export const withSentinel = (rules: string): string =>
  rules.replace(REGISTERS_BEGIN, `${SENTINEL}\n    ${REGISTERS_BEGIN}`);

const origin = (): string => {
  const { host, port } = emulators.firestore();
  return `http://${host}:${port}`;
};

async function send(method: string, url: string, body: unknown, bearer: string): Promise<Response> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${bearer}` };
  return fetch(url, { method, headers, body: JSON.stringify(body) });
}

/** Loads rules into a project; throws with the compiler's words when they do not compile. */
export async function loadRules(project: string, content: string): Promise<void> {
  const url = `${origin()}/emulator/v1/projects/${project}:securityRules`;
  const answer = await send(
    'PUT',
    url,
    { rules: { files: [{ name: 'firestore.rules', content }] } },
    'owner',
  );
  const text = await answer.text();
  if (!answer.ok || text.includes('"ERROR"')) throw new Error(`The rules do not load: ${text}`);
}

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** A token as the emulator takes it: unsigned. */
export function token(project: string, uid: string, claims: Document = {}): string {
  const seconds = Math.floor(Date.now() / 1000);
  const payload = {
    iss: `https://securetoken.google.com/${project}`,
    aud: project,
    sub: uid,
    user_id: uid,
    iat: seconds,
    exp: seconds + 3600,
    auth_time: seconds,
    firebase: { sign_in_provider: 'password', identities: {} },
    ...claims,
  };
  return `${encoded({ alg: 'none', typ: 'JWT' })}.${encoded(payload)}.`;
}

function encodeValue(value: unknown): object {
  if (value === null) return { nullValue: null };
  if (value instanceof Date) return { timestampValue: value.toISOString() };
  if (value instanceof Uint8Array) return { bytesValue: Buffer.from(value).toString('base64') };
  if (typeof value === 'boolean') return { booleanValue: value };
  if (typeof value === 'number')
    return Number.isInteger(value) ? { integerValue: String(value) } : { doubleValue: value };
  if (typeof value === 'string') return { stringValue: value };
  if (Array.isArray(value)) return { arrayValue: { values: value.map(encodeValue) } };
  return { mapValue: { fields: encodeFields(value as Document) } };
}

const encodeFields = (document: Document): Record<string, object> =>
  Object.fromEntries(
    Object.entries(document)
      .filter(([, value]) => value !== undefined && value !== serverTime)
      .map(([name, value]) => [name, encodeValue(value)]),
  );

/** Paths of the values that the server's clock fills in. */
function clocks(document: Document, prefix = ''): string[] {
  return Object.entries(document).flatMap(([name, value]) => {
    if (value === serverTime) return [prefix + name];
    const isMap =
      typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
    return isMap ? clocks(value as Document, `${prefix}${name}.`) : [];
  });
}

const fullName = (project: string, path: string): string =>
  `projects/${project}/databases/(default)/documents/${path}`;

/** A write of the whole document. */
export const writeOf = (project: string, path: string, document: Document): object => ({
  update: { name: fullName(project, path), fields: encodeFields(document) },
  updateTransforms: clocks(document).map((fieldPath) => ({ fieldPath, setToServerValue: 'REQUEST_TIME' })),
});

const TRIES = 8;

export async function commit(project: string, writes: readonly object[], bearer: string): Promise<Verdict> {
  const url = `${origin()}/v1/projects/${project}/databases/(default)/documents:commit`;
  // Others held the documents for too long: that says nothing of the rules.
  for (let tries = 1; ; tries += 1) {
    const answer = await send('POST', url, { writes }, bearer);
    const text = await answer.text();
    if (!text.includes('"ABORTED"')) return verdictOf(answer, text);
    if (tries === TRIES) throw new Error(`The emulator is too busy: ${text}`);
  }
}

function verdictOf(answer: Response, text: string): Verdict {
  // Let through, and stopped only by the precondition.
  if (answer.ok || answer.status === 409 || answer.status === 404 || text.includes('FAILED_PRECONDITION'))
    return { allowed: true, message: '' };
  if (answer.status !== 403) throw new Error(`The emulator answers ${answer.status}: ${text}`);
  const { error } = JSON.parse(text) as { error: { message: string } };
  return { allowed: false, message: error.message.trim() };
}

/** Stores records past the rules. */
export async function seed(
  project: string,
  records: readonly { readonly site: string; readonly key: string; readonly data: Document }[],
): Promise<void> {
  const most = 400;
  for (let at = 0; at < records.length; at += most) {
    const writes = records.slice(at, at + most).map(({ site, key, data }) => {
      const [register = '', id = ''] = key.split('/');
      return writeOf(project, recordPath(site, registers(register), id), data);
    });
    const { allowed, message } = await commit(project, writes, 'owner');
    if (!allowed) throw new Error(message);
  }
}

/** The commit that puts a batch to the rules and changes nothing, whatever they say. */
export function question(project: string, site: string, batch: readonly Asked[]): object[] {
  const writes = batch.map(({ register, id, after, isNew }) => ({
    ...writeOf(project, recordPath(site, registers(register), id), after),
    currentDocument: { exists: !isNew },
  }));
  const sentinel = { update: { name: fullName(project, 'sentinel/never'), fields: {} } };
  return [...writes, { ...sentinel, currentDocument: { exists: true } }];
}

/** What the rules say to a person's batch. Nothing is written. */
export const ask = (
  project: string,
  site: string,
  batch: readonly Asked[],
  uid: string,
  claims: Document = {},
): Promise<Verdict> => commit(project, question(project, site, batch), token(project, uid, claims));

/** Runs the work on all items, some at a time, and answers in their order. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  work: (item: Item, at: number) => Promise<Result>,
  lanes = 8,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < items.length) {
      const at = next;
      next += 1;
      results[at] = await work(items[at] as Item, at);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}
