import type { Prove } from '../reports/proof.ts';
import { proveAccounts } from './fees/prove-accounts.ts';

/** What the chapters prove over a whole site, by the names of the parts that tell of it. */
export const proofs: Readonly<Record<string, Prove>> = { accounts: proveAccounts };
