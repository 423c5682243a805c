// npm run doctor: what this machine has of what start and test need; one line each, with the remedy.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { chromiumRemedy, findChromium, hasChineseFont } from './support/chromium.ts';
import { wellKnownPorts } from './support/firebase-config.ts';
import { findFirestoreEmulator } from './support/firestore-emulator.ts';
import { assertCompiles, findJava } from './support/java.ts';
import { wellKnownInboxPorts } from './support/maildev.ts';
import { projectRoot } from './support/paths.ts';
import { assertPortsFree } from './support/ports.ts';
import { explain } from './support/problem.ts';

interface Finding {
  readonly what: string;
  /** A missing thing fails the doctor; a warning does not. */
  readonly state: 'ok' | 'missing' | 'warning';
  readonly words: string;
}

/** What a check that throws a Problem found. */
async function look(what: string, check: () => string | Promise<string>): Promise<Finding> {
  try {
    return { what, state: 'ok', words: await check() };
  } catch (error) {
    return { what, state: 'missing', words: explain(error) };
  }
}

function npm(): Finding {
  const answer = spawnSync('npm', ['--version'], { encoding: 'utf8' });
  return answer.status === 0
    ? { what: 'npm', state: 'ok', words: answer.stdout.trim() }
    : { what: 'npm', state: 'missing', words: 'install it with Node' };
}

function dependencies(): Finding {
  return process.env.WUYE_DESK_DEPENDENCIES === 'stale'
    ? { what: 'dependencies', state: 'missing', words: 'older than package-lock.json: run npm ci' }
    : { what: 'dependencies', state: 'ok', words: 'as package-lock.json asks' };
}

function chromium(): Finding {
  const remedy = chromiumRemedy();
  if (remedy !== null) {
    return { what: 'Chromium', state: 'missing', words: `for the browser tests. ${remedy}` };
  }
  return { what: 'Chromium', state: 'ok', words: findChromium() ?? '' };
}

function fonts(): Finding {
  return hasChineseFont()
    ? { what: 'Chinese fonts', state: 'ok', words: 'found' }
    : { what: 'Chinese fonts', state: 'warning', words: 'none: sudo apt-get install fonts-noto-cjk' };
}

async function ports(): Promise<Finding> {
  const { smtp, web } = wellKnownInboxPorts;
  try {
    const wanted = { ...(await wellKnownPorts()), 'the inbox (SMTP)': smtp, 'the inbox (page)': web };
    await assertPortsFree(wanted, 'or use npm start -- --free-ports');
    return { what: 'ports', state: 'ok', words: `${Object.values(wanted).join(', ')} are free` };
  } catch (error) {
    return { what: 'ports', state: 'warning', words: explain(error) };
  }
}

function generatedFiles(): Finding {
  const check = spawnSync(process.execPath, [path.join(projectRoot, 'scripts/generate.ts'), '--check'], {
    encoding: 'utf8',
  });
  return check.status === 0
    ? { what: 'generated files', state: 'ok', words: 'as the rulebook prints them' }
    : { what: 'generated files', state: 'missing', words: `${check.stdout}${check.stderr}`.trim() };
}

const findings: Finding[] = [
  { what: 'Node', state: 'ok', words: `${process.version} (${process.execPath})` },
  npm(),
  dependencies(),
  await look('JDK', () => {
    const java = findJava();
    assertCompiles(java);
    const { major, program } = java;
    return `${major} (${program})`;
  }),
  await look('Firestore emulator', async () => {
    const { origin, jar } = await findFirestoreEmulator();
    return `of ${origin === 'environment' ? 'FIRESTORE_EMULATOR_BINARY_PATH' : `the ${origin}`} (${jar})`;
  }),
  chromium(),
  fonts(),
  await ports(),
  generatedFiles(),
];

for (const { what, state, words } of findings) {
  process.stdout.write(
    `${state.padEnd(8)} ${what.padEnd(20)} ${words.replaceAll('\n', `\n${' '.repeat(30)}`)}\n`,
  );
}
process.exitCode = findings.some(({ state }) => state === 'missing') ? 1 : 0;
