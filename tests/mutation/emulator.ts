import http from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { RestWrite } from './stored.ts';
import { isAbandoned, type Verdict, verdictOf } from './verdict.ts';
import type { Asking } from './worlds.ts';

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** The emulator keeps every value of every expression for its report, until rules are loaded anew. */
const AT_ONCE = 3000;

const TRIES = 5;
const PAUSE_MS = 100;

/** Its interpreter gives up on a choice within a choice when what decides between them is broken. */
const isStuck = (status: number, text: string): boolean => status === 500 && text.includes('"UNKNOWN"');

/** The Firestore emulator over plain HTTP, with one set of rules at a time. */
export class Emulator {
  readonly #host: string;
  readonly #project: string;
  readonly #agent = new http.Agent({ keepAlive: true });
  #rules = '';
  /** Since the rules were loaded. */
  #asked = 0;

  constructor(host: string, project: string) {
    this.#host = host;
    this.#project = project;
  }

  #send(method: string, path: string, authorization: string, body: string): Promise<Answer> {
    const [hostname, port] = this.#host.split(':');
    const headers = {
      authorization,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    };
    if (authorization === '') delete (headers as { authorization?: string }).authorization;
    return new Promise((resolve, reject) => {
      const request = http.request(
        { hostname, port, method, path, headers, agent: this.#agent },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('error', reject);
          answer.on('end', () =>
            resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
          );
        },
      );
      request.on('error', reject);
      request.end(body);
    });
  }

  async #owner(method: string, path: string, body: object | null): Promise<string> {
    const { status, text } = await this.#send(
      method,
      path,
      'Bearer owner',
      body === null ? '' : JSON.stringify(body),
    );
    if (status !== 200) throw new Error(`The emulator answers ${status} to ${method} ${path}: ${text}`);
    return text;
  }

  async store(writes: readonly RestWrite[]): Promise<void> {
    const most = 400;
    for (let at = 0; at < writes.length; at += most)
      await this.#owner('POST', `/v1/projects/${this.#project}/databases/(default)/documents:commit`, {
        writes: writes.slice(at, at + most),
      });
  }

  /** Returns false iff the rules do not compile. */
  async loadRules(content: string): Promise<boolean> {
    this.#rules = content;
    this.#asked = 0;
    const rules = { files: [{ name: 'firestore.rules', content }] };
    const path = `/emulator/v1/projects/${this.#project}:securityRules`;
    const { status, text } = await this.#send('PUT', path, 'Bearer owner', JSON.stringify({ rules }));
    return status === 200 && !text.includes('"ERROR"');
  }

  /** Null when it would have taken the rules more than a request may cost, and when the emulator gets stuck. */
  async ask(asking: Asking, claims?: Readonly<Record<string, unknown>>): Promise<Verdict | null> {
    this.#asked += 1;
    if (this.#asked === AT_ONCE) await this.loadRules(this.#rules);
    const { status, text } = await this.#askPatiently(asking, asking.authorization(claims));
    if (text.includes('maximum of 1000 expressions') || isStuck(status, text)) return null;
    const verdict = verdictOf(status, text, true);
    if (verdict === null)
      throw new Error(`The emulator answers ${status} to ${asking.question.test}: ${text}`);
    return verdict;
  }

  async #askPatiently(asking: Asking, authorization: string): Promise<Answer> {
    for (let tries = 1; ; tries += 1) {
      const answer = await this.#send('POST', asking.path, authorization, asking.body(Date.now()));
      const { status, text } = answer;
      if (!isAbandoned(status, text) || isStuck(status, text) || tries === TRIES) return answer;
      await setTimeout(tries * PAUSE_MS);
    }
  }

  close(): void {
    this.#agent.destroy();
  }
}
