import type { Auth } from 'firebase-admin/auth';
import type { Firestore } from 'firebase-admin/firestore';
import { HttpsError } from 'firebase-functions/v2/https';
import type { z } from 'zod';
import { isAboutInput } from '../../../rulebook/reading/input.ts';
import type { Refusal } from '../../../rulebook/reading/plan.ts';
import type { ClauseId } from '../../../rulebook/site/clauses/index.ts';
import { type Role, roles } from '../../../rulebook/site/roles.ts';
import type { Words } from '../../../rulebook/site/words.ts';
import { StepRefused } from '../records/take-step.ts';
import { siteId } from './inputs.ts';
import { type Member, memberOf } from './member.ts';

/** What every callable is handed; tests hand in emulators and a clock of their own. */
export interface Surroundings {
  readonly db: Firestore;
  readonly auth: Auth;
  readonly now: () => Date;
  /** Address of the page, for links in mails. */
  readonly page: string;
  /** Tells whoever waits for a long call how far it is; left out where nobody listens. */
  readonly tell?: (told: object) => void;
}

/** What is told to a person when a call cannot be carried out: which field, why, by which clause. */
export interface Problem {
  readonly field?: string;
  readonly words: Words;
  readonly clauses: readonly ClauseId[];
}

/** The same as the rulebook tells it. */
type Told = Omit<Problem, 'clauses'> & { readonly clauses: readonly string[] };

/** Thrown by a callable's `run`; the page shows the problems in the person's language. */
export class Refused extends Error {
  readonly problems: readonly Problem[];
  constructor(...problems: Problem[]) {
    super(problems.map(({ words }) => words.en).join('; '));
    this.problems = problems;
  }
}

/** A call whose content is wrong, whoever makes it. */
export class Invalid extends Refused {}

interface Terms<Input, Output> {
  /** What the call takes, beside the site, and nothing else. */
  readonly input: z.ZodType<Input>;
  /** Who may call it: one of these roles, own or as a stand-in; or any active member, where the step says who. */
  readonly by: readonly Role[] | 'staff';
  /** Only in a role of one's own: a stand-in appoints and dismisses nobody (R4.4.1.10). */
  readonly inPerson?: boolean;
  readonly cites: readonly ClauseId[];
  readonly run: (call: Call<Input>) => Promise<Output>;
}

/** A parsed and authorised call. */
export interface Call<Input> extends Surroundings {
  readonly site: string;
  readonly caller: Member;
  readonly signedIn: SignedIn | undefined;
  readonly input: Input;
}

/** A call as Cloud Functions hands it over. */
export interface Incoming {
  readonly uid: string | null;
  readonly data: unknown;
  /** Left out where nobody asks for it. */
  readonly signedIn?: SignedIn;
}

/** When somebody has signed in, and whether they typed their password for it. */
export interface SignedIn {
  readonly at: Date;
  readonly withPassword: boolean;
}

export type Handler = (incoming: Incoming, surroundings: Surroundings) => Promise<unknown>;

/** The one wrapper of all callables: parse, authorise, run, and turn errors into words with their clause. */
export const callable =
  <Input, Output>(terms: Terms<Input, Output>): Handler =>
  async ({ uid, data, signedIn }, surroundings) => {
    if (!uid) throw new HttpsError('unauthenticated', 'Please sign in', { problems: [signIn] });
    const { site: asked, ...rest } = isMap(data) ? data : {};
    const site = siteId.safeParse(asked);
    if (!site.success) throw invalid([{ field: 'site', words: wrongField('site'), clauses: terms.cites }]);
    const caller = await memberOf(surroundings.db, site.data, uid, surroundings.now());
    if (!caller || !mayCall(caller, terms)) throw denied(terms);
    const parsed = terms.input.safeParse(rest);
    if (!parsed.success) throw invalid(parsed.error.issues.map((issue) => problemOf(issue, terms.cites)));
    try {
      return await terms.run({ ...surroundings, site: site.data, caller, signedIn, input: parsed.data });
    } catch (error) {
      throw toHttps(error);
    }
  };

const isMap = (data: unknown): data is Readonly<Record<string, unknown>> =>
  typeof data === 'object' && data !== null;

const mayCall = (caller: Member, { by, inPerson }: Pick<Terms<never, never>, 'by' | 'inPerson'>): boolean =>
  by === 'staff' || (inPerson ? caller.holdsAsOwn(by) : caller.holds(by));

const signIn: Problem = { words: { zh: '请先登录', en: 'Please sign in' }, clauses: [] };

const wrongField = (field: string): Words => ({
  zh: `“${field}”填写有误`,
  en: `'${field}' is missing or wrong`,
});

const problemOf = (issue: z.core.$ZodIssue, clauses: readonly ClauseId[]): Problem => {
  const field = (issue.code === 'unrecognized_keys' ? issue.keys : issue.path).join('.');
  return { field, words: wrongField(field), clauses };
};

const invalid = (problems: readonly Told[]): HttpsError =>
  new HttpsError('invalid-argument', problems.map(({ words }) => words.en).join('; '), { problems });

function denied({ by, inPerson, cites }: Pick<Terms<never, never>, 'by' | 'inPerson' | 'cites'>): HttpsError {
  const who =
    by === 'staff' ? [{ zh: '在岗员工', en: 'active members of staff' }] : by.map((role) => roles[role]);
  const words = {
    zh: `须由${who.map(({ zh }) => zh).join('、')}${inPerson ? '本人' : ''}办理`,
    en: `For: ${who.map(({ en }) => en).join(', ')}${inPerson ? ', in person' : ''}`,
  };
  return new HttpsError('permission-denied', words.en, { problems: [{ words, clauses: cites }] });
}

const problemIn = ({ words, cites, fields: [field] }: Refusal): Told => ({
  ...(field === undefined ? {} : { field }),
  words,
  clauses: cites,
});

const busy: Words = {
  zh: '有人正在办理同一事项，请稍后再试',
  en: 'Somebody is dealing with the same matter: please try again in a moment',
};

/** What Firestore says of a transaction that others were faster than, again and again. */
const ABORTED = 10;

/** An error as a caller is told it: a refusal with its words, or what it is. */
export function toHttps(error: unknown): unknown {
  if (error instanceof Refused) {
    const code = error instanceof Invalid ? 'invalid-argument' : 'failed-precondition';
    return new HttpsError(code, error.message, { problems: error.problems });
  }
  if (error instanceof StepRefused) {
    // What is wrong with the content is told first: no rule can be asked about it.
    const wrong = error.refusals.filter(isAboutInput);
    if (wrong.length > 0) return invalid(wrong.map(problemIn));
    const isWrongPerson = error.refusals.some(({ rule }) => rule === 'by');
    const problems = error.refusals.map(problemIn);
    return new HttpsError(isWrongPerson ? 'permission-denied' : 'failed-precondition', error.message, {
      problems,
    });
  }
  if ((error as { code?: unknown }).code === ABORTED) {
    return new HttpsError('aborted', busy.en, { problems: [{ words: busy, clauses: [] }] });
  }
  return error;
}
