import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { projectRoot } from './paths.ts';
import { Problem } from './problem.ts';

export interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
}

export interface ServerOptions extends Command {
  /** What the messages call it. */
  readonly name: string;
  readonly folder: string;
  /** Everything it prints goes into this file. */
  readonly log: string;
  /** The line that it prints when it is ready. */
  readonly ready: RegExp;
  /** A line that means it will never be usable, though it goes on running. */
  readonly broken?: RegExp;
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

/** So long nothing takes to start, on however busy a machine: it hangs. */
export const HANGS_SECONDS = 600;

/** So long the last lines of a process that is gone take to arrive, on however busy a machine. */
const LAST_LINES_SECONDS = 30;

/** Spawns the command under a guard, in a group of its own, where the terminal's Ctrl-C doesn't reach it. */
function spawnUnderGuard(
  command: Command & { folder: string; graceSeconds: number },
  output: 'pipe' | 'inherit',
) {
  const guard = path.join(import.meta.dirname, 'guard.ts');
  const grace = String(command.graceSeconds * 1000);
  const child = spawn(process.execPath, [guard, randomUUID(), grace, command.command, ...command.args], {
    cwd: command.folder,
    env: command.environment ?? process.env,
    stdio: ['pipe', output, output],
    detached: true,
  });
  child.stdin?.on('error', () => undefined); // The guard may be gone before us.
  // 'close' comes after the last line; it would never come if something escaped that holds our end of the pipe.
  child.on('exit', () => {
    const letGo = () => [child.stdout, child.stderr].map((end) => end?.destroy());
    setTimeout(letGo, LAST_LINES_SECONDS * 1000).unref();
  });
  const ended = new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? 1)));
  const stop = async () => {
    child.stdin?.end();
    await ended;
  };
  return { child, ended, stop };
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
  const { child, ended, stop } = spawnUnderGuard(options, 'pipe');
  const log = createWriteStream(options.log);
  const lastLines: string[] = [];
  const failure = (what: string) =>
    new Problem(`${options.name} ${what}. Its last lines (all: ${options.log}):\n${lastLines.join('\n')}`);

  let timer: NodeJS.Timeout | undefined;
  const ready = new Promise<void>((resolve, reject) => {
    timer = setTimeout(
      () => reject(failure(`hangs: not ready after ${HANGS_SECONDS} seconds`)),
      HANGS_SECONDS * 1000,
    );
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

/**
 * Runs a command of the project to its end, its output being ours. Whatever it leaves behind, and all of it when
 * this process dies, is killed.
 */
export function runCommand(command: Command): Server {
  const { ended, stop } = spawnUnderGuard({ ...command, folder: projectRoot, graceSeconds: 2 }, 'inherit');
  return { ended, stop };
}
