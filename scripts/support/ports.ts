import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { Problem } from './problem.ts';

/** Everything listens here: nothing of a development machine should be reached from elsewhere. */
export const localHost = '127.0.0.1';

// Below the range from which systems give ports to outgoing connections, so that none is taken meanwhile.
const lowestFreePort = 16_000;
const highestFreePort = 31_999;

/** Returns true iff nothing listens on the port. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: localHost, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** So many different ports that are free now. */
export async function freePorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) {
    const port = lowestFreePort + Math.floor(Math.random() * (highestFreePort - lowestFreePort));
    if (await isFree(port)) ports.add(port);
  }
  return [...ports];
}

export interface PortHolder {
  readonly program: string;
  readonly id: number;
}

/** Reads `lsof -F pc`: a line "p1234" for the process and a line "cjava" for its program. */
export function holderFromLsof(text: string): PortHolder | null {
  const id = /^p(\d+)$/m.exec(text)?.[1];
  const program = /^c(.+)$/m.exec(text)?.[1];
  return id === undefined || program === undefined ? null : { program, id: Number(id) };
}

/** Reads `ss -ltnp`: ... users:(("java",pid=1234,fd=7)). */
export function holderFromSs(text: string): PortHolder | null {
  const found = /users:\(\("([^"]+)",pid=(\d+)/.exec(text);
  return found?.[1] === undefined ? null : { program: found[1], id: Number(found[2]) };
}

const longestCommand = 70;

/** The command line of a process, which says more than the name of its program ("java"); null if ps can't tell. */
function commandLine(id: number): string | null {
  const command = (
    spawnSync('ps', ['-ww', '-p', String(id), '-o', 'args='], { encoding: 'utf8' }).stdout ?? ''
  ).trim();
  if (command === '') return null;
  return command.length > longestCommand ? `${command.slice(0, longestCommand)} ...` : command;
}

/** Who listens on the port, as far as this machine's tools and our rights tell. */
export function portHolder(port: number): PortHolder | null {
  const lsof = spawnSync('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'], { encoding: 'utf8' });
  const ss = () => spawnSync('ss', ['-Hltnp', `sport = :${port}`], { encoding: 'utf8' });
  const holder = holderFromLsof(lsof.stdout ?? '') ?? holderFromSs(ss().stdout ?? '');
  return holder === null ? null : { ...holder, program: commandLine(holder.id) ?? holder.program };
}

/** One line for a port that somebody else holds. */
export function takenPort(port: number, purpose: string, holder: PortHolder | null): string {
  const who = holder === null ? 'another program' : `process ${holder.id} (${holder.program})`;
  const remedy = holder === null ? '' : `: stop it with "kill ${holder.id}"`;
  return `Port ${port} for ${purpose} is taken by ${who}${remedy}`;
}

/** Throws a Problem that names every taken port, its holder and the remedy; `ports` from purpose to number. */
export async function assertPortsFree(
  ports: Readonly<Record<string, number>>,
  remedy: string,
): Promise<void> {
  const taken: string[] = [];
  for (const [purpose, port] of Object.entries(ports)) {
    if (!(await isFree(port))) taken.push(takenPort(port, purpose, portHolder(port)));
  }
  if (taken.length > 0) throw new Problem([...taken, remedy].join('\n'));
}
