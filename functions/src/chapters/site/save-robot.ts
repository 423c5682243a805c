import type { Firestore, Transaction } from 'firebase-admin/firestore';
import { z } from 'zod';
import {
  noSecretThere,
  type RobotKind,
  type RobotProvider,
  robotKeyIn,
  robotKinds,
  robotLanguages,
  robotProviders,
  signingProviders,
  wrongRobotAddress,
} from '../../../../rulebook/chapters/site/robot-providers.ts';
import { isNewId } from '../../../../rulebook/notation/ids.ts';
import type { Language } from '../../../../rulebook/site/words.ts';
import { callable, Refused } from '../../callables/callable.ts';
import { documentId, line, lineOrNothing, listOf } from '../../callables/inputs.ts';
import { takeStep } from '../../records/take-step.ts';
import { robotAddressPath } from './site-robots.ts';

const oneOf = <Name extends string>(words: Readonly<Record<Name, unknown>>) =>
  z.enum(Object.keys(words) as [Name, ...Name[]]);

const whereItPosts = {
  provider: oneOf<RobotProvider>(robotProviders),
  address: line(280),
  secret: lineOrNothing(200).optional(),
};

interface WhereItPosts {
  readonly provider: RobotProvider;
  readonly address: string;
  readonly secret?: string | undefined;
}

const terms = { by: ['admin', 'manager'], inPerson: true, cites: ['R2.4.5'] } as const;

/** Adds a group robot: what everybody sees of it, and apart from that its address and its secret. */
export const addRobot = callable({
  ...terms,
  input: z.strictObject({
    id: documentId(80).refine(isNewId, 'no id'),
    name: line(40),
    kinds: listOf(oneOf<RobotKind>(robotKinds), 10),
    language: oneOf<Language>(robotLanguages),
    ...whereItPosts,
  }),
  run: async ({ db, site, caller, now, input: { id, name, kinds, language, ...where } }) => {
    const { shown, kept } = partsOf(where);
    const input = { name, kinds, language, ...shown };
    // Sent again after its answer was lost it is the same robot.
    const step = { site, register: 'robots', step: 'add', id, input, actor: caller.uid, once: true };
    await takeStep(db, step, now(), (_writes, transaction) => keep(db, transaction, site, id, kept));
    return { id };
  },
});

/** Gives a robot another address or secret. */
export const readdressRobot = callable({
  ...terms,
  input: z.strictObject({ id: documentId(80), ...whereItPosts }),
  run: async ({ db, site, caller, now, input: { id, ...where } }) => {
    const { shown, kept } = partsOf(where);
    const step = { site, register: 'robots', step: 'readdress', id, input: shown, actor: caller.uid };
    await takeStep(db, step, now(), (_writes, transaction) => keep(db, transaction, site, id, kept));
    return { id };
  },
});

interface Kept {
  readonly key: string;
  readonly secret?: string;
}

const TAIL = 4;

/** What may be seen of an address, and what may not. Throws for one that is not the provider's. */
function partsOf({ provider, address, secret }: WhereItPosts) {
  const key = robotKeyIn(provider, address);
  if (key === null) throw refused('address', wrongRobotAddress(provider));
  if (secret && !signingProviders.includes(provider)) throw refused('secret', noSecretThere);
  const kept: Kept = secret ? { key, secret } : { key };
  return { shown: { provider, tail: key.slice(-TAIL), signed: Boolean(secret) }, kept };
}

const refused = (field: string, words: Refused['problems'][number]['words']): Refused =>
  new Refused({ field, words, clauses: ['R2.4.5'] });

/** Replaces what stood there: a secret that is left out is none. */
function keep(db: Firestore, transaction: Transaction, site: string, id: string, kept: Kept): void {
  transaction.set(db.doc(robotAddressPath(site, id)), { ...kept });
}
