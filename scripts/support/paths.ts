import path from 'node:path';

export const projectRoot = path.resolve(import.meta.dirname, '..', '..');

/** Everything that the commands write and that nobody commits. */
export const localFolder = path.join(projectRoot, '.local');

/** A program of the project's own dependencies, such as `tsc`. */
export const ownProgram = (name: string): string => path.join(projectRoot, 'node_modules', '.bin', name);
