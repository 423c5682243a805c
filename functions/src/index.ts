import { setGlobalOptions } from 'firebase-functions/v2';
import { onDocumentCreated, onDocumentWritten } from 'firebase-functions/v2/firestore';
import { type CallableOptions, type CallableRequest, onCall, onRequest } from 'firebase-functions/v2/https';
import { onSchedule } from 'firebase-functions/v2/scheduler';
import { onTaskDispatched } from 'firebase-functions/v2/tasks';
import {
  ENTRY_TRIGGER,
  PRIVATE_TRIGGER,
  RECORD_TRIGGER,
  recordTriggerOf,
} from '../../rulebook/reading/paths.ts';
import { MUST_CHANGE } from '../../rulebook/site/must-change.ts';
import { STANDS_FOR, USE_BY } from '../../rulebook/site/pin-account.ts';
import { answerFeed } from './calendar/answer.ts';
import * as callables from './callables/index.ts';
import * as publicCallables from './callables/public.ts';
import { chapterConsequences } from './chapters/consequences.ts';
import { noteCorrection } from './chapters/duty/corrections.ts';
import { reopenAfterEntry } from './chapters/duty/reopen.ts';
import { seal } from './chapters/duty/seal.ts';
import { reckonCompleteness } from './chapters/homes/completeness.ts';
import { keepPrivateHistory } from './chapters/homes/private-history.ts';
import { changeOf } from './consequences/change-of.ts';
import { tellOf } from './consequences/tell-of.ts';
import { sweep } from './deadlines/sweep.ts';
import {
  auth,
  bounceSecret,
  db,
  delivery,
  enforceAppCheck,
  enqueue,
  now,
  page,
  region,
  robots,
  serviceAccount,
  smtpUrl,
  zone,
} from './environment.ts';
import { type PeriodicTask, runTask } from './jobs/jobs.ts';
import { answerBounce } from './mail/bounces/answer.ts';
import { deliver } from './mail/deliver.ts';
import { changePassword as setOwnPassword } from './members/change-password.ts';
import { testRobotBy } from './robots/test-robot.ts';

// Handlers are plain functions; here they are bound to their paths and options, and nothing else. docs/triggers.md.
setGlobalOptions({ region, serviceAccount, maxInstances: 20, memory: '256MiB' });

export const stepTaken = onDocumentWritten({ document: RECORD_TRIGGER, retry: true }, (event) =>
  tellOf(changeOf(event), { db: db(), now: now(), page: page() }),
);

export const chapters = Object.fromEntries(
  chapterConsequences.map(({ name, register, run }) => [
    name,
    onDocumentWritten({ document: recordTriggerOf(register), retry: true, maxInstances: 5 }, (event) =>
      run(db(), changeOf(event, register), now()),
    ),
  ]),
);

export const privatePartWritten = onDocumentWritten(
  { document: PRIVATE_TRIGGER, retry: true, maxInstances: 5 },
  async (event) => {
    await keepPrivateHistory(db(), event);
    await reckonCompleteness(db(), event.params, now());
  },
);

export const entryWritten = onDocumentCreated(
  { document: ENTRY_TRIGGER, retry: true, maxInstances: 5 },
  async ({ params: { site, day, entry }, data }) => {
    await seal(db(), site, day, entry);
    await noteCorrection(db(), site, { day, entry, corrects: data?.get('corrects') });
    await reopenAfterEntry(db(), site, { day, at: data?.get('at'), source: data?.get('source') }, now());
  },
);

export const mailQueued = onDocumentCreated(
  { document: 'mail/{mail}', retry: true, maxInstances: 5, secrets: [smtpUrl, bounceSecret] },
  (event) => deliver(event.params.mail, delivery()),
);

// One at a time: two sweeps at once would only halve each other's pages.
export const sweepEachMinute = onSchedule(
  {
    schedule: 'every 1 minutes',
    timeZone: zone,
    maxInstances: 1,
    concurrency: 1,
    timeoutSeconds: 540,
    secrets: [smtpUrl, bounceSecret],
  },
  async () => {
    await sweep({ db: db(), now: now(), enqueue, deliverMail: (id) => deliver(id, delivery()) });
  },
);

const TASK_TRIES = 10;

export const periodicTask = onTaskDispatched<PeriodicTask>(
  {
    retryConfig: { maxAttempts: TASK_TRIES, minBackoffSeconds: 30 },
    rateLimits: { maxConcurrentDispatches: 10 },
    // A run of bills is among them.
    memory: '1GiB',
    timeoutSeconds: 540,
    concurrency: 1,
  },
  ({ data, retryCount }) =>
    runTask(data, { db: db(), now: now(), page: page(), isLastTry: retryCount >= TASK_TRIES - 1 }),
);

const bind = (handler: callables.Handler, options: CallableOptions = {}) =>
  onCall({ enforceAppCheck, maxInstances: 10, ...options }, (request, response) =>
    handler(
      {
        ...{ uid: insider(request.auth), data: request.data },
        ...(request.auth ? { signedIn: signedInBy(request.auth) } : {}),
      },
      // Whoever has gone meanwhile is told nothing; the call goes on to its end.
      { ...{ db: db(), auth: auth(), now, page: page() }, tell: (told) => void response?.sendChunk(told) },
    ),
  );

/**
 * Who calls, by the uid of the person. Whoever comes with a password that was handed to them may change it, and nothing else;
 * whoever exchanged the token of a PIN too late may nothing. As `me()` and `myUid()` of the rules.
 */
