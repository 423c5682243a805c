import { EventEmitter, once } from 'node:events';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { WAIT_MS } from './limits.ts';

/** What the server does with the next mails. */
export type Manner =
  | 'accept'
  /** 450 to each recipient. */
  | 'refuseForNow'
  /** 550 to each recipient. */
  | 'refuseForGood'
  /** 554 to the text of the mail. */
  | 'refuseText'
  /** Drops the connection in the middle of the text. */
  | 'hangUp'
  /** Takes the connection and says nothing. */
  | 'holdGreeting'
  /** Takes the mail and does not say so. */
  | 'holdAnswer';

export interface Received {
  readonly recipients: readonly string[];
  readonly mail: ParsedMail;
}

interface Behaviour {
  manner: Manner;
  /** Recipients that are refused with this code whatever the manner. */
  refused: Record<string, number>;
}

export interface SmtpInbox extends Behaviour {
  readonly url: string;
  /** What was taken, in order; a mail whose answer is held is taken as well. */
  readonly received: Received[];
  /** Every line of sign-in that came in. */
  readonly signIns: string[];
  /** Settles when the next client waits for an answer that does not come. To be called before it is started. */
  held(): Promise<void>;
  down(): Promise<void>;
  /** Up again, on the same port. */
  up(): Promise<void>;
}

const refusal = (code: number, recipient = ''): Error =>
  Object.assign(new Error(`${recipient} is not wanted here`), { responseCode: code });

/** A real SMTP server on a free port, without TLS, that keeps what it gets and behaves as it is told. */
export async function startSmtp(): Promise<SmtpInbox> {
  const received: Received[] = [];
  const signIns: string[] = [];
  const behaviour: Behaviour = { manner: 'accept', refused: {} };
  const events = new EventEmitter();
  let server = create();

  function create(): SMTPServer {
    const created = new SMTPServer({
      hideSTARTTLS: true,
      allowInsecureAuth: true,
      authOptional: true,
      closeTimeout: 50,
      onAuth: ({ username }, _session, done) => {
        signIns.push(String(username));
        done(null, { user: String(username) });
      },
      onConnect: (_session, done) =>
        behaviour.manner === 'holdGreeting' ? void events.emit('held') : done(),
      onRcptTo: ({ address }, _session, done) => {
        const codes: Partial<Record<Manner, number>> = { refuseForNow: 450, refuseForGood: 550 };
        const code = behaviour.refused[address] ?? codes[behaviour.manner];
        done(code ? refusal(code, address) : null);
      },
      onData: (stream, session, done) => {
        if (behaviour.manner === 'hangUp') {
          stream.resume();
          for (const connection of created.connections) connection._socket.destroy();
          return;
        }
        void simpleParser(stream).then((mail) => {
          if (behaviour.manner === 'refuseText') return done(refusal(554));
          received.push({ recipients: session.envelope.rcptTo.map(({ address }) => address), mail });
          return behaviour.manner === 'holdAnswer' ? void events.emit('held') : done();
        });
      },
    });
    // A client that is killed resets its connection.
    created.on('error', () => undefined);
    return created;
  }

  const listen = (port: number): Promise<number> =>
    new Promise((resolve, reject) => {
      const listening = server.listen(port, '127.0.0.1', () => {
        const address = listening.address();
        if (typeof address === 'object' && address) resolve(address.port);
        else reject(new Error('The SMTP server listens on no port'));
      });
    });

  const port = await listen(0);
  return Object.assign(behaviour, {
    url: `smtp://127.0.0.1:${port}`,
    received,
    signIns,
    held: async () => {
      await once(events, 'held', { signal: AbortSignal.timeout(WAIT_MS) });
    },
    down: () => new Promise<void>((resolve) => server.close(resolve)),
    up: async () => {
      server = create();
      await listen(port);
    },
  });
}
