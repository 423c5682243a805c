import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server as NetServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterAll, describe, expect, test } from 'vitest';
import { isDue } from '../../scripts/support/cron.ts';
import { markedProcesses } from '../../scripts/support/descendants.ts';
import {
  allowConnections,
  configForEmulators,
  readFirebaseConfig,
} from '../../scripts/support/firebase-config.ts';
import { wrapperJar } from '../../scripts/support/firestore-emulator.ts';
import { findJava, javaMajor } from '../../scripts/support/java.ts';
import { pageWithEmulators } from '../../scripts/support/page-settings.ts';
import { selectTests, vitestParts } from '../../scripts/support/parts.ts';
import { projectRoot } from '../../scripts/support/paths.ts';
import {
  assertPortsFree,
  freePorts,
  holderFromLsof,
  holderFromSs,
  isFree,
  takenPort,
} from '../../scripts/support/ports.ts';
import { type Command, startServer } from '../../scripts/support/processes.ts';
import { isGreen, summary } from '../../scripts/support/summary.ts';
import { countTests, failedOf } from '../../scripts/support/vitest-report.ts';
import { runOnceMore, runVitest } from '../../scripts/support/vitest-run.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'wuye-desk-scripts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('Java', () => {
  test.each([
    ['openjdk version "25.0.3" 2026-04-21 LTS', 25],
    ['java version "1.8.0_392"', 8],
    ['openjdk version "21" 2023-09-19', 21],
    ['IMPLEMENTOR="Eclipse Adoptium"\nJAVA_VERSION="17.0.15"\n', 17],
    ['bash: java: command not found', null],
  ])('reads the major version from %j', (text, major) => {
    expect(javaMajor(text)).toBe(major);
  });

  test('a Java that is found is new enough and is passed over when JAVA_HOME names none', () => {
    const { program } = findJava({ PATH: process.env.PATH, JAVA_HOME: path.join(folder, 'no-jdk') });
    const answer = spawnSync(program, ['-version'], { encoding: 'utf8' });
    expect(javaMajor(answer.stderr)).toBeGreaterThanOrEqual(21);
  });
});

describe('the wrapper jar', () => {
  test('leads Java to the main class, however long the path of the jar behind it', () => {
    const wrapper = path.join(folder, 'wrapper.jar');
    writeFileSync(wrapper, wrapperJar(path.join(folder, `${'很长的文件夹 '.repeat(12)}`, 'emulator.jar')));
    const answer = spawnSync(findJava().program, ['-jar', wrapper], { encoding: 'utf8' });
    expect(answer.stderr).toContain('com.google.cloud.datastore.emulator.firestore.CloudFirestore');
    expect(answer.stderr).not.toContain('no main manifest attribute');
  });

  test('keeps to the 72 bytes of a manifest line', () => {
    const manifest = wrapperJar(`/${'a'.repeat(300)}/emulator.jar`).toString('latin1');
    const lines = manifest
      .slice(manifest.indexOf('Manifest-Version'), manifest.indexOf('PK\x01\x02'))
      .split('\r\n');
    expect(lines.length).toBeGreaterThan(6);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(70);
    expect(lines.join('\n').replaceAll('\n ', '')).toContain(`${'a'.repeat(300)}/emulator.jar`);
  });
});

describe('ports', () => {
  const listenOn = (port: number) =>
    new Promise<NetServer>((resolve) => {
      const server = createServer().listen(port, '127.0.0.1', () => resolve(server));
    });

  test('the message names the port, its purpose, the process and the remedy', () => {
    const holder = { program: 'java -jar emulator.jar', id: 4711 };
    expect(takenPort(8080, 'firestore', holder)).toBe(
      'Port 8080 for firestore is taken by process 4711 (java -jar emulator.jar): stop it with "kill 4711"',
    );
    expect(takenPort(8080, 'firestore', null)).toBe('Port 8080 for firestore is taken by another program');
  });

  test('reads who listens from lsof and ss', () => {
    expect(holderFromLsof('p1234\ncjava\nf7\n')).toEqual({ program: 'java', id: 1234 });
    expect(holderFromLsof('')).toBeNull();
    const line = 'LISTEN 0 511 127.0.0.1:5000 0.0.0.0:* users:(("node",pid=99,fd=21))';
    expect(holderFromSs(line)).toEqual({ program: 'node', id: 99 });
  });

  test('a port that somebody listens on is refused by name, a free one is not', async () => {
    const [taken = 0, free = 0] = await freePorts(2);
    const server = await listenOn(taken);
    try {
      expect(await isFree(taken)).toBe(false);
      await expect(assertPortsFree({ inbox: taken }, 'use others')).rejects.toThrow(
        new RegExp(`Port ${taken} for inbox is taken[\\s\\S]*use others`),
      );
      await assertPortsFree({ inbox: free }, 'use others');
    } finally {
      server.close();
    }
  });
});

