import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request to the emulator and its answer. `begun` and `ended` are places in one order of all of them. */
export interface Exchange {
  readonly path: string;
  readonly authorization: string;
  readonly body: string;
  readonly status: number;
  readonly answer: string;
  readonly begun: number;
  readonly ended: number;
  /** When it was asked. */
  readonly at: number;
}

export interface Recorder {
  /** host:port for FIRESTORE_EMULATOR_HOST. */
  readonly host: string;
  /** Every request for documents so far, in the order in which they ended. */
  readonly exchanges: readonly Exchange[];
  stop(): Promise<void>;
}

async function textOf(stream: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** A proxy before the Firestore emulator that notes what the tests ask and what they are told. */
export async function startRecorder(emulator: string): Promise<Recorder> {
  const [hostname, port] = emulator.split(':');
  const agent = new http.Agent({ keepAlive: true });
  const exchanges: Exchange[] = [];
  let place = 0;
  const next = (): number => {
    place += 1;
    return place;
  };

  const forward = (request: http.IncomingMessage, body: string): Promise<http.IncomingMessage> => {
    // Plain text both ways; the length is that of the body as read.
    const { 'accept-encoding': _, 'transfer-encoding': __, ...headers } = request.headers;
    headers['content-length'] = String(Buffer.byteLength(body));
    const { url: path, method } = request;
    return new Promise((resolve, reject) => {
      const onward = http.request({ hostname, port, path, method, headers, agent }, resolve);
      onward.on('error', reject);
      onward.end(body);
    });
  };

  const server = http.createServer(async (request, response) => {
    try {
      const body = await textOf(request);
      const begun = next();
      const at = Date.now();
      const answer = await forward(request, body);
      const text = await textOf(answer);
      const { url: path = '', headers } = request;
      const status = answer.statusCode ?? 0;
      const { authorization = '' } = headers;
      exchanges.push({ path, authorization, body, status, answer: text, begun, ended: next(), at });
      const { 'transfer-encoding': _, ...answered } = answer.headers;
      response.writeHead(status, { ...answered, 'content-length': Buffer.byteLength(text) }).end(text);
    } catch (error) {
      response.destroy(error as Error);
    }
  });
  server.keepAliveTimeout = 0; // A test may think for long between two requests.
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    exchanges,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      agent.destroy();
    },
  };
}
