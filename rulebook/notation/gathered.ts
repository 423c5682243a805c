import type { Literal } from './value.ts';

/**
 * What the server writes beneath a record by itself: which records of another register belong to it. The register that
 * lies `beneath` says so, and has a field with their ids:
 *
 *     gathers: laidIn('keys', { of: 'keys', where: { kind: 'cabinet' }, not: ['withdrawn'], while: ['open'] })
 *     gathers: keptFor('loans', { of: 'keyLoans', where: { papers: 'owed' }, dayOf: 'issued.at', counts: 'count' })
 */
export type Gathered = LaidIn | KeptFor;

/**
 * Laid in once, when a record is opened in one of these states, and left as it is: what has gone since has to be named
 * all the same.
 */
export interface LaidIn {
  readonly gathered: 'once';
  /** The field that holds the ids. */
  readonly field: string;
  readonly of: string;
  /** Fields of theirs, each with the field of the record that it is the same as. */
  readonly where: Readonly<Record<string, string>>;
  /** States of theirs that don't belong to it. */
  readonly not: readonly string[];
  readonly while: readonly string[];
}

/** Kept up with every step of theirs, for the day on which something happened to them: the record's id is that day. */
export interface KeptFor {
  readonly gathered: 'daily';
  readonly field: string;
  readonly of: string;
  /** Fields of theirs, each with what it says. */
  readonly where: Readonly<Record<string, Literal>>;
  /** The instant of theirs whose day it is, in the site's zone: `issued.at`. */
  readonly dayOf: string;
  /** The field with how many they are: rules can ask for a number, and not for the length of a list of another record. */
  readonly counts: string;
}

/** Records that are laid in when a record is opened. */
export const laidIn = (field: string, terms: Omit<LaidIn, 'gathered' | 'field'>): LaidIn => ({
  ...{ gathered: 'once', field },
  ...terms,
});

/** Records that are kept for the day on which something happened to them. */
export const keptFor = (field: string, terms: Omit<KeptFor, 'gathered' | 'field'>): KeptFor => ({
  ...{ gathered: 'daily', field },
  ...terms,
});