describe('servers under guard', () => {
  const program = (name: string, text: string) => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  const start = (file: string, args: string[] = []) =>
    startServer({
      name: 'The server',
      command: process.execPath,
      args: [file, ...args],
      folder,
      log: path.join(folder, 'server.log'),
      ready: /ready/,
      broken: /broken/,
      graceSeconds: 1,
    });

  // As firebase-tools does with Java: a child in a group of its own, which ignores polite signals.
  const stubborn = program(
    'stubborn.mjs',
    `import { spawn } from 'node:child_process';
     const ignoring = "process.on('SIGTERM', () => {}); console.log('ready'); setInterval(() => {}, 1000);";
     spawn(process.execPath, ['--input-type=module', '--eval', ignoring, process.argv[2]],
       { detached: true, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, TEST_MARK: process.argv[2] } });`,
  );

  test('nothing is left after stop, not even a grandchild in a group of its own', async () => {
    const mark = `mark-${process.pid}-${Math.random()}`;
    const server = await start(stubborn, [mark]);
    expect(markedProcesses(mark).length).toBeGreaterThan(0);
    await server.stop();
    expect(markedProcesses(mark)).toEqual([]);
  });

  test('nothing is left when the process that wanted it is killed', async () => {
    const mark = `mark-${process.pid}-${Math.random()}`;
    const starter = program(
      'starter.ts',
      `const { startServer } = await import(${JSON.stringify(path.join(projectRoot, 'scripts/support/processes.ts'))});
       await startServer({ name: 'it', command: process.execPath, args: [${JSON.stringify(stubborn)}, '${mark}'],
         folder: ${JSON.stringify(folder)}, log: ${JSON.stringify(path.join(folder, 'it.log'))}, ready: /ready/,
         graceSeconds: 1 });
       process.kill(process.pid, 'SIGKILL');`,
    );
    expect(spawnSync(process.execPath, [starter]).signal).toBe('SIGKILL');
    await expect.poll(() => markedProcesses(mark)).toEqual([]);
  });

  test('one that ends before it is ready is reported with what it said', async () => {
    const failing = program('failing.mjs', "console.error('no such jar'); process.exit(3);");
    await expect(start(failing)).rejects.toThrow(/ended by itself with code 3[\s\S]*no such jar/);
  });

  test('one that says it is broken is stopped', async () => {
    const broken = program('broken.mjs', "console.log('broken: typo'); setInterval(() => {}, 1000);");
    await expect(start(broken)).rejects.toThrow(/is not usable[\s\S]*broken: typo/);
  });
});

describe('schedules', () => {
  const at = (iso: string) => new Date(iso);

  test.each([
    ['every 1 minutes', '2026-11-24T01:17:00Z', true],
    ['every 5 minutes', '2026-11-24T01:17:00Z', false],
    ['every 5 minutes', '2026-11-24T01:15:00Z', true],
    ['every 2 hours', '2026-11-24T02:00:00Z', true],
    ['0 18 * * *', '2026-11-24T10:00:00Z', true], // 18:00 in Shanghai
    ['0 18 * * *', '2026-11-24T18:00:00Z', false],
    ['0 8 * * 6', '2026-11-28T00:00:00Z', true], // a Saturday
    ['0 8 * * 6', '2026-11-27T00:00:00Z', false],
    ['0 8 * * 7', '2026-11-29T00:00:00Z', true], // 7 is Sunday too
    ['30 9 28-30 * *', '2026-11-28T01:30:00Z', true],
    ['30 9 28-30 * *', '2026-11-27T01:30:00Z', false],
    ['0 9 1 * 1', '2026-11-30T01:00:00Z', true], // the first, or a Monday
    ['*/20,7 * * * *', '2026-11-24T01:07:00Z', true],
  ])('%s is due at %s in Shanghai: %s', (schedule, iso, due) => {
    expect(isDue(schedule, at(iso), 'Asia/Shanghai')).toBe(due);
  });

  test('what is not understood is refused, not passed over', () => {
    expect(() => isDue('every day 09:00', at('2026-11-24T01:00:00Z'), 'Asia/Shanghai')).toThrow(
      /not understood/,
    );
  });
});

