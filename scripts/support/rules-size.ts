import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { findFirestoreEmulator } from './firestore-emulator.ts';
import { assertCompiles, findJava } from './java.ts';
import { Problem } from './problem.ts';

/** What Firestore takes at most, in bytes of the compiled rules; it says so only when they are released. */
export const DEPLOYED_LIMIT = 256_000;
/** Of which so much may be used: what is left is for the mending of a rule that turns out to be wrong. */
export const DEPLOYED_MOST = 230_000;

export interface RulesSize {
  /** Bytes of the compiled rules, as Firestore limits them. */
  readonly deployed: number;
  /** Bytes of each match block, by its path, those of the blocks in it included. */
  readonly blocks: ReadonlyMap<string, number>;
}

/**
 * Compiles rules with the compiler that is in the Firestore emulator, which knows more limits than the emulator
 * enforces: call depth, arguments, `let`. Throws a Problem that names what is wrong, or what is missing here.
 */
export async function measureRules(file: string): Promise<RulesSize> {
  const { jar } = await findFirestoreEmulator();
  const java = findJava();
  assertCompiles(java);
  const { program, major } = java;
  const answer = spawnSync(
    program,
    [
      // The emulator's libraries are older than the Java that runs them, which would warn on each run.
      ...(major >= 24 ? ['--sun-misc-unsafe-memory-access=allow'] : []),
      ...['-cp', jar, path.join(import.meta.dirname, 'RulesSize.java'), file],
    ],
    { encoding: 'utf8' },
  );
  if (answer.status !== 0) throw new Problem(`The rules could not be compiled:\n${answer.stderr}`);
  const lines = answer.stdout
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
  const errors = lines.filter(([what]) => what === 'error').map(([, at, words]) => `  line ${at}: ${words}`);
  if (errors.length > 0) throw new Problem(`The rules don't compile:\n${errors.join('\n')}`);
  return {
    deployed: Number(lines.find(([what]) => what === 'deployed')?.[1]),
    blocks: new Map(
      lines.filter(([what]) => what === 'block').map(([, bytes, block = '']) => [block, Number(bytes)]),
    ),
  };
}
