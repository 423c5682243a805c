import type { Auth } from 'firebase-admin/auth';
import type { Firestore } from 'firebase-admin/firestore';
import { HttpsError } from 'firebase-functions/v2/https';
import type { z } from 'zod';
import type { Words } from '../../../rulebook/site/words.ts';
import { toHttps } from './callable.ts';
import { Guesses } from './guesses.ts';

/** What a public callable is handed. */
export interface PublicSurroundings {
  readonly db: Firestore;
  readonly auth: Auth;
  readonly now: () => Date;
}

/** A call by somebody who has no account: what stands in it, and from which address of the network. */
export interface PublicIncoming {
  readonly data: unknown;
  readonly address: string;
}

/** A parsed call. */
export interface PublicCall<Input> extends PublicSurroundings {
  readonly input: Input;
  /** The link leads nowhere: says so, and nothing else. */
  readonly refuseUnknown: () => Promise<never>;
}

export type PublicHandler = (incoming: PublicIncoming, surroundings: PublicSurroundings) => Promise<unknown>;

/** What is told, and about which field. */
interface Unknown {
  readonly field?: string;
  readonly words: Words;
}

interface Terms<Input, Output> {
  readonly input: z.ZodType<Input>;
  /** What who has no secret is told, whatever the reason. */
  readonly unknown?: Unknown;
  readonly run: (call: PublicCall<Input>) => Promise<Output>;
}

const noLink: Words = {
  zh: '此链接无效，请核对纸条，或向物业客服索取新的',
  en: 'This link is not valid: look at the slip again, or ask the service desk for another',
};
const tooMany: Words = {
  zh: '尝试次数过多，请过几分钟再试',
  en: 'Too many attempts: please try again in a few minutes',
};
const unreadable: Words = {
  zh: '内容有误，请刷新页面后重试',
  en: 'Something is wrong: please reload the page',
};

/** Of all public callables together. */
const guesses = new Guesses();

/** The one wrapper of callables that need no account. Whoever guesses links is slowed down. */
export const publicCallable =
  <Input, Output>({ input, unknown = { words: noLink }, run }: Terms<Input, Output>): PublicHandler =>
  async ({ data, address }, surroundings) => {
    const at = surroundings.now();
    const parsed = input.safeParse(data);
    if (!parsed.success) throw told('invalid-argument', { words: unreadable });
    // Who has a link is answered whatever others at the same address have guessed.
    const refuseUnknown = async (): Promise<never> => {
      const isTooMany = await guesses.wrong(address, at);
      throw isTooMany ? told('resource-exhausted', { words: tooMany }) : told('not-found', unknown);
    };
    try {
      return await run({ ...surroundings, input: parsed.data, refuseUnknown });
    } catch (error) {
      throw toHttps(error);
    }
  };

const told = (code: 'resource-exhausted' | 'invalid-argument' | 'not-found', problem: Unknown): HttpsError =>
  new HttpsError(code, problem.words.en, { problems: [{ ...problem, clauses: [] }] });