describe('firebase.json', () => {
  const ports = { auth: 1, firestore: 2, functions: 3, tasks: 4, hosting: 5 };
  const policyOf = (config: Awaited<ReturnType<typeof readFirebaseConfig>>) =>
    config.hosting.headers
      .flatMap((rule) => rule.headers)
      .find((header) => header.key === 'Content-Security-Policy')?.value ?? '';

  test('the policy of the page is strict', async () => {
    const policy = policyOf(await readFirebaseConfig());
    expect(policy).toMatch(/^default-src 'none'; /);
    expect(policy).not.toMatch(/unsafe-|\*[ ;]|localhost|127\.0\.0\.1/);
    expect(policy).toContain("frame-ancestors 'none'");
  });

  test('emulators open the policy for themselves and nothing else', async () => {
    const config = await readFirebaseConfig();
    const inner = { hub: 6, logging: 7, eventarc: 8, websocket: 9 };
    const opened = configForEmulators(config, ports, inner);
    const added = ' http://127.0.0.1:1 http://127.0.0.1:2 http://127.0.0.1:3';
    expect(policyOf({ ...config, hosting: opened.hosting }).replace(added, '')).toBe(policyOf(config));
    expect(allowConnections("default-src 'none'; connect-src 'self'; img-src *", ['http://a'])).toBe(
      "default-src 'none'; connect-src 'self' http://a; img-src *",
    );
  });

  test('the page learns where the emulators are from one element', () => {
    const html = pageWithEmulators('<html><head><title>x</title></head></html>', 'demo-x', ports);
    const content = /<meta name="emulators" content='([^']+)'>/.exec(html)?.[1] ?? '';
    expect(JSON.parse(content)).toEqual({
      project: 'demo-x',
      host: '127.0.0.1',
      auth: 1,
      firestore: 2,
      functions: 3,
    });
  });

  test('what is deployed is what is tested: the functions ask for the locked versions', () => {
    const read = (file: string) => JSON.parse(readFileSync(path.join(projectRoot, file), 'utf8'));
    const { dependencies } = read('functions/package.json');
    const { packages } = read('package-lock.json');
    for (const [name, version] of Object.entries(dependencies)) {
      expect(packages[`node_modules/${name}`].version, name).toBe(version);
    }
  });
});

type Statuses = Readonly<Record<string, 'passed' | 'failed' | 'skipped'>>;

/** What vitest reports of a file of the browser tests. */
const fileOf = (name: string, tests: Statuses, status?: string) => ({
  name: path.join(projectRoot, `tests/web/${name}.test.ts`),
  status: status ?? (Object.values(tests).includes('failed') ? 'failed' : 'passed'),
  assertionResults: Object.entries(tests).map(([fullName, each]) => ({ fullName, status: each })),
});

/** A run that ended as its report says. */
const ran = (...testResults: ReturnType<typeof fileOf>[]) => ({
  report: { testResults, unhandledErrors: 0 },
  code: testResults.some(({ status }) => status === 'failed') ? 1 : 0,
});

