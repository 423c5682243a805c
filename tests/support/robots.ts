import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RobotTransport } from '../../functions/src/robots/transport.ts';

/** Where nothing is posted. */
export const noRobots: RobotTransport = { post: () => Promise.reject(new Error('Nothing was to be posted')) };

/** What came in: below which address, and what it said. */
export interface Posted {
  readonly url: URL;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What the provider answers next: a status and a body, or nothing at all. */
export type Said = { readonly status?: number; readonly body: unknown } | 'silence';

/** As the providers' documents have it. */
export const taken = {
  wecom: { body: { errcode: 0, errmsg: 'ok' } },
  dingtalk: { body: { errcode: 0, errmsg: 'ok' } },
  feishu: { body: { StatusCode: 0, StatusMessage: 'success', code: 0, data: {}, msg: 'success' } },
} as const;

export interface RobotServer {
  readonly base: string;
  /** What was posted, in order. */
  readonly posted: Posted[];
  /** The next answers; a post is taken when there is none. */
  readonly says: Said[];
  /** Settles when the next post has come in. To be called before it is sent. */
  readonly arrival: () => Promise<unknown>;
  readonly close: () => Promise<void>;
}

/** A server that answers as the providers of group robots do. */
export async function startRobots(): Promise<RobotServer> {
  const posted: Posted[] = [];
  const says: Said[] = [];
  const server = createServer((request, response) => void answer(request, response));
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? '/', 'http://robots.example');
    posted.push({ url, body: JSON.parse(Buffer.concat(chunks).toString('utf8')) });
    server.emit('posted');
    const said = says.shift() ?? taken[url.pathname.startsWith('/open-apis/') ? 'feishu' : 'wecom'];
    if (said === 'silence') return;
    response.statusCode = ('status' in said ? said.status : undefined) ?? 200;
    response.end(typeof said.body === 'string' ? said.body : JSON.stringify(said.body));
  }
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    posted,
    says,
    arrival: () => once(server, 'posted'),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
