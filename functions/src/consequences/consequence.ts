import type { Firestore } from 'firebase-admin/firestore';
import type { Change } from './tell-of.ts';

/**
 * What a chapter does about the steps of one register, beside what every step brings with it. Each listens by itself:
 * one that fails is tried again alone, and neither repeats nor blocks another. It looks at records as they stand, for
 * events come twice and out of order.
 */
export interface Consequence {
  readonly name: string;
  readonly register: string;
  readonly run: (db: Firestore, change: Change, now: Date) => Promise<void>;
}