describe('what is unsteady', () => {
  const web = { part: 'web', seconds: 1 };
  const names = ['借出 (Lend) 1+1?', 'second', 'third'];
  const of = (status: 'passed' | 'failed', count: number) =>
    Object.fromEntries(names.slice(0, count).map((name) => [name, status]));
  /** So many fail at first, and pass when they are run once more. */
  const afterSecondTry = (count: number) =>
    countTests(ran(fileOf('a', { steady: 'passed', ...of('failed', count) })), [
      ran(fileOf('a', { steady: 'skipped', ...of('passed', count) })),
    ]);

  test.each([
    [0, true],
    [1, true],
    [2, true],
    [3, false],
  ])('%i tests pass only when they are run once more: the run is green: %s', (count, green) => {
    const counts = afterSecondTry(count);
    expect(counts.unsteady).toEqual(names.slice(0, count).map((name) => `tests/web/a.test.ts > ${name}`));
    expect(counts.passed + counts.failed).toBe(count + 1);
    expect(counts.failed).toBe(green ? 0 : count);
    expect(isGreen([{ ...web, ...counts }])).toBe(green);
    const lines = summary([{ ...web, ...counts }]).split('\n');
    expect(lines.at(-1)).toBe(`${counts.passed} passed, ${counts.failed} failed`);
    expect(lines.filter((line) => line.includes('不稳'))).toHaveLength(count === 0 ? 0 : 1);
    for (const name of counts.unsteady) expect(lines).toContain(`  ${name}`);
  });

  test('what fails twice has failed, whatever else was unsteady', () => {
    const first = ran(
      fileOf('a', { one: 'failed', two: 'failed', three: 'passed' }),
      fileOf('b', { one: 'failed' }),
    );
    const again = ran(fileOf('a', { one: 'failed', two: 'passed' }), fileOf('b', { one: 'passed' }));
    const counts = countTests(first, [again]);
    expect(counts).toMatchObject({ passed: 3, failed: 1 });
    expect(counts.unsteady).toEqual(['tests/web/a.test.ts > two', 'tests/web/b.test.ts > one']);
    expect(isGreen([{ ...web, ...counts }])).toBe(false);
  });

  test('a second try that crashes, leaves a test out or fails around the tests makes nothing good', () => {
    const first = ran(fileOf('a', { one: 'failed' }));
    const seconds = [
      { report: null, code: 1 },
      ran(),
      ran(fileOf('a', { one: 'skipped' })),
      ran(fileOf('a', { one: 'passed' }, 'failed')),
    ];
    for (const second of seconds) {
      expect(countTests(first, [second])).toMatchObject({ passed: 0, failed: 1, skipped: 0, unsteady: [] });
    }
    const astray = { report: { ...ran(fileOf('a', { one: 'passed' })).report, unhandledErrors: 1 }, code: 1 };
    expect(countTests(first, [astray])).toMatchObject({ passed: 1, failed: 1 });
  });

  test('an error that belongs to no test is not made good by a second try of the tests', () => {
    const first = { report: { ...ran(fileOf('a', { one: 'failed' })).report, unhandledErrors: 1 }, code: 1 };
    expect(countTests(first, [ran(fileOf('a', { one: 'passed' }))])).toMatchObject({ passed: 1, failed: 1 });
  });

  test('a file that failed before its tests is run once more as a whole', () => {
    const first = ran(
      fileOf('a', { one: 'failed', two: 'passed' }),
      fileOf('b', { one: 'skipped' }, 'failed'),
    );
    expect(failedOf(first.report, { files: [], pattern: 'R4' })).toEqual([
      { files: [fileOf('a', {}).name], pattern: '^(one)$' },
      { files: [fileOf('b', {}).name], pattern: 'R4' },
    ]);
    const again = [ran(fileOf('a', { one: 'passed' })), ran(fileOf('b', { one: 'passed' }))];
    const counts = countTests(first, again);
    expect(counts).toMatchObject({ passed: 3, failed: 0, skipped: 0 });
    expect(counts.unsteady).toEqual(['tests/web/a.test.ts > one', 'tests/web/b.test.ts']);
    expect(countTests(first, again.slice(0, 1))).toMatchObject({ passed: 2, failed: 1 });
  });

  test('vitest itself: what failed is run once more by its name, in a process of its own', async () => {
    const of = (name: string) => path.join(folder, 'unsteady', name);
    mkdirSync(of(''), { recursive: true });
    const program = `
      import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
      const tried = (what) => appendFileSync(${JSON.stringify(of('tried'))}, what + '\\n');
      const isFirstTry = !existsSync(${JSON.stringify(of('mark'))});
      writeFileSync(${JSON.stringify(of('mark'))}, '');
      test('steady', () => tried('steady'));
      describe('（借出）1+1', () => {
        test('once? [R4.4.2.4]', () => { tried('once'); expect(isFirstTry).toBe(false); });
        test('never', () => { tried('never'); expect(1).toBe(2); });
        test('nevermore', () => tried('nevermore'));
      });`;
    writeFileSync(of('flaky.test.mjs'), program);
    writeFileSync(of('vitest.config.mjs'), 'export default {};');
    const quietly = ({ command, args, environment }: Command) =>
      Promise.resolve(spawnSync(command, args, { env: environment, encoding: 'utf8' }).status ?? 1);
    const counts = await runOnceMore({ files: [], pattern: null }, (tests) =>
      runVitest(['--root', of(''), '--globals'], tests, {}, quietly),
    );
    expect(counts).toMatchObject({ passed: 3, failed: 1, skipped: 0 });
    expect(counts.unsteady).toEqual([
      expect.stringMatching(/flaky\.test\.mjs > （借出）1\+1 once\? \[R4\.4\.2\.4\]$/),
    ]);
    expect(counts.reasons).toEqual([
      expect.stringMatching(
        /flaky\.test\.mjs > （借出）1\+1 once\? .*: AssertionError: expected true to be false/,
      ),
      ...Array(2).fill(expect.stringMatching(/ > （借出）1\+1 never: AssertionError: expected 1 to be 2/)),
    ]);
    const lines = summary([{ ...web, ...counts }]).split('\n');
    for (const reason of counts.reasons) expect(lines).toContain(`  ${reason}`);
    const tried = readFileSync(of('tried'), 'utf8').trim().split('\n');
    expect(tried).toEqual(['steady', 'once', 'never', 'nevermore', 'once', 'never']);
  });
});

