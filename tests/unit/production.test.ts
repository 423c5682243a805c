import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as publicCallables from '../../functions/src/callables/public.ts';
import { chapterConsequences } from '../../functions/src/chapters/consequences.ts';
import { buildFunctions } from '../../scripts/support/build.ts';
import { readFirebaseConfig } from '../../scripts/support/firebase-config.ts';
import { projectRoot } from '../../scripts/support/paths.ts';

// What a deployment would set, read where `firebase deploy` reads it: from the bundle's own manifest.

interface Endpoint {
  readonly region: string;
  readonly serviceAccountEmail: string;
  readonly availableMemoryMb: number;
  readonly maxInstances: number;
  readonly concurrency: number | null;
  readonly secretEnvironmentVariables?: readonly { readonly key: string }[];
  readonly eventTrigger?: {
    readonly retry: boolean;
    readonly eventFilterPathPatterns: { readonly document: string };
  };
  readonly scheduleTrigger?: { readonly schedule: string; readonly timeZone: string };
  readonly taskQueueTrigger?: { readonly retryConfig: { readonly maxAttempts: number } };
  readonly callableTrigger?: object;
}

interface Manifest {
  readonly endpoints: Readonly<Record<string, Endpoint>>;
  readonly params: readonly { readonly name: string; readonly type: string; readonly default?: unknown }[];
}

let folder = '';
let manifest: Manifest;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'wuye-desk-production-'));
  await buildFunctions(folder);
  const output = path.join(folder, 'manifest.json');
  const program = path.join(projectRoot, 'node_modules/firebase-functions/lib/bin/firebase-functions.js');
  const found = spawnSync(process.execPath, [program, '.'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, FUNCTIONS_MANIFEST_OUTPUT_PATH: output, GCLOUD_PROJECT: 'demo-production' },
  });
  if (found.status !== 0) throw new Error(found.stderr);
  manifest = JSON.parse(await readFile(output, 'utf8')) as Manifest;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const endpoints = (): [string, Endpoint][] => Object.entries(manifest.endpoints);
const read = (file: string): string => readFileSync(path.join(projectRoot, file), 'utf8');

/** As they are listed. */
const consequences = chapterConsequences.map(({ name }) => name).sort();

describe('every function', () => {
  it('is known by its kind and by how many of it may run', () => {
    const found = endpoints().map(([name, { maxInstances, concurrency, ...each }]) => [
      name,
      Object.keys(each).find((key) => key.endsWith('Trigger')),
      maxInstances,
      concurrency,
    ]);
    expect(found.sort()).toEqual([
      ['addDesk', 'callableTrigger', 10, null],
      ['addMember', 'callableTrigger', 10, null],
      ['addRobot', 'callableTrigger', 10, null],
      ['calendarAddress', 'callableTrigger', 10, null],
      ['calendarFeed', 'httpsTrigger', 10, null],
      ['changeMember', 'callableTrigger', 10, null],
      ['changePassword', 'callableTrigger', 10, null],
      ...consequences.map((name) => [`chapters-${name}`, 'eventTrigger', 5, null]),
      ['comeToDesk', 'callableTrigger', 10, null],
      ['computeReport', 'callableTrigger', 10, null],
      ['correctBallot', 'callableTrigger', 10, null],
      ['deskPeople', 'callableTrigger', 10, null],
      ['dismissMember', 'callableTrigger', 10, null],
      ['enterBallot', 'callableTrigger', 10, null],
      ['entryWritten', 'eventTrigger', 5, null],
      ['exportRegister', 'callableTrigger', 10, 1],
      ['exportReport', 'callableTrigger', 10, 1],
      ['followUpLink', 'callableTrigger', 10, null],
      ['importKeys', 'callableTrigger', 10, 1],
      ['importMeterReadings', 'callableTrigger', 10, 1],
      ['importMoveInList', 'callableTrigger', 10, 1],
      ['importRuns', 'callableTrigger', 10, null],
      ['importStaff', 'callableTrigger', 10, 1],
      ['importStatement', 'callableTrigger', 10, 1],
      ['listBouncedMail', 'callableTrigger', 10, null],
      ['listFailedMail', 'callableTrigger', 10, null],
      ['mailBounced', 'httpsTrigger', 5, 5],
      ['mailQueued', 'eventTrigger', 5, null],
      ['openSurvey', 'callableTrigger', 10, null],
      ['periodicTask', 'taskQueueTrigger', 20, 1],
      ['privatePartWritten', 'eventTrigger', 5, null],
      ['readDayClosing', 'callableTrigger', 10, null],
      ['readSurvey', 'callableTrigger', 10, null],
      ['readdressRobot', 'callableTrigger', 10, null],
      ['requeueMail', 'callableTrigger', 10, null],
      ['resetPassword', 'callableTrigger', 10, null],
      ['runBills', 'callableTrigger', 10, 1],
      ['sendBallot', 'callableTrigger', 10, null],
      ['setPin', 'callableTrigger', 10, null],
      ['signDayClosing', 'callableTrigger', 10, null],
      ['signInWithPin', 'callableTrigger', 10, 10],
      ['stepTaken', 'eventTrigger', 20, null],
      ['stopImport', 'callableTrigger', 10, null],
      ['surveySlips', 'callableTrigger', 10, null],
      ['sweepEachMinute', 'scheduleTrigger', 1, 1],
      ['takeStep', 'callableTrigger', 10, null],
      ['testRobot', 'callableTrigger', 10, null],
      ['undoImport', 'callableTrigger', 10, null],
    ]);
  });

  it('runs in the region and as the service account that the project names', () => {
    for (const [name, { region, serviceAccountEmail }] of endpoints()) {
      expect(region, name).toBe('{{ params.REGION }}');
      expect(serviceAccountEmail, name).toBe('{{ params.SERVICE_ACCOUNT }}');
    }
  });

  it('[R1.3] has a secret only if it sends mail, or takes what came back of it', () => {
    const secrets = endpoints().flatMap(([name, { secretEnvironmentVariables = [] }]) =>
      secretEnvironmentVariables.map(({ key }) => [name, key]),
    );
    expect(secrets.sort()).toEqual([
      ['mailBounced', 'BOUNCE_SECRET'],
      ['mailQueued', 'BOUNCE_SECRET'],
      ['mailQueued', 'SMTP_URL'],
      ['sweepEachMinute', 'BOUNCE_SECRET'],
      ['sweepEachMinute', 'SMTP_URL'],
    ]);
  });
});