function insider(caller: CallableRequest['auth']): string | null {
  if (!caller) return null;
  const { [MUST_CHANGE]: mustChange, [USE_BY]: useBy, [STANDS_FOR]: person, auth_time: since } = caller.token;
  const isLate = typeof useBy === 'number' && since > useBy;
  return mustChange || isLate ? null : (person ?? caller.uid);
}

const signedInBy = ({ token }: NonNullable<CallableRequest['auth']>): callables.SignedIn => ({
  at: new Date(token.auth_time * 1000),
  withPassword: token.firebase.sign_in_provider === 'password',
});

export const changePassword = onCall({ enforceAppCheck, maxInstances: 10 }, ({ auth: caller, data }) =>
  setOwnPassword(
    { caller: caller ? { uid: caller.uid, ...signedInBy(caller) } : null, data },
    { auth: auth(), now },
  ),
);

/** From where a request comes: what the platform has put last, for what stands before it the caller has written. */
const addressOf = (forwarded: string | readonly string[] | undefined): string =>
  String(forwarded ?? '')
    .split(',')
    .at(-1)
    ?.trim() ?? '';

/** Without an account: behind a link, or a secret. App Check would have to know every telephone of a household. */
const bindPublic = (handler: publicCallables.PublicHandler, options: CallableOptions = {}) =>
  onCall({ enforceAppCheck: false, maxInstances: 10, ...options }, ({ data, rawRequest }) =>
    handler(
      { data, address: addressOf(rawRequest.headers['x-forwarded-for']) },
      { db: db(), auth: auth(), now },
    ),
  );

export const takeStep = bind(callables.takeStep);
export const addMember = bind(callables.addMember);
export const changeMember = bind(callables.changeMember);
export const dismissMember = bind(callables.dismissMember);
export const addDesk = bind(callables.addDesk);
export const comeToDesk = bind(callables.comeToDesk);
export const setPin = bind(callables.setPin);
export const deskPeople = bindPublic(publicCallables.deskPeople);
// Each comparison of a PIN takes 16 MB.
export const signInWithPin = bindPublic(publicCallables.signInWithPin, { concurrency: 10 });
export const resetPassword = bind(callables.resetPassword);
// An .xlsx of 5 MB unpacks to a multiple of its size, so an instance has one at a time.
const spreadsheet = { memory: '1GiB', timeoutSeconds: 300, concurrency: 1 } as const;
export const importMoveInList = bind(callables.importMoveInList, spreadsheet);
export const importStatement = bind(callables.importStatement, spreadsheet);
export const importStaff = bind(callables.importStaff, spreadsheet);
export const importRuns = bind(callables.importRuns);
export const stopImport = bind(callables.stopImport);
export const undoImport = bind(callables.undoImport, { memory: '512MiB', timeoutSeconds: 540 });
export const importKeys = bind(callables.importKeys, spreadsheet);
export const importMeterReadings = bind(callables.importMeterReadings, spreadsheet);
export const exportRegister = bind(callables.exportRegister, spreadsheet);
export const exportReport = bind(callables.exportReport, spreadsheet);
// All units, households and meters of a site at once.
export const runBills = bind(callables.runBills, { memory: '1GiB', timeoutSeconds: 540, concurrency: 1 });
// A ballot for each household of a site.
export const openSurvey = bind(callables.openSurvey, { timeoutSeconds: 540 });
export const surveySlips = bind(callables.surveySlips, { timeoutSeconds: 300 });
export const enterBallot = bind(callables.enterBallot);
export const correctBallot = bind(callables.correctBallot);
export const followUpLink = bind(callables.followUpLink);
export const readSurvey = bindPublic(publicCallables.readSurvey);
export const sendBallot = bindPublic(publicCallables.sendBallot);
export const calendarAddress = bind(callables.calendarAddress);
export const computeReport = bind(callables.computeReport, { timeoutSeconds: 300 });
export const readDayClosing = bind(callables.readDayClosing);
export const signDayClosing = bind(callables.signDayClosing);
export const listFailedMail = bind(callables.listFailedMail);
export const requeueMail = bind(callables.requeueMail);
export const listBouncedMail = bind(callables.listBouncedMail);

/** What came back of mails: a provider's inbound route, or a mailbox's filter, hands it over. docs/operations.md. */
export const mailBounced = onRequest(
  { maxInstances: 5, concurrency: 5, secrets: [bounceSecret] },
  async ({ method, headers: sent, rawBody }, response) => {
    const address = addressOf(sent['x-forwarded-for']);
    const handed = { method, authorization: sent.authorization, address, body: rawBody };
    const answer = await answerBounce(handed, { db: db(), now, secret: bounceSecret.value() });
    response.status(answer.status).type('text/plain').send(answer.body);
  },
);

/** A person's calendar, for programs that fetch it behind its address: Hosting leads there from /calendar/**. */
export const calendarFeed = onRequest(
  { maxInstances: 10 },
  async ({ method, path, headers: asked }, response) => {
    const address = addressOf(asked['x-forwarded-for']);
    const answer = await answerFeed({ method, path, address }, { db: db(), now, page: page() });
    response.status(answer.status).set(answer.headers).send(answer.body);
  },
);
export const addRobot = bind(callables.addRobot);
export const readdressRobot = bind(callables.readdressRobot);
export const testRobot = bind(testRobotBy(robots));