describe('npm test', () => {
  const result = { part: 'unit', passed: 3, failed: 0, skipped: 1, seconds: 1 };

  test('the last line counts, alone', () => {
    const text = summary([result, { ...result, part: 'rules', passed: 4, failed: 2 }]);
    expect(text.split('\n').at(-1)).toBe('7 passed, 2 failed');
  });

  test('green means that something passed and nothing failed', () => {
    expect(isGreen([result])).toBe(true);
    expect(isGreen([])).toBe(false);
    expect(isGreen([{ ...result, passed: 0 }])).toBe(false);
    expect(isGreen([result, { ...result, failed: 1 }])).toBe(false);
  });

  test('a file that could not be loaded, an error outside a test and a crash count as failures', () => {
    const fine = fileOf('a', { one: 'passed', two: 'skipped' });
    expect(countTests(ran(fine))).toEqual({ passed: 1, failed: 0, skipped: 1, unsteady: [], reasons: [] });
    expect(countTests({ ...ran(fine), code: 1 }).failed).toBe(1);
    expect(countTests({ report: null, code: 0 }).failed).toBe(1);
    const unloaded = fileOf('b', {}, 'failed');
    expect(countTests(ran(fine, unloaded, unloaded)).failed).toBe(2);
    expect(countTests(ran(fine, fileOf('b', { one: 'skipped' }, 'failed')))).toMatchObject({
      passed: 1,
      failed: 1,
    });
    const astray = { report: { testResults: [fine], unhandledErrors: 2 }, code: 1 };
    expect(countTests(astray)).toMatchObject({ passed: 1, failed: 2 });
  });

  test('words choose parts, then files, then titles', () => {
    expect([...selectTests(['unit', 'scripts']).files]).toEqual([['unit', ['tests/unit/scripts.test.ts']]]);
    expect(selectTests(['scripts.test']).needs).toBe('nothing');
    expect(selectTests(['unit', 'R9.9.9.9']).title).toBe('R9.9.9.9');
  });

  test('every test file of the project belongs to a part', () => {
    const inParts = new Set(globSync(Object.values(vitestParts).flat(), { cwd: projectRoot }));
    const all = globSync(['{bench,functions,rulebook,scripts,tests,web}/**/*.{test,spec}.{ts,tsx}'], {
      cwd: projectRoot,
      exclude: ['**/node_modules/**'],
    });
    expect(all.filter((file) => !inParts.has(file))).toEqual([]);
  });
});
