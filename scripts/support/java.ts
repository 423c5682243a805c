import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { Problem } from './problem.ts';

/** firebase-tools 15 refuses anything older. */
export const oldestJava = 21;

export interface Java {
  readonly program: string;
  readonly major: number;
}

const homesOutsidePath = [
  '/usr/lib/jvm/*',
  '/usr/java/*',
  '/opt/java/*',
  '/opt/jdk*',
  '/Library/Java/JavaVirtualMachines/*/Contents/Home',
  '/opt/homebrew/opt/openjdk*',
  '/usr/local/opt/openjdk*',
  path.join(homedir(), '.sdkman/candidates/java/*'),
  path.join(homedir(), '.jdks/*'),
  path.join(homedir(), 'Library/Java/JavaVirtualMachines/*/Contents/Home'),
];

/** Reads the major version from `java -version` or a JDK's `release` file; null if neither is recognised. */
export function javaMajor(text: string): number | null {
  const found = /(?:version |JAVA_VERSION=)"(?:1\.)?(\d+)/.exec(text);
  return found?.[1] === undefined ? null : Number(found[1]);
}

function majorOf(program: string): number | null {
  const release = path.join(path.dirname(path.dirname(realpathSync(program))), 'release');
  if (existsSync(release)) {
    const major = javaMajor(readFileSync(release, 'utf8'));
    if (major !== null) return major;
  }
  const answer = spawnSync(program, ['-version'], { encoding: 'utf8' });
  return javaMajor(`${answer.stderr}${answer.stdout}`);
}

function candidates(environment: NodeJS.ProcessEnv): string[] {
  const homes = environment.JAVA_HOME === undefined ? [] : [environment.JAVA_HOME];
  const onPath = (environment.PATH ?? '').split(path.delimiter).filter(Boolean);
  const programs = [
    ...homes.map((home) => path.join(home, 'bin', 'java')),
    ...onPath.map((folder) => path.join(folder, 'java')),
    ...homesOutsidePath.flatMap((pattern) =>
      globSync(path.join(pattern, 'bin', 'java'))
        .sort()
        .reverse(),
    ),
  ];
  return [...new Set(programs)].filter((program) => existsSync(program));
}

/** Throws a Problem unless it compiles too: the size of the rules is measured by a small program. */
export function assertCompiles({ program, major }: Java): void {
  if (existsSync(path.join(path.dirname(program), 'javac'))) return;
  throw new Problem(
    `${program} runs programs and does not compile them: install a JDK ${major} or newer, or set JAVA_HOME to one.`,
  );
}

/**
 * Finds the first Java that is new enough: JAVA_HOME, then PATH, then the usual folders.
 * Throws a Problem that names what was found and what to install.
 */
export function findJava(environment: NodeJS.ProcessEnv = process.env): Java {
  const found: Java[] = [];
  for (const program of candidates(environment)) {
    const major = majorOf(program);
    if (major === null) continue;
    if (major >= oldestJava) return { program, major };
    found.push({ program, major });
  }
  const tooOld = found.map((java) => `${java.program} is Java ${java.major}`).join(', ');
  throw new Problem(
    `Java ${oldestJava} or newer is missing${tooOld === '' ? '' : ` (${tooOld})`}. ` +
      'Install a JDK, for example from https://adoptium.net, or with "apt-get install openjdk-21-jdk-headless", ' +
      '"brew install openjdk" or "sdk install java"; or set JAVA_HOME to one.',
  );
}
