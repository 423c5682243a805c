import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { Problem } from './problem.ts';

export interface ServerOptions {
  /** What the messages call it. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly environment?: NodeJS.ProcessEnv;
  /** Everything it prints goes into this file. */
  readonly log: string;
  /** The line that it prints when it is ready. */
  readonly ready: RegExp;
  /** A line that means it will never be usable, though it goes on running. */
  readonly broken?: RegExp;
  readonly readyWithinSeconds: number;
  /** How long it may take to stop by itself before it is killed. */
  readonly graceSeconds: number;
}

export interface Server {
  /** Resolves when it has ended and nothing of it is left. Safe to call twice. */
  stop(): Promise<void>;
  /** Resolves with the exit code when it ends, wanted or not. */
  readonly ended: Promise<number>;
}

const linesInAMessage = 25;

function spawnUnderGuard(options: ServerOptions) {
  const guard = path.join(import.meta.dirname, 'guard.ts');
  const grace = String(options.graceSeconds * 1000);
  const child = spawn(
    process.execPath,
    [guard, randomUUID(), grace, options.command, ...options.args],
    // In a group of its own, where the terminal's Ctrl-C doesn't reach it: we say when it stops.
    { cwd: options.folder, env: options.environment, stdio: ['pipe', 'pipe', 'pipe'], detached: true },
  );
  child.stdin.on('error', () => undefined); // The guard may be gone before us.
  return child;
}

function forEachLine(child: ChildProcess, read: (line: string) => void): void {
  for (const stream of [child.stdout, child.stderr]) {
    if (stream !== null) createInterface({ input: stream }).on('line', read);
  }
}

/**
 * Starts a server under a guard (guard.ts), so that it can't outlive this process, and resolves when it is ready.
 * Throws a Problem with its last lines when it ends, breaks or is not ready in time.
 */
export async function startServer(options: ServerOptions): Promise<Server> {
  const child = spawnUnderGuard(options);
  const ended = new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? 1)));
  const stop = async () => {
    child.stdin.end();
    await ended;
  };

  const log = createWriteStream(options.log);
  const lastLines: string[] = [];
  const failure = (what: string) =>
    new Problem(`${options.name} ${what}. Its last lines (all: ${options.log}):\n${lastLines.join('\n')}`);

  let timer: NodeJS.Timeout | undefined;
  const ready = new Promise<void>((resolve, reject) => {
    const seconds = options.readyWithinSeconds;
    timer = setTimeout(() => reject(failure(`was not ready within ${seconds} seconds`)), seconds * 1000);
    forEachLine(child, (line) => {
      log.write(`${line}\n`);
      lastLines.push(line);
      if (lastLines.length > linesInAMessage) lastLines.shift();
      if (options.broken?.test(line)) reject(failure('is not usable'));
      else if (options.ready.test(line)) resolve();
    });
    ended.then((code) => {
      log.end();
      reject(failure(`ended by itself with code ${code}`));
    });
  });

  try {
    await ready;
  } catch (error) {
    await stop();
    throw error;
  } finally {
    clearTimeout(timer);
  }
  return { stop, ended };
}
