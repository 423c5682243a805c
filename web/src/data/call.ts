import type { FirebaseApp } from 'firebase/app';
import type { Words } from '../language/words.ts';

/** The callables of functions/src/callables. */
export type CallName =
  | 'addDesk'
  | 'addMember'
  | 'addRobot'
  | 'calendarAddress'
  | 'changeMember'
  | 'changePassword'
  | 'deskPeople'
  | 'dismissMember'
  | 'comeToDesk'
  | 'computeReport'
  | 'correctBallot'
  | 'enterBallot'
  | 'exportRegister'
  | 'exportReport'
  | 'followUpLink'
  | 'importKeys'
  | 'importMeterReadings'
  | 'importMoveInList'
  | 'importRuns'
  | 'importStaff'
  | 'importStatement'
  | 'listBouncedMail'
  | 'listFailedMail'
  | 'openSurvey'
  | 'readDayClosing'
  | 'readdressRobot'
  | 'requeueMail'
  | 'resetPassword'
  | 'runBills'
  | 'setPin'
  | 'signDayClosing'
  | 'stopImport'
  | 'signInWithPin'
  | 'surveySlips'
  | 'takeStep'
  | 'testRobot'
  | 'undoImport';

/** Why a call was refused: which field, in whose words, by which clause. */
export interface CallProblem {
  readonly field?: string;
  readonly words: Words;
  readonly clauses: readonly string[];
}

/** The call did not do what was asked; `problems` is never empty. */
export class CallRefused extends Error {
  readonly problems: readonly CallProblem[];
  /** Nobody answered: it is not known whether it was done. */
  readonly isUnanswered: boolean;
  constructor(problems: readonly CallProblem[], isUnanswered: boolean) {
    super(problems.map(({ words }) => words.en).join('; '));
    this.problems = problems;
    this.isUnanswered = isUnanswered;
  }
}

/** Where the functions run; docs/operations.md, section 2. */
const region: string = import.meta.env.VITE_REGION || 'asia-east1';

/** As long as most functions have; who hears how far it is (`callTold`) waits as long as it goes on. */
const TIMEOUT_MS = 300_000;

let opened: ReturnType<typeof open> | null = null;

/** The functions' SDK comes with the first call; when it could not be fetched, the next call asks for it again. */
const openOnce = () => {
  opened ??= open().catch((error) => {
    opened = null;
    throw error;
  });
  return opened;
};

async function open() {
  const [{ connectFunctionsEmulator, getFunctions, httpsCallable }, { emulators, firebase }] =
    await Promise.all([import('firebase/functions'), import('../firebase/app.ts')]);
  const functionsOf = (app: FirebaseApp) => {
    const functions = getFunctions(app, region);
    if (emulators) connectFunctionsEmulator(functions, emulators.host, emulators.functions);
    return functions;
  };
  const own = functionsOf((await firebase).app);
  return (name: CallName, as: FirebaseApp | undefined) =>
    httpsCallable(as ? functionsOf(as) : own, name, { timeout: TIMEOUT_MS });
}

/**
 * Calls a callable. Throws `CallRefused` for whatever goes wrong: a refusal in the clause's words, a server that can't
 * be reached, an error of the server. `as` is the connection of another person who signs on this device.
 */
/** All but the change of one's own password are about a site. */
type Input = ({ readonly site: string } & Readonly<Record<string, unknown>>) | { readonly password: string };

export async function call<Output>(name: CallName, input: Input, as?: FirebaseApp): Promise<Output> {
  try {
    return (await (await openOnce())(name, as)(input)).data as Output;
  } catch (error) {
    throw refusedBy(error);
  }
}

/** Calls a long callable, and hears meanwhile how far it is. */
export async function callTold<Output>(
  name: CallName,
  input: Input,
  heard: (told: unknown) => void,
): Promise<Output> {
  try {
    const { stream, data } = await (await openOnce())(name, undefined).stream(input);
    // What goes wrong ends both; it is told once, by whichever is waited for.
    data.catch(() => undefined);
    for await (const told of stream) heard(told);
    return (await data) as Output;
  } catch (error) {
    throw refusedBy(error);
  }
}

function refusedBy(error: unknown): CallRefused {
  const told = (error as { details?: { problems?: unknown } | null }).details?.problems;
  if (Array.isArray(told) && told.length > 0) return new CallRefused(told as CallProblem[], false);
  const isLost = isUnanswered(error);
  return new CallRefused([{ words: isLost ? unanswered : failed, clauses: [] }], isLost);
}

/** The SDK says 'internal', with no status, of a request that never arrived; a server that failed says so in its own words. */
function isUnanswered(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  const isLost = code === 'functions/internal' && ['internal', 'internal [0]'].includes(String(message));
  const isLate = code === 'functions/unavailable' || code === 'functions/deadline-exceeded';
  return isLost || isLate || error instanceof TypeError || !navigator.onLine;
}

const unanswered: Words = {
  zh: '没有网络，或服务器没有回应；请稍后再试',
  en: 'No network, or the server does not answer; please try again later',
};

const failed: Words = {
  zh: '服务器出错，没有办成；请稍后再试，仍不行请告知系统管理员',
  en: 'The server failed and nothing was done; try again later, or tell the administrator',
};
