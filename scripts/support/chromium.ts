import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { Problem } from './problem.ts';
import { findProgram } from './programs.ts';

/** The same browser without a window: it prints in a thirtieth of the time. */
const SHELL = 'chromium-headless-shell';

const names = [
  SHELL,
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const remedy =
  'Install it with "sudo apt-get install chromium fonts-noto-cjk" (Debian) or "brew install --cask chromium", ' +
  'or name one in CHROMIUM_PATH.';

/** The browser of this machine, or null. */
export function findChromium(): string | null {
  const named = process.env.CHROMIUM_PATH;
  return findProgram(named === undefined ? names : [named, ...names]);
}

/** Returns false iff this machine can say which fonts it has, and none of them has Chinese characters. */
export function hasChineseFont(): boolean {
  const list = spawnSync('fc-list', [':lang=zh', 'file'], { encoding: 'utf8' });
  return list.status !== 0 || list.stdout.trim() !== '';
}

function apt(args: string[]): boolean {
  const result = spawnSync('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', ...args], {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return result.status === 0;
}

function installFromDebian(packages: string[]): boolean {
  const wanted = ['install', '--yes', '--no-install-recommends', ...packages];
  process.stderr.write(`Installing ${packages.join(' and ')} (apt-get) ...\n`);
  // A package list may be missing or older than what the servers still hold.
  return apt(wanted) || (apt(['update']) && apt(wanted));
}

/**
 * Finds the browser for the browser tests and installs it, with a font for Chinese, where the machine is a Debian
 * and we are root; an older Debian has it only with a window. Throws a Problem with the remedy where that cannot be done.
 */
export function ensureChromium(): string {
  const mayInstall = process.getuid?.() === 0 && findProgram(['apt-get']) !== null;
  const fonts =
    findProgram(['fc-list']) === null || !hasChineseFont() ? ['fontconfig', 'fonts-noto-cjk'] : [];
  const missing = [...(findProgram([SHELL]) === null ? [SHELL] : []), ...fonts];
  if (missing.length > 0 && mayInstall && process.env.CHROMIUM_PATH === undefined) installFromDebian(missing);
  if (findChromium() === null && mayInstall) installFromDebian(['chromium', ...fonts]);
  const browser = findChromium();
  if (browser === null) throw new Problem(`Chromium is missing. ${remedy}`);
  return browser;
}

/** What doctor says of the browser's state; null when nothing is missing. */
export function chromiumRemedy(): string | null {
  return findChromium() === null ? remedy : null;
}
