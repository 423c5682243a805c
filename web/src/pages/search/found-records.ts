import { useEffect, useState } from 'preact/hooks';
import { phonesOf } from '../../../../rulebook/notation/phone.ts';
import type { Register } from '../../../../rulebook/notation/register.ts';
import { foundBy } from '../../../../rulebook/reading/find.ts';
import { listingOf } from '../../../../rulebook/reading/listing.ts';
import { collectionPath } from '../../../../rulebook/reading/paths.ts';
import { unitsCalled } from '../../chapters/homes/find.ts';
import type { Query, Row } from '../../data/store.ts';
import { getPage } from '../../firebase/lite.ts';
import { searched } from '../../generated/registers.ts';
import { loadRegister, type RegisterName } from '../../registers.ts';
import { useSession } from '../../session/current.ts';
import { rolesNow, type Session } from '../../session/session.ts';
import { readTyped } from '../../typed/read-typed.ts';

/** More of one register are no answer to a search; the list says so. */
export const RECORDS_MOST = 10;

/** What was found in one register. */
export interface FoundRecords {
  readonly register: Register;
  readonly rows: readonly Row[];
  readonly isCut: boolean;
}

export interface FoundElsewhere {
  /** Registers in which something was found; undefined until all have answered. */
  readonly found: readonly FoundRecords[] | undefined;
  readonly failure: unknown;
}

/**
 * Looks into every register whose records are found by typing and that the person may list, but for those with a face
 * of their own on the page.
 */
export function useFoundRecords(text: string, faces: readonly RegisterName[]): FoundElsewhere {
  const session = useSession();
  const [answer, setAnswer] = useState<FoundElsewhere & { readonly of: string }>();
  // The text alone: a session that is read anew finds nothing else, and the faces never change
  useEffect(() => {
    if (text === '') return;
    let isWanted = true;
    const names = searched.filter((name) => !faces.includes(name));
    Promise.all(names.map((name) => foundIn(name, text, session))).then(
      (all) => {
        const found = all.filter((each) => each !== null);
        if (isWanted) setAnswer({ of: text, found, failure: null });
      },
      (failure) => isWanted && setAnswer({ of: text, found: [], failure }),
    );
    return () => {
      isWanted = false;
    };
  }, [text]);
  return answer?.of === text ? answer : { found: undefined, failure: null };
}

/** What a register holds of what was typed; null when that is nothing, or the person may not list it. */
async function foundIn(name: RegisterName, text: string, session: Session): Promise<FoundRecords | null> {
  const register = await loadRegister(name);
  // Nothing more is to be said by the query: the whole of it may be listed.
  if (listingOf(register, session.uid, rolesNow(session, new Date()))?.length !== 0) return null;
  const pages = await Promise.all(queriesOf(register, text, session).map((query) => getPage(query)));
  const rows = [...new Map(pages.flat().map((row) => [row.id, row])).values()];
  const isCut = rows.length > RECORDS_MOST || pages.some((page) => page.length >= RECORDS_MOST);
  return rows.length === 0 ? null : { register, rows: rows.slice(0, RECORDS_MOST), isCut };
}

/** As it was typed, and as a room or a telephone number is written: '3栋1单元501室' is '3-1-501'. */
function queriesOf(register: Register, text: string, { site }: Session): Query[] {
  const { room, otherRoom, bare } = readTyped(text);
  const written = new Set([text, room, otherRoom ?? '', ...(phonesOf(text) ?? [])]);
  const found = [...written]
    .filter((typed) => typed !== '')
    .flatMap((typed) => foundBy(register, typed))
    .map(({ where, order }) => ({ from: collectionPath(site, register), where, order, limit: RECORDS_MOST }));
  return register.name === 'units' && bare ? [...found, unitsCalled(site, bare)] : found;
}

/** Where the one record stands whose number was typed in full; null where none has it, or several. */
export async function addressOfNumber(text: string, session: Session): Promise<string | null> {
  const all = await Promise.all(searched.map((name) => foundIn(name, text, session)));
  const exact = all.flatMap((found) => {
    const { register, rows = [] } = found ?? {};
    if (!register) return [];
    const isIt = ({ data }: Row) =>
      register.foundBy.some(([path = '', ...more]) => more.length === 0 && data[path] === text);
    return rows.filter(isIt).map(({ id }) => `/${register.name}/${encodeURIComponent(id)}`);
  });
  return exact.length === 1 ? (exact[0] ?? null) : null;
}
