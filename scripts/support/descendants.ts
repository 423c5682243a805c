import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** The environment variable by which everything that a guard started is recognised, grandchildren included. */
export const guardMark = 'WUYE_DESK_GUARD';

interface Process {
  readonly id: number;
  readonly group: number;
  readonly environment: string;
}

function fromProc(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        // The program's name stands in brackets and may hold blanks; state, parent and group follow it.
        const afterName = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1) ?? '';
        const group = Number(afterName.split(' ')[2]);
        return [{ id: Number(name), group, environment: readFileSync(`/proc/${name}/environ`, 'utf8') }];
      } catch {
        return []; // Gone meanwhile, or another user's.
      }
    });
}

function fromPs(): Process[] {
  const list = spawnSync('ps', ['-A', '-E', '-ww', '-o', 'pid=,pgid=,command='], { encoding: 'utf8' });
  return (list.stdout ?? '').split('\n').flatMap((line) => {
    const found = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line);
    return found === null
      ? []
      : [{ id: Number(found[1]), group: Number(found[2]), environment: found[3] ?? '' }];
  });
}

/** The ids of the living processes that carry the mark or belong to the process group, this one left out. */
export function markedProcesses(mark: string, group: number | null = null): number[] {
  return (existsSync('/proc/self/environ') ? fromProc() : fromPs())
    .filter((one) => one.id !== process.pid)
    .filter((one) => one.group === group || one.environment.includes(mark))
    .map((one) => one.id);
}

/** Kills them at once; those that are gone already don't matter. */
export function killAll(processes: readonly number[]): void {
  for (const id of processes) {
    try {
      process.kill(id, 'SIGKILL');
    } catch {
      // Gone meanwhile.
    }
  }
}
