import type { Language, Words } from '../../site/words.ts';
import type { Stamp } from '../record.ts';
import type { Node } from '../tree.ts';
import type { Checking, Printed } from './checks.ts';
import type { Document } from './values.ts';

/**
 * All that there is to know of one type of field. Page, server and tests ask here, and nobody else knows what a type
 * means. A value is absent or of its type: whether a field may be absent is for the step to say.
 */
export interface FieldKind<F> {
  /** What is wrong with a value, naming the field; null when it may be written. */
  readonly problem: (field: F, value: unknown, occasion: FieldOccasion) => Words | null;
  /** A value that is there as a person reads it. */
  readonly text: (field: F, value: unknown, rendering: FieldRendering) => string;
  /** How the security rules check a value that is there. */
  readonly prints: (field: F, value: Node, checking: Checking) => Printed;
  /** The type in the words of the data dictionary. */
  readonly named: (field: F) => string;
  /** Where a value travels as something else: the value that came, or what came when it is none. */
  readonly fromWire?: (field: F, value: unknown) => unknown;
  /** Where it is tidied: what a person meant by what they typed; undefined when that is nothing. */
  readonly cleaned?: (field: F, value: unknown) => unknown;
  /** What it means to say nothing, where that means something. */
  readonly unsaid?: (field: F) => unknown;
  /** A value that may be written; with another number, another one where there is one. */
  readonly sample: (field: F, number: number, around: Around) => unknown;
  /** Values at the bounds, beyond them, and of another type. */
  readonly edges: (field: F, around: Around) => readonly unknown[];
  /** As much as the field can hold, where that is more to look at than a sample. */
  readonly fullest?: (field: F) => unknown;
}

/** In which situation a value is looked at. */
export interface FieldOccasion {
  /** Who writes it, and the server's moment; null for what is stored: that was looked at when it was written. */
  readonly written: Stamp | null;
  /** Returns true iff the record is there once the batch is committed. */
  readonly stands: (register: string, id: string) => boolean;
}

/** For what is stored already. */
export const stored: FieldOccasion = { written: null, stands: () => true };

/** What a value needs to be read by a person. */
export interface FieldRendering {
  readonly language: Language;
  /** A person's name for a uid. */
  readonly nameOf: (uid: string) => string;
  /** A time as it is read at the site: 'yyyy-MM-dd HH:mm'. */
  readonly stamp: (at: Date) => string;
}

/** The world that samples and edges are made for. */
export interface Around {
  readonly now: Date;
  /** Today's ISO date at the site. */
  readonly today: string;
  /** Who writes. */
  readonly actor: string;
  /** A record that is there; another one with another number. */
  readonly idOf: (register: string, number: number) => string;
  /** A stamp of this very moment, as it stands in what is written. */
  readonly stampOf: (uid: string) => Document;
}
