// A process of its own that runs one command and sees to it that nothing of it outlives whoever wanted it: when
// its standard input closes - because it was told to stop, or because the process at the other end died, however
// that happened - it stops the command and then kills whatever that left behind, in other process groups too
// (firebase-tools starts Java in one).
//
// usage: node guard.ts MARK GRACE_MILLISECONDS COMMAND [ARGUMENT ...]
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import process from 'node:process';
import { guardMark, killAll, markedProcesses } from './descendants.ts';

const [mark = '', grace = '0', command = '', ...rest] = process.argv.slice(2);

const outer = process.env[guardMark];
const child = spawn(command, rest, {
  stdio: ['ignore', 'inherit', 'inherit'],
  env: { ...process.env, [guardMark]: outer === undefined ? mark : `${outer}:${mark}` },
});

function finish(code: number): never {
  killAll(markedProcesses(mark, process.pid));
  process.exit(code);
}

let stopping = false;
function stop() {
  if (stopping) return;
  stopping = true;
  child.kill('SIGTERM');
  setTimeout(() => finish(0), Number(grace));
}

child.on('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  finish(127);
});
child.on('exit', (code, signal) => finish(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
process.stdin.on('end', stop).on('error', stop).resume();
