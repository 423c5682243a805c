import type { Language } from '../../../rulebook/site/words.ts';
import { flat } from './one-line.ts';

/** How a value stands out: by colour and weight, and in plain text by a mark. */
export type MailTone = 'late' | 'ok';

export interface MailRow {
  readonly label: string;
  readonly value: string;
  readonly note?: string;
  readonly tone?: MailTone;
}

/** A cell may lead to what it is about. */
export type MailCell = string | { readonly text: string; readonly tone?: MailTone; readonly url?: string };

/** The first column names what a line is about; on a phone and in plain text it becomes the line's title. */
export interface MailTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly MailCell[])[];
  /** How many there are, where not all stand here. */
  readonly total?: number;
}

export interface MailSection {
  readonly heading: string;
  /** Begins something of its own, with sections below it. */
  readonly isTitle?: boolean;
  readonly rows?: readonly MailRow[];
  /** Its rows are figures, and no matters to be counted. */
  readonly areFigures?: boolean;
  readonly table?: MailTable;
  /** Said when there is neither a row nor a line in the table. */
  readonly empty?: string;
  /** Where all of it can be looked at. */
  readonly link?: MailLink;
}

export interface MailLink {
  readonly label: string;
  readonly url: string;
}

/** What a mail says, in its reader's language; how it looks is decided by the layout. */
export interface MailContent {
  readonly title: string;
  readonly intro?: string;
  readonly sections: readonly MailSection[];
  readonly link?: MailLink;
  /** The site's name and the time in its zone. */
  readonly footer: string;
}

/** A cell as text and tone, and the address that it leads to. */
export const cellOf = (
  cell: MailCell,
): { text: string; tone: MailTone | undefined; url: string | undefined } =>
  typeof cell === 'string'
    ? { text: flat(cell), tone: undefined, url: undefined }
    : { text: flat(cell.text), tone: cell.tone, url: cell.url };

/** How many matters a section tells of; what is in order is none. */
export const tally = ({ rows = [], table, areFigures = false }: MailSection): number =>
  (areFigures ? 0 : rows.filter(({ tone }) => tone !== 'ok').length) +
  (table?.total ?? table?.rows.length ?? 0);

/** Returns true iff the section has nothing to show but its `empty`. */
export const isEmpty = ({ rows = [], table }: MailSection): boolean =>
  rows.length === 0 && (table?.rows.length ?? 0) === 0;

/** What stands between a label and its value. */
export const colon = (language: Language): string => (language === 'zh' ? '：' : ': ');

/** Returns true iff a link may lead there: the page, never a script. */
export const isWebAddress = (url: string): boolean =>
  URL.canParse(url) && ['https:', 'http:'].includes(new URL(url).protocol);
