import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { projectRoot } from './paths.ts';
import { freePorts, localHost } from './ports.ts';
import { type Server, startServer } from './processes.ts';

export interface InboxPorts {
  readonly smtp: number;
  readonly web: number;
}

export const wellKnownInboxPorts: InboxPorts = { smtp: 1025, web: 1080 };

export interface Inbox extends Server {
  /** For nodemailer: `smtp://host:port`. */
  readonly smtpUrl: string;
  /** The page to look at; `GET /api/email` lists the mails as JSON. */
  readonly origin: string;
}

/**
 * Starts Maildev: an SMTP server that keeps what it gets, and a page to read it. Ports are free ones by default. The
 * mails of an inbox that `remembers` are there again when it is started the next time; others go when it stops.
 */
export async function startInbox(folder: string, wanted?: InboxPorts, remembers = false): Promise<Inbox> {
  const [freeSmtp = 0, freeWeb = 0] = wanted === undefined ? await freePorts(2) : [];
  const ports = wanted ?? { smtp: freeSmtp, web: freeWeb };
  const mails = path.join(folder, 'mails');
  await mkdir(mails, { recursive: true });
  const directory = remembers ? mails : await mkdtemp(path.join(folder, 'run-'));
  const server = await startServer({
    name: 'Maildev',
    command: process.execPath,
    args: [
      path.join(projectRoot, 'node_modules/maildev/dist/bin/maildev.js'),
      ...['--ip', localHost, '--smtp', String(ports.smtp)],
      ...['--web-ip', localHost, '--web', String(ports.web)],
      ...['--mail-directory', directory],
    ],
    folder,
    log: path.join(folder, 'maildev.log'),
    ready: /Press Ctrl\+C to stop/,
    graceSeconds: 2,
  });
  return {
    ...server,
    stop: async () => {
      await server.stop();
      if (!remembers) await rm(directory, { recursive: true, force: true });
    },
    smtpUrl: `smtp://${localHost}:${ports.smtp}`,
    origin: `http://${localHost}:${ports.web}`,
  };
}