describe('delivery', () => {
  it('[R4.4.2.5] of every event is tried again until it succeeds', () => {
    const events = endpoints().flatMap(([name, { eventTrigger }]) =>
      eventTrigger ? [[name, eventTrigger.retry]] : [],
    );
    expect(events.sort()).toEqual([
      ...consequences.map((name) => [`chapters-${name}`, true]),
      ['entryWritten', true],
      ['mailQueued', true],
      ['privatePartWritten', true],
      ['stepTaken', true],
    ]);
  });

  it('of a step is one event for what every register has, and one for each consequence that a chapter adds', () => {
    const places = endpoints().flatMap(
      ([, { eventTrigger }]) => eventTrigger?.eventFilterPathPatterns.document ?? [],
    );
    expect(places.sort()).toEqual(
      [
        'mail/{mail}',
        'sites/{site}/dutyLog/{day}/entries/{entry}',
        'sites/{site}/households/{household}/private/{part}',
        ...chapterConsequences.map(({ register }) => `sites/{site}/${register}/{record}`),
        'sites/{site}/{register}/{record}',
      ].sort(),
    );
  });

  it('of a report is tried ten times', () => {
    expect(manifest.endpoints.periodicTask?.taskQueueTrigger?.retryConfig.maxAttempts).toBe(10);
  });

  it('the sweep runs each minute, in the zone that the project names', () => {
    expect(manifest.endpoints.sweepEachMinute?.scheduleTrigger).toMatchObject({
      schedule: 'every 1 minutes',
      timeZone: '{{ params.TIME_ZONE }}',
    });
  });
});

describe('what differs from project to project', () => {
  it('has a default only where one is safe', () => {
    const params = manifest.params.map(({ name, type, default: value }) => [name, type, value]);
    expect(params.sort()).toEqual([
      ['BOUNCE_SECRET', 'secret', undefined],
      ['MAIL_FROM', 'string', undefined],
      ['PAGE_ORIGIN', 'string', undefined],
      ['REGION', 'string', 'asia-east1'],
      ['ROBOT_BASE', 'string', ''],
      ['SERVICE_ACCOUNT', 'string', undefined],
      ['SMTP_URL', 'secret', undefined],
      ['TIME_ZONE', 'string', 'Asia/Shanghai'],
    ]);
  });

  it('is explained to who deploys', () => {
    const operations = read('docs/operations.md');
    for (const { name } of manifest.params) expect(operations).toContain(name);
  });
});

