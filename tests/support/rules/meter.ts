import { commit, loadRules, token, type Verdict, withSentinel } from '../derived/emulator.ts';

// What the emulator spends to answer a request. It does not tell, but it gives up at a limit for each document: so
// each condition gets a padding before it, as large as the person's token says, and the cost is what the padding must
// leave room for.

interface Scale {
  /** What the emulator says when it gives up. */
  readonly gaveUp: string;
  /** Sizes of the parts that make up the padding; each is a claim of the token. */
  readonly parts: readonly number[];
  /** A condition that is true, and costs so much more when the token has the claim. */
  readonly part: (size: number, isClaimed: string) => string;
}

const each = (number: number, text: (at: number) => string): string[] =>
  Array.from({ length: number }, (_, at) => text(at));

const scales = {
  /** Evaluated expressions, of which there may be 1,000. Each item of a list counts as one. */
  expressions: {
    gaveUp: 'maximum of 1000 expressions',
    parts: [512, 256, 128, 64, 32, 16, 8, 4, 2, 1],
    // An empty list counts as two more than one with items does.
    part: (size, isClaimed) => `(${isClaimed} ? [${each(size + 2, () => '1').join(', ')}] : []).size() >= 0`,
  },
  /** Documents looked into, of which there may be 10; asking whether one exists counts apart from reading it. */
  documents: {
    gaveUp: 'Service call error',
    parts: [8, 4, 2, 1],
    part: (size, isClaimed) => {
      const place = 'request.path[5] + request.path[6]';
      const path = (at: number) => `/databases/$(database)/documents/padding/$(${place} + '${size}-${at}')`;
      return `!${isClaimed} || ${each(size, (at) => `!exists(${path(at)})`).join(' && ')}`;
    },
  },
} as const satisfies Record<string, Scale>;

export type Unit = keyof typeof scales;

const begin = 'match /databases/{database}/documents {';

/** One function for each part, because what one function may hold is limited too. */
function paddingOf({ parts, part }: Scale): string {
  const functions = parts.map((size) => {
    const isClaimed = `('padding${size}' in request.auth.token)`;
    return `function padding${size}() { return ${part(size, isClaimed)}; }`;
  });
  const all = `function padded() { return ${parts.map((size) => `padding${size}()`).join(' && ')}; }`;
  return [...functions, all, 'match /sites/{site}/meter/{any} { allow create: if padded(); }'].join('\n');
}

const withPadding = (rules: string, scale: Scale): string =>
  withSentinel(
    rules
      .replaceAll(/allow ([a-z, ]+): if ([^;]+);/g, 'allow $1: if padded() && ($2);')
      .replace(begin, `${begin}\n${paddingOf(scale)}`),
  );

type Send = (claims: Record<string, boolean>) => Promise<Verdict>;

/** Measures what requests to these rules cost, in a project of its own. */
export class Meter {
  readonly project: string;
  readonly #scale: Scale;
  /** Room for a condition that costs nothing. */
  #room = 0;

  private constructor(project: string, scale: Scale) {
    this.project = project;
    this.#scale = scale;
  }

  static async load(project: string, rules: string, unit: Unit = 'expressions'): Promise<Meter> {
    const meter = new Meter(project, scales[unit]);
    await loadRules(project, withPadding(rules, scales[unit]));
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
    const parts = this.#scale.parts.filter((size) => (padding & size) > 0);
    const { allowed, message } = await send(
      Object.fromEntries(parts.map((size) => [`padding${size}`, true])),
    );
    if (!allowed && !message.includes(this.#scale.gaveUp))
      throw new Error(`Only what is allowed has a cost: ${message}`);
    return allowed;
  }

  /** The largest padding with which the request passes; -1 when it does not pass without any. */
  async #roomOf(send: Send): Promise<number> {
    let [fits, tooMuch] = [-1, this.#scale.parts.reduce((sum, size) => sum + size, 1)];
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
