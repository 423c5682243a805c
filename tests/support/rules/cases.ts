import type { Steps } from './person.ts';
import type { Claims, Site } from './world.ts';

// What a register brings along for the tests that are the same for all of them, in a file of its own:
// tests/cases/<chapter>/<register>.ts, found by the folder.

/** A step that is allowed as it stands, with as many fields as it may have. */
export interface Attempt {
  readonly step: string;
  /** Who may take it. */
  readonly uid: string;
  /** Arranges the site; the person's batch can then be built as often as wanted, and its first write is the step. */
  readonly arrange: (site: Site, uid: string | null) => Promise<(claims?: Claims) => Steps>;
}

/** Three members who stand for what staff may read: of the desk, of the machine, and the manager. */
export const insiders = ['receptionist', 'admin', 'manager'] as const;

type Insiders = readonly (typeof insiders)[number][];

/** A record, and which of the insiders may read what of it. */
export interface Reads {
  /** A record of the site as it is arranged, or one that can be put there. */
  readonly path: string;
  /** Who gets it. */
  readonly get: Insiders;
  /** Who lists its collection. */
  readonly list: Insiders;
  /** A field and its value, by which a query has to ask so that the rules can answer it; it asks for all when left out. */
  readonly listedBy?: readonly [field: string, value: string];
  /** Who gets and lists what stood in it before. */
  readonly past: Insiders;
}

/** What the file of a register exports as `cases`. */
export interface RegisterCases {
  /** Openings of a record. */
  readonly openings: readonly Attempt[];
  /** Steps of records at revision 3, each taking its record to 4. */
  readonly movings: readonly Attempt[];
  readonly reads: readonly Reads[];
}

/** Read by all staff: as it stands, in the list, and as it stood before. */
export const readByStaff = (path: string): Reads => ({ path, get: insiders, list: insiders, past: insiders });