describe('App Check', () => {
  /** Cloud Functions hands a request over with its body read. */
  async function answerTo(name: string): Promise<{ status: number; body: unknown }> {
    const functions = (await import('../../functions/src/index.ts')) as unknown as Record<
      string,
      (request: IncomingMessage, response: ServerResponse) => Promise<void>
    >;
    const handler = functions[name];
    if (!handler) throw new Error(`There is no ${name}`);
    const server: Server = createServer((request, response) => {
      const header = (field: string) => request.headers[field.toLowerCase()];
      const status = (code: number) => Object.assign(response, { statusCode: code });
      const send = (body: unknown) => response.end(JSON.stringify(body));
      Object.assign(response, { status, send });
      void handler(Object.assign(request, { header, body: { data: { site: 'lakeside' } } }), response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    const body: unknown = await answer.json();
    await new Promise((resolve) => server.close(resolve));
    return { status: answer.status, body };
  }

  /** A household behind its link has no account, and any telephone. */
  const open = Object.keys(publicCallables);

  it('[R2.4.15] lets a household through to its survey', async () => {
    expect(open.length).toBeGreaterThan(0);
    for (const name of open) expect(await answerTo(name), name).toMatchObject({ status: 400 });
  });

  it('[R1.3] turns away who calls without a token, before anything of ours is asked', async () => {
    const callables = endpoints().filter(
      ([name, { callableTrigger }]) => callableTrigger && !open.includes(name),
    );
    expect(callables.length).toBeGreaterThan(0);
    for (const [name] of callables) {
      // Ours would say 'Please sign in' and tell the problem in both languages.
      expect(await answerTo(name), name).toEqual({
        status: 401,
        body: { error: { message: 'Unauthenticated', status: 'UNAUTHENTICATED' } },
      });
    }
  });
});

describe('firebase.json', () => {
  const config = JSON.parse(read('firebase.json')) as { functions: { runtime: string; ignore: string[] }[] };

  it('asks for the current runtime, as the functions themselves do', () => {
    expect(config.functions.map(({ runtime }) => runtime)).toEqual(['nodejs24']);
    expect(JSON.parse(read('functions/package.json'))).toMatchObject({ engines: { node: '24' } });
  });

  it('leads calendars to their function, in the region that is the default', async () => {
    const { hosting } = await readFirebaseConfig();
    const region = manifest.params.find(({ name }) => name === 'REGION')?.default;
    expect(hosting.rewrites).toContainEqual({
      source: '/calendar/**',
      function: { functionId: 'calendarFeed', region },
    });
    // What comes last takes whatever is left.
    expect(hosting.rewrites.at(-1)?.source).toBe('**');
  });

  it('uploads no settings of this machine', () => {
    for (const { ignore } of config.functions) {
      expect(ignore).toEqual(expect.arrayContaining(['.env.local', '.secret.local']));
    }
  });

  it('[R1.3] lets the page load and send nothing that it does not need', async () => {
    const { hosting } = await readFirebaseConfig();
    const policies = hosting.headers
      .flatMap(({ headers }) => headers)
      .filter(({ key }) => key === 'Content-Security-Policy')
      .map(({ value }) => value);
    expect(policies).toHaveLength(1);
    const directives = new Map(
      policies
        .flatMap((policy) => policy.split('; '))
        .map((directive): [string, string[]] => {
          const [name = '', ...sources] = directive.split(' ');
          return [name, sources];
        }),
    );
    expect([...directives.values()].flat().filter((source) => source.includes('unsafe-'))).toEqual([]);
    expect(directives.get('default-src')).toEqual(["'none'"]);
    expect(directives.get('object-src')).toEqual(["'none'"]);
    expect(directives.get('base-uri')).toEqual(["'none'"]);
    expect(directives.get('frame-ancestors')).toEqual(["'none'"]);
    expect(directives.get('style-src')).toEqual(["'self'"]);
    const schemes = directives
      .get('script-src')
      ?.filter((source) => !/^('self'|https:\/\/www\.)/.test(source));
    expect(schemes).toEqual([]);
  });

  it('[R1.3] lets nobody frame the page or guess types', async () => {
    const { hosting } = await readFirebaseConfig();
    const everywhere = hosting.headers.find(({ source }) => source === '**')?.headers ?? [];
    const headers = Object.fromEntries(everywhere.map(({ key, value }) => [key, value]));
    expect(headers).toMatchObject({
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cache-Control': 'no-cache',
    });
  });
});

describe('docs/operations.md', () => {
  const operations = read('docs/operations.md');

  it('[R6.1.3] closes sign-up', () => {
    expect(operations).toMatch(/\*\*Close sign-up\*\*/);
    expect(operations).toContain("uncheck\n   'Enable create (sign-up)'");
  });

  it('enforces App Check, keeps backups and can take the service offline', () => {
    expect(operations).toMatch(/enforce App Check for Firestore\s+and Authentication/);
    expect(operations).toContain('--enable-pitr');
    expect(operations).toContain('--config scripts/offline/firebase.json');
    expect(read('scripts/offline/firestore.rules')).toMatch(/allow read, write: if false;/);
  });
});
