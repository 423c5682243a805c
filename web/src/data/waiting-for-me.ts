import { useEffect, useState } from 'preact/hooks';
import type { Asked } from '../../../rulebook/printing/asked.ts';
import { asked } from '../generated/asked.ts';
import type { Words } from '../language/words.ts';
import type { RegisterName } from '../registers.ts';
import { holdsNow, type Session } from '../session/session.ts';
import type { Document, Query, Row } from './store.ts';
import { useRows } from './watch.ts';

/** Something that waits for this person. */
export interface WaitingItem {
  readonly key: string;
  readonly register: RegisterName;
  readonly id: string;
  readonly record: Document;
  readonly title: Words;
  readonly text: Words;
  readonly at: Date | null;
  /** A word that is given on the spot: the steps that give it. None for what is decided on the record's page. */
  readonly answers: readonly { readonly step: string; readonly title: Words }[];
}

export interface Waiting {
  /** Undefined until it is known. */
  readonly items: readonly WaitingItem[] | undefined;
  /** There may be more. */
  readonly isCut: boolean;
  readonly failure: unknown;
}

/** A record that may wait for this person. */
export interface Found {
  readonly register: RegisterName;
  readonly row: Row;
}

type Source = Asked & { readonly register: RegisterName };
const sources: readonly Source[] = asked;

const MOST = 50;

/** What one is named in is served by the indexes of the single fields, so in no order. */
const queryOf = ({ register, states, person }: Source, { site, uid }: Session): Query => ({
  from: `sites/${site}/${register}`,
  where: [['state', 'in', states], ...(person === undefined ? [] : [[person, '==', uid] as const])],
  order: person === undefined ? [['opened.at', 'desc']] : [],
  limit: MOST,
});

const mayBeMine = ({ roles, keepers, person }: Source, session: Session): boolean =>
  person !== undefined ||
  (!roles && !keepers) ||
  (keepers === true && session.keepsKeys) ||
  holdsNow(session, ...(roles ?? []));

const NONE: readonly WaitingItem[] = [];

/** What waits for this person's decision or word, by what the states of the registers await. */
export function useWaitingForMe(session: Session): Waiting {
  // One hook for each source, always the same ones, in the same order.
  const asking = sources.map((source) => {
    const isAsked = mayBeMine(source, session);
    const { value, failure } = useRows(isAsked ? queryOf(source, session) : null);
    const rows = !isAsked || failure ? [] : value;
    return { register: source.register, rows };
  });
  const isKnown = asking.every(({ rows }) => rows !== undefined);
  const found = asking.flatMap(({ register, rows }): Found[] =>
    (rows ?? []).map((row) => ({ register, row })),
  );
  const [judged, setJudged] = useState<readonly WaitingItem[]>();
  const [failure, setFailure] = useState<unknown>(null);
  const key = [session.readFrom, ...found.map(({ row }) => `${row.path} ${row.data.rev}`)].join();
  // The key says which records they are and how they stand
  useEffect(() => {
    if (!isKnown || found.length === 0) return;
    let isWanted = true;
    // What the definitions say of a record is fetched when there is one.
    import('./awaited.ts')
      .then(({ itemsOf }) => itemsOf(found, session))
      .then(
        (items) => isWanted && setJudged(items),
        (error) => isWanted && setFailure(error),
      );
    return () => {
      isWanted = false;
    };
  }, [isKnown, key]);
  if (!isKnown) return { items: undefined, isCut: false, failure };
  const isCut = asking.some(({ rows }) => (rows?.length ?? 0) >= MOST);
  return { items: found.length === 0 ? NONE : judged, isCut, failure };
}
