import { commit, loadRules, token, type Verdict, withSentinel } from '../derived/emulator.ts';

// What the emulator spends to answer a request. It does not tell, but it gives up at a limit for each document: so
// each condition gets a padding before it, as large as the person's token says, and the cost is what the padding must
// leave room for.

/** What the emulator says when it gives up: after 1,000 evaluated expressions. Each item of a list counts as one. */
const GAVE_UP = 'maximum of 1000 expressions';

/** Sizes of the parts that make up the padding; each is a claim of the token. */
export const PARTS = [512, 256, 128, 64, 32, 16, 8, 4, 2, 1];

/** A condition that is true, and costs so much more when the token has the claim. */
function partOf(size: number): string {
  // An empty list counts as two more than one with items does.
  const items = Array.from({ length: size + 2 }, () => '1').join(', ');
  return `(('padding${size}' in request.auth.token) ? [${items}] : []).size() >= 0`;
}

const begin = 'match /databases/{database}/documents {';

/** One function for each part, because what one function may hold is limited too. */
const paddingRules = [
  ...PARTS.map((size) => `function padding${size}() { return ${partOf(size)}; }`),
  `function padded() { return ${PARTS.map((size) => `padding${size}()`).join(' && ')}; }`,
  'match /sites/{site}/meter/{any} { allow create: if padded(); }',
].join('\n');

export const withPadding = (rules: string): string =>
  withSentinel(
    rules
      .replaceAll(/allow ([a-z, ]+): if ([^;]+);/g, 'allow $1: if padded() && ($2);')
      .replace(begin, `${begin}\n${paddingRules}`),
  );

type Send = (claims: Record<string, boolean>) => Promise<Verdict>;

/** Measures what requests to these rules cost, in a project of its own. */
export class Meter {
  readonly project: string;
  /** Room for a condition that costs nothing. */
  #room = 0;

  private constructor(project: string) {
    this.project = project;
  }

  static async load(project: string, rules: string): Promise<Meter> {
    const meter = new Meter(project);
    await loadRules(project, withPadding(rules));
    let documents = 0;
    meter.#room = await meter.#roomOf((claims) => {
      documents += 1;
      const name = `projects/${project}/databases/(default)/documents/sites/of-the-meter/meter/${documents}`;
      return commit(project, [{ update: { name, fields: {} } }], token(project, 'somebody', claims));
    });
    return meter;
  }

  /** True when the request passes with so much padding. Throws when it is refused for another reason than its cost. */
  async #passes(send: Send, padding: number): Promise<boolean> {
    const parts = PARTS.filter((size) => (padding & size) > 0);
    const { allowed, message } = await send(
      Object.fromEntries(parts.map((size) => [`padding${size}`, true])),
    );
    if (!allowed && !message.includes(GAVE_UP))
      throw new Error(`Only what is allowed has a cost: ${message}`);
    return allowed;
  }

  /** The largest padding with which the request passes; -1 when it does not pass without any. */
  async #roomOf(send: Send): Promise<number> {
    let [fits, tooMuch] = [-1, PARTS.reduce((sum, size) => sum + size, 1)];
    while (tooMuch - fits > 1) {
      const middle = Math.floor((fits + tooMuch) / 2);
      if (await this.#passes(send, middle)) fits = middle;
      else tooMuch = middle;
    }
    return fits;
  }

  #send(writes: readonly object[], uid: string): Send {
    return (claims) => commit(this.project, writes, token(this.project, uid, claims));
  }

  /** What the dearest document check of a batch costs that is allowed and changes nothing, see `question`. */
  async costOf(writes: readonly object[], uid: string): Promise<number> {
    return this.#room - (await this.#roomOf(this.#send(writes, uid)));
  }

  /** True when the batch costs more than that: one request instead of ten. */
  async isDearer(writes: readonly object[], uid: string, cost: number): Promise<boolean> {
    return !(await this.#passes(this.#send(writes, uid), this.#room - cost));
  }
}
