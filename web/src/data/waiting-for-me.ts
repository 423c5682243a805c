import type { Role } from '../../../rulebook/site/roles.ts';
import type { Words } from '../language/words.ts';
import { holdsNow, rolesNow, type Session } from '../session/session.ts';
import { hasSigned, placeOf } from './due.ts';
import type { Document, Query, Row } from './store.ts';
import { useRows } from './watch.ts';

/** A request that waits for somebody's decision. */
export interface WaitingItem {
  readonly key: string;
  /** A loan whose borrower says here whether it is so. */
  readonly loan?: { readonly id: string; readonly record: Document };
  readonly href: string;
  readonly title: Words;
  readonly text: string;
  readonly at: Date | null;
}

interface Source {
  readonly register: string;
  readonly states: readonly string[];
  readonly roles: readonly Role[];
  readonly title: (record: Document) => Words;
  readonly text: (record: Document) => string;
  readonly isMine?: (record: Document, session: Session) => boolean;
}

/** What waits for whom, before anything is overdue. Each is a list that its register declares. */
const sources: readonly Source[] = [
  {
    register: 'keyLoans',
    states: ['requested', 'approved'],
    roles: ['supervisor', 'manager', 'receptionist', 'assistant'],
    title: ({ state }) =>
      state === 'approved'
        ? { zh: '借用已批准，待发放', en: 'Approved: to be issued' }
        : { zh: '借用申请待办', en: 'Key asked for' },
    text: ({ keyCode, unit, purpose }) => `${keyCode} ${unit} · ${purpose}`,
    isMine: (record, session) =>
      record.state === 'approved' ||
      !holdsNow(session, 'supervisor', 'manager') ||
      !hasSigned(record.approvals, session.uid, rolesNow(session, new Date())),
  },
  {
    register: 'disclosures',
    states: ['requested'],
    roles: ['supervisor', 'manager'],
    title: () => ({ zh: '电话透露申请待批', en: 'Disclosure asked for' }),
    text: ({ forWhom, why }) => `${forWhom} · ${why}`,
  },
  {
    register: 'keyCopies',
    states: ['requested'],
    roles: ['supervisor'],
    title: () => ({ zh: '复配申请待批', en: 'Copy asked for' }),
    text: ({ keyCode, unit, why }) => `${keyCode} ${unit} · ${why}`,
  },
];

const MOST = 20;

const queryOf = ({ register, states }: Source, session: Session): Query => ({
  from: `sites/${session.site}/${register}`,
  where: [states.length === 1 ? ['state', '==', states[0]] : ['state', 'in', states]],
  order: [['opened.at', 'desc']],
  limit: MOST,
});

/** Keys that somebody has by the register: served by the indexes of the single fields, so in no order. */
const borrowedQuery = ({ site, uid }: Session): Query => ({
  from: `sites/${site}/keyLoans`,
  where: [
    ['borrowedBy', '==', uid],
    ['state', '==', 'out'],
  ],
  limit: MOST,
});

const issuedAt = ({ issued }: Document): Date | null => {
  const at = (issued as { at?: unknown } | undefined)?.at;
  return at instanceof Date ? at : null;
};

/** Loans in this person's name that they have neither confirmed nor denied (R11.1.2.2). */
function useBorrowed(session: Session): readonly WaitingItem[] | undefined {
  const { value, failure } = useRows(borrowedQuery(session));
  if (failure !== null && !value) return [];
  const open = value?.filter(({ data }) => data.acknowledged === undefined && data.objection === undefined);
  return open?.map(({ id, path, data }) => ({
    key: path,
    href: placeOf({ register: 'keyLoans', record: id, name: '' }),
    title: { zh: '请确认领用', en: 'Confirm that you have it' },
    text: `${data.keyCode} ${data.unit} · ${data.purpose}`,
    at: issuedAt(data),
    loan: { id, record: data },
  }));
}

/** What waits for this person's decision or word; undefined until it is known. */
export function useWaitingForMe(session: Session): readonly WaitingItem[] | undefined {
  const borrowed = useBorrowed(session);
  // One hook for each source, always the same ones, in the same order.
  const found = sources.map((source) => {
    const isAsked = holdsNow(session, ...source.roles);
    // The list of sources never changes
    const { value, failure } = useRows(isAsked ? queryOf(source, session) : null);
    return !isAsked || failure ? [] : value?.flatMap((row) => itemOf(source, row, session));
  });
  const all = [borrowed, ...found];
  return all.every((each) => each !== undefined) ? all.flat() : undefined;
}

function itemOf(source: Source, { id, path, data }: Row, session: Session): WaitingItem[] {
  const isOwn =
    (data.opened as { by?: string } | undefined)?.by === session.uid && data.state === 'requested';
  if (isOwn || source.isMine?.(data, session) === false) return [];
  const at = (data.opened as { at?: unknown } | undefined)?.at;
  return [
    {
      key: path,
      href: placeOf({ register: source.register, record: id, name: '' }),
      title: source.title(data),
      text: source.text(data),
      at: at instanceof Date ? at : null,
    },
  ];
}
