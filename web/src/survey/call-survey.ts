import type { Answer, SurveyShown } from '../../../rulebook/chapters/satisfaction/reckoning/answers.ts';
import type { CallProblem } from '../data/call.ts';
import type { Words } from '../language/words.ts';
import { addressOf } from './address.ts';

/** The server has refused: what it is called, and why. `problems` is never empty. */
export class SurveyRefused extends Error {
  readonly status: string;
  readonly problems: readonly CallProblem[];
  constructor(status: string, problems: readonly CallProblem[]) {
    super(problems.map(({ words }) => words.en).join('; '));
    this.status = status;
    this.problems = problems;
  }
}

/** Nobody answered. */
export class Unanswered extends Error {
  /** It may have arrived all the same. */
  readonly isDoubtful: boolean;
  constructor(isDoubtful: boolean) {
    super('no answer');
    this.isDoubtful = isDoubtful;
  }
}

/** What a household sends. */
export interface Ballot {
  /** Tells the device's repeated sending from another one. */
  readonly sending: string;
  readonly answers: readonly Answer[];
}

/** What the server says of a ballot that it has. */
export interface Receipt {
  readonly answeredOn: string;
  readonly answers?: readonly Answer[];
}

/** Reads the survey of a slip; nothing changes by it. */
export const readSurvey = (token: string): Promise<SurveyShown> => call('readSurvey', { token });

/** Sends the answers. Once they are there, the same sending counts as sent. */
export const sendBallot = (token: string, ballot: Ballot): Promise<Receipt> =>
  call('sendBallot', { token, ...ballot });

const TIMEOUT_MS = 60_000;

async function call<Output>(name: string, data: unknown): Promise<Output> {
  if (!navigator.onLine) throw new Unanswered(false);
  const address = await addressOf(name).catch(() => {
    throw new Unanswered(false);
  });
  const response = await post(address, data).catch(() => {
    throw new Unanswered(true);
  });
  // What is no JSON comes from somebody before the function, such as a proxy.
  const told = (await response.json().catch(() => null)) as Told<Output> | null;
  if (response.ok && told && 'result' in told) return told.result;
  throw failureOf(told && 'error' in told ? told.error : {});
}

/** As the SDK for callables does, without being twice the size of this page. */
const post = (address: string, data: unknown): Promise<Response> =>
  fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ data }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });

interface ToldError {
  readonly status?: string;
  readonly details?: { readonly problems?: readonly CallProblem[] } | null;
}
type Told<Output> = { readonly result: Output } | { readonly error: ToldError };

function failureOf({ status = 'INTERNAL', details }: ToldError): Error {
  if (status === 'UNAVAILABLE' || status === 'DEADLINE_EXCEEDED') return new Unanswered(true);
  const problems = details?.problems ?? [];
  return new SurveyRefused(status, problems.length > 0 ? problems : [{ words: failed, clauses: [] }]);
}

const failed: Words = {
  zh: '服务器出错，没有办成，请稍后再试',
  en: 'The server failed and nothing was done: please try again later',
};
