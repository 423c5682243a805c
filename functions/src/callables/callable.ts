import type { Auth } from 'firebase-admin/auth';
import type { Firestore } from 'firebase-admin/firestore';
import { HttpsError } from 'firebase-functions/v2/https';
import { z } from 'zod';
import type { ClauseId } from '../../../rulebook/clauses/index.ts';
import type { Words } from '../../../rulebook/language/words.ts';
import { type Role, roles } from '../../../rulebook/roles.ts';
import { StepRefused } from '../records/take-step.ts';
import { type Member, memberOf } from './member.ts';

/** What every callable is handed; tests hand in emulators and a clock of their own. */
export interface Surroundings {
  readonly db: Firestore;
  readonly auth: Auth;
  readonly now: () => Date;
}

/** What is told to a person when a call cannot be carried out: which field, why, by which clause. */
export interface Problem {
  readonly field?: string;
  readonly words: Words;
  readonly clauses: readonly ClauseId[];
}

/** Thrown by a callable's `run`; the page shows the problems in the person's language. */
export class Refused extends Error {
  readonly problems: readonly Problem[];
  constructor(...problems: Problem[]) {
    super(problems.map(({ words }) => words.en).join('; '));
    this.problems = problems;
  }
}

interface Terms<Input, Output> {
  /** What the call takes, beside the site. */
  readonly input: z.ZodType<Input>;
  /** Who may call it: one of these roles, own or as a stand-in. */
  readonly by: readonly Role[];
  readonly cites: readonly ClauseId[];
  readonly run: (call: Call<Input>) => Promise<Output>;
}

/** A parsed and authorised call. */
export interface Call<Input> extends Surroundings {
  readonly site: string;
  readonly caller: Member;
  readonly input: Input;
}

/** A call as Cloud Functions hands it over. */
export interface Incoming {
  readonly uid: string | null;
  readonly data: unknown;
}

export type Handler = (incoming: Incoming, surroundings: Surroundings) => Promise<unknown>;

const siteId = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/);

/** The one wrapper of all callables: parse, authorise, run, and turn errors into words with their clause. */
export const callable =
  <Input, Output>(terms: Terms<Input, Output>): Handler =>
  async ({ uid, data }, surroundings) => {
    if (!uid) throw new HttpsError('unauthenticated', 'Please sign in', { problems: [signIn] });
    const site = siteId.safeParse((data as { site?: unknown } | null)?.site);
    if (!site.success) throw invalid([{ field: 'site', words: wrongField('site'), clauses: terms.cites }]);
    const caller = await memberOf(surroundings.db, site.data, uid, surroundings.now());
    if (!caller?.holds(terms.by)) throw denied(terms.by, terms.cites);
    const parsed = terms.input.safeParse(data);
    if (!parsed.success) throw invalid(parsed.error.issues.map((issue) => problemOf(issue, terms.cites)));
    try {
      return await terms.run({ ...surroundings, site: site.data, caller, input: parsed.data });
    } catch (error) {
      throw toHttps(error);
    }
  };

const signIn: Problem = { words: { zh: '请先登录', en: 'Please sign in' }, clauses: [] };

const wrongField = (field: string): Words => ({
  zh: `“${field}”填写有误`,
  en: `'${field}' is missing or wrong`,
});

const problemOf = (issue: z.core.$ZodIssue, clauses: readonly ClauseId[]): Problem => {
  const field = issue.path.join('.');
  return { field, words: wrongField(field), clauses };
};

const invalid = (problems: readonly Problem[]): HttpsError =>
  new HttpsError('invalid-argument', problems.map(({ words }) => words.en).join('; '), { problems });

function denied(by: readonly Role[], clauses: readonly ClauseId[]): HttpsError {
  const words = {
    zh: `须由${by.map((role) => roles[role].zh).join('、')}办理`,
    en: `For: ${by.map((role) => roles[role].en).join(', ')}`,
  };
  return new HttpsError('permission-denied', words.en, { problems: [{ words, clauses }] });
}

function toHttps(error: unknown): unknown {
  if (error instanceof Refused) {
    return new HttpsError('failed-precondition', error.message, { problems: error.problems });
  }
  if (error instanceof StepRefused) {
    const problems = error.refusals.map(({ words, cites }) => ({ words, clauses: cites }));
    return new HttpsError('failed-precondition', error.message, { problems });
  }
  return error;
}
