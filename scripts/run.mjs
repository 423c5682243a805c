// Runs scripts/<command>.ts on the Node of the project's own dependencies, which it installs first where they
// are missing or older than package-lock.json. Plain JavaScript, because it must run on any Node from 20 on.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import process from 'node:process';

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '..');
const modules = path.join(root, 'node_modules');
const stampFile = path.join(modules, '.wuye-desk-lock');
const neededNode = 24;

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
}

/** Returns true iff what npm says it installed is what package-lock.json asks for on this machine. */
function installedEqualsLock() {
  const installedFile = path.join(modules, '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  const locked = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(locked).every(
    ([place, wanted]) => place === '' || wanted.optional || installed[place]?.version === wanted.version,
  );
}

/** 'missing', 'stale' or 'fresh'. */
function dependencyState() {
  if (!existsSync(path.join(modules, '.package-lock.json'))) return 'missing';
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === lockHash()) return 'fresh';
  if (!installedEqualsLock()) return 'stale';
  writeFileSync(stampFile, lockHash());
  return 'fresh';
}

function install() {
  process.stderr.write('Installing the dependencies (npm ci; a minute or two) ...\n');
  const result = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) fail('npm ci failed; see above. Can the npm registry be reached from here?');
  writeFileSync(stampFile, lockHash());
}

/** Where npm has put the project's own Node: a package for each kind of machine, without an install script. */
function ownNode() {
  const [system, program] = process.platform === 'win32' ? ['win', 'node.exe'] : [process.platform, 'node'];
  return ['node', 'node-bin']
    .map((name) => path.join(modules, `${name}-${system}-${process.arch}`, 'bin', program))
    .find((place) => existsSync(place));
}

/** The first Node that is new enough to run TypeScript as it is: the project's own, else the one that runs this. */
function modernNode() {
  const own = ownNode();
  if (own !== undefined) return own;
  if (Number.parseInt(process.versions.node, 10) >= neededNode) return process.execPath;
  return fail(
    `Node ${neededNode} is missing: npm has installed none for ${process.platform} on ${process.arch} ` +
      `(was it run with --omit=optional?). Use Node ${neededNode} itself.`,
  );
}

function commands() {
  return readdirSync(path.join(root, 'scripts'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.basename(file, '.ts'));
}

/** Stops the command when npm, which started this, is gone without a signal. */
function watchParent(stop) {
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event === undefined || parent === 1) return;
  setInterval(() => {
    if (process.ppid !== parent) stop();
  }, 1000).unref();
}

const [command, ...rest] = process.argv.slice(2);
if (command === undefined || !commands().includes(command)) {
  fail(`usage: node scripts/run.mjs COMMAND, where COMMAND is one of: ${commands().join(', ')}`);
}

let state = dependencyState();
if (state !== 'fresh' && command !== 'doctor') {
  install();
  state = 'fresh';
}
if (state === 'missing')
  fail('missing  dependencies: run npm ci (npm start and npm test do it by themselves)');

const node = modernNode();
const child = spawn(node, [path.join(root, 'scripts', `${command}.ts`), ...rest], {
  // The channel lets the command notice that this process is gone, however it went.
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  env: {
    ...process.env,
    PATH: [path.join(modules, '.bin'), path.dirname(node), process.env.PATH].join(path.delimiter),
    WUYE_DESK_DEPENDENCIES: state,
  },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
watchParent(() => child.kill('SIGTERM'));
child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
