import type { ComponentChildren, FunctionComponent } from 'preact';
import type { PageAct } from '../../../rulebook/printing/home.ts';
import type { Role } from '../../../rulebook/site/roles.ts';
import type { SiteTime } from '../../../rulebook/site/settings.ts';
import type { Document } from '../data/store.ts';
import type { IconName } from '../kit/icon.tsx';
import type { Words } from '../language/words.ts';
import type { FetchStops } from '../rounds/stop.ts';

/** Somewhere one can go from anywhere. */
export interface Place {
  readonly path: string;
  readonly icon: IconName;
  readonly words: Words;
  /** Left out for those it is of no use to. */
  readonly roles?: readonly Role[];
}

/** Fetches a page, which gets what its address names: `id` of '/keys/:id'. */
export type Load = () => Promise<FunctionComponent<never>>;

/** A place of a chapter, and the pages that belong to it by their addresses; its own path is one of them. */
export interface ChapterPlace extends Place {
  readonly pages: Readonly<Record<string, Load>>;
  /** Nobody but those whose roles it names does anything there: whoever else opens its address is told whose it is. */
  readonly isTheirsAlone?: true;
  /** Stands before all chapters, and in the bar of a phone, where four have room: the smaller the earlier. */
  readonly rank?: number;
  /** Whose work is done here: it stands there for them alone. The others who may open it find it in its chapter. */
  readonly foremost?: readonly Role[];
}

/** Something that is done on a page of the chapter, told by the step it comes to: whoever may take that can begin it. */
export interface Act extends PageAct {
  readonly icon: IconName;
}

export interface BeginningProps {
  readonly register: string;
  readonly onClose: () => void;
  /** Told the id of the record that was made. */
  readonly onDone?: (id: string) => void;
}

/** How a record of a register is begun, where not by the forms of its opening steps: on another page, or in a form of its own. */
export type Beginning =
  | { readonly href: string; readonly words: Words }
  | { readonly form: () => Promise<FunctionComponent<BeginningProps>> };

/** What of a record a part of its chapter is drawn from: as it stands, or as it is being typed. */
export interface BesideProps {
  readonly register: string;
  /** Null of a record that is being opened. */
  readonly id: string | null;
  readonly values: Document;
}

/** A record that is to be printed, with what its paper may need beside. */
export interface PaperOf {
  readonly site: string;
  readonly time: SiteTime;
  readonly id: string;
  readonly record: Document;
}

/**
 * Reads what the paper of a record needs, and resolves what stands on it: all of it, since the browser prints at once. Null
 * of a record that has none as it stands: its register's form is printed then.
 */
export type MakePaper = (of: PaperOf) => Promise<ComponentChildren | null>;

/** What is known of a record's step before anybody types: a key comes back as it went out, until somebody says otherwise. */
export type Knows = (step: string, record: Document) => Document;

/**
 * The pages with a face of their own that a chapter has, as its `pages.ts` declares them. A page whose address is that of
 * a register (`/households`) or of its records (`/keys/:id`) stands in the place of the general one.
 */
export interface ChapterPages {
  readonly places: readonly ChapterPlace[];
  /** What of it a person may begin from their first screen. */
  readonly acts?: readonly Act[];
  /** By register. */
  readonly begins?: Readonly<Record<string, Beginning>>;
  /**
   * By register, where a matter of one of its records is settled, if not on the record's own page: `{id}` is the record's,
   * `{holder}` the same without its last part, which is whom an id made of two begins with.
   */
  readonly settles?: Readonly<Record<string, string>>;
  /** By its name, where that is settled which a day owes for `{each}` of several. */
  readonly settlesOwed?: Readonly<Record<string, string>>;
  /** By register, what its chapter shows beside a record and beside the form of a step: what one wants to see with it. */
  readonly beside?: Readonly<Record<string, () => Promise<FunctionComponent<BesideProps>>>>;
  /** By register, what stands in a step's form already wherever it is opened from. */
  readonly knows?: Readonly<Record<string, Knows>>;
  /** By the round's name, which stops the chapter has on it: one walks past those of several chapters at once. */
  readonly rounds?: Readonly<Record<string, () => Promise<FetchStops>>>;
  /** By register, what the button prints of one of its records in place of the register's form: a receipt, a letter. */
  readonly papers?: Readonly<Record<string, () => Promise<MakePaper>>>;
}
