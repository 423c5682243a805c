import { useMemo } from 'preact/hooks';
import { read } from '../../../../rulebook/notation/record.ts';
import { correctionsPath, entriesPath, sealsPath } from '../../../../rulebook/reading/paths.ts';
import type { Document, Query, Row } from '../../data/store.ts';
import { useRecord, useRows } from '../../data/watch.ts';
import { dayText } from '../../language/time.ts';
import type { Language } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';

/** More lines than a day has; beyond it the page says that it is cut. */
export const ENTRIES_MOST = 500;

/** A line of the book as the page draws it. */
export interface Entry {
  readonly id: string;
  readonly day: string;
  readonly at: Date;
  readonly kind: string;
  readonly shift: string;
  readonly text: string;
  readonly by: string;
  readonly phoneAt: Date | null;
  /** `day/entry` of the older one. */
  readonly corrects: string | null;
  readonly source: { readonly register: string; readonly record: string } | null;
}

/** An entry in the reader's language; what people wrote has one language only. */
export function entryOf(id: string, data: Document, language: Language): Entry {
  const { at, textEnglish, phoneAt, corrects, source } = data;
  const text = language === 'en' && typeof textEnglish === 'string' ? textEnglish : data.text;
  return {
    id,
    day: String(data.day),
    at: at instanceof Date ? at : new Date(0),
    kind: String(data.kind),
    shift: String(data.shift),
    text: String(text),
    by: String(data.by),
    phoneAt: phoneAt instanceof Date ? phoneAt : null,
    corrects: typeof corrects === 'string' ? corrects : null,
    source: source ? (source as Entry['source']) : null,
  };
}

export interface Seals {
  /** How many of the day's entries are tied into the chain; undefined until it is known. */
  readonly count: number | undefined;
  readonly hash: string | null;
}

export interface Book {
  readonly entries: readonly Entry[] | undefined;
  readonly failure: unknown;
  readonly isCut: boolean;
  readonly seals: Seals;
  /** Corrections of an entry: those of this very book, and the places of those in later books. */
  readonly correctionsOf: (id: string) => {
    readonly here: readonly Entry[];
    readonly later: readonly string[];
  };
}

/** The book of one day, kept up to date. */
export function useBook(day: string, language: Language): Book {
  const { site } = useSession();
  const { value, failure } = useRows(entriesQuery(site, day));
  const seals = useRows(lastSealQuery(site, day));
  const { value: noted } = useRecord(correctionsPath(site, day));
  const entries = useMemo(() => value?.map((row) => entryOf(row.id, row.data, language)), [value, language]);
  return {
    entries,
    failure,
    isCut: (value?.length ?? 0) >= ENTRIES_MOST,
    seals: sealsOf(seals.value),
    correctionsOf: (id) => ({
      here: entries?.filter(({ corrects }) => corrects === `${day}/${id}`) ?? [],
      later: (read(noted, ['entries', id]) as string[] | undefined) ?? [],
    }),
  };
}

const entriesQuery = (site: string, day: string): Query => ({
  from: entriesPath(site, day),
  order: [['at', 'asc']],
  limit: ENTRIES_MOST,
});

/** The seals of a day are numbered without a gap, so the last one says how many there are: one read. */
const lastSealQuery = (site: string, day: string): Query => ({
  from: sealsPath(site, day),
  order: [['sequence', 'desc']],
  limit: 1,
});

function sealsOf(rows: readonly Row[] | undefined): Seals {
  const last = rows?.[0]?.data;
  return { count: rows && Number(last?.sequence ?? 0), hash: last ? String(last.hash) : null };
}

/** Emergency releases of the day whose papers are owed: while there are any, the day is not signed (R4.4.1.4). */
export function usePapersOwed(day: string): readonly Row[] {
  const { site, zone } = useSession();
  const { value = [] } = useRows(papersOwedQuery(site));
  return value.filter(({ data }) => {
    const at = read(data, ['issued', 'at']);
    return at instanceof Date && dayText(at, zone) === day;
  });
}

const PAPERS_MOST = 100;

const papersOwedQuery = (site: string): Query => ({
  from: `sites/${site}/keyLoans`,
  where: [['papers', '==', 'owed']],
  order: [['issued.at', 'asc']],
  limit: PAPERS_MOST,
});
