import '../records/records.css';
import { useCallback, useMemo, useRef } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { List, Register } from '../../../rulebook/notation/register.ts';
import { listingOf } from '../../../rulebook/reading/listing.ts';
import { collectionPath } from '../../../rulebook/reading/paths.ts';
import { render } from '../../../rulebook/reading/render.ts';
import { readingFailed } from '../data/failures.ts';
import { isRelation, relatedQuery } from '../data/related.ts';
import type { Query, Row, Where } from '../data/store.ts';
import { usePages, useTotal } from '../data/use-pages.ts';
import { useRegisters } from '../data/use-registers.ts';
import { LinkButton } from '../kit/button.tsx';
import { later } from '../kit/later.tsx';
import { Empty, Loading, Problem } from '../kit/notes.tsx';
import { Page } from '../kit/page.tsx';
import { naturally } from '../language/order.ts';
import { useWords } from '../language/words.ts';
import { useObservable } from '../observable.ts';
import { usePrintedBlank } from '../paper/use-printed-blank.tsx';
import { usePrintedList } from '../paper/use-printed-list.tsx';
import { WHOLE_MOST } from '../paper/whole-list.ts';
import { ExportButton, type ExportTerms } from '../records/export-button.tsx';
import { FieldValue } from '../records/field-value.tsx';
import { askedBy, type ListView, needsAll, periodOf } from '../records/list-view.ts';
import { useRendering } from '../records/subject.ts';
import { isRegisterName, type RegisterName } from '../registers.ts';
import { useSession } from '../session/current.ts';
import { rolesNow } from '../session/session.ts';
import { useSiteTime } from '../session/site-time.ts';
import { NewRecords } from './new-records.tsx';
import { NotFound } from './not-found.tsx';
import { bulkSteps } from './register/bulk-steps.ts';
import { ListTools } from './register/list-tools.tsx';
import { ChooseButton } from './register/row-tick.tsx';
import { Rows, titleOf } from './register/rows.tsx';
import { useListView, useViewed } from './register/use-list-view.ts';
import { type Selecting, useOfSelection, useSelecting } from './register/use-selecting.ts';
import { useViewWords } from './register/view-words.ts';

/** The list of any register, with the filters that it declares. */
export function RegisterPage({ register: name = '' }: { register?: string }) {
  if (!isRegisterName(name)) return <NotFound />;
  return <Loaded key={name} name={name} />;
}

function Loaded({ name }: { name: RegisterName }) {
  const registers = useRegisters(name);
  const register = registers?.(name);
  if (!register) {
    return (
      <Page title={{ zh: '登记簿', en: 'Register' }}>
        <Loading rows={8} />
      </Page>
    );
  }
  return <Lists name={name} register={register} />;
}

const ROWS = 50;

/** A list that wants a value first, such as 'by key', is reached from that record. */
const isFilter = ({ where }: List): boolean => where.every(([, , value]) => value !== '');

const queryOf = (site: string, register: Register, list: List, period: readonly Where[]): Query => ({
  from: collectionPath(site, register),
  where: [...(list.where as readonly Where[]), ...period],
  order: list.order,
  limit: ROWS,
});

/** No order: the index of the one field serves it. */
const ownQuery = (site: string, register: Register, where: List['where']): Query => ({
  from: collectionPath(site, register),
  where: where as readonly Where[],
  limit: ROWS,
});

/** `?by=key&of=K-05`: only what hangs on that record. */
function hungBy(register: RegisterName, { by: field = '', of: id = '' }: Readonly<Record<string, string>>) {
  return id !== '' && isRelation({ register, field }) ? { register, field, id } : null;
}

function Lists({ name, register }: { name: RegisterName; register: Register }) {
  const say = useWords();
  const session = useSession();
  const { site, uid } = session;
  const { query } = useLocation();
  const mine = useMemo(
    () => listingOf(register, uid, rolesNow(session, new Date())),
    [register, uid, session],
  );
  const hung = hungBy(name, query);
  const preset = useMemo(() => (hung ? { [hung.field]: hung.id } : null), [hung?.field, hung?.id]);
  const isOwn = mine !== null && mine.length > 0;
  const isShut = mine === null;
  const filters =
    isOwn || isShut || hung ? [] : Object.entries(register.lists).filter(([, list]) => isFilter(list));
  const chosen = filters.find(([each]) => each === query.list) ?? filters[0];
  const list = chosen?.[1] ?? NO_LIST;
  const [view, look] = useListView(register);
  const { calendar } = useSiteTime();
  const { from, to } = view;
  const asked = useMemo(() => {
    if (mine === null) return null;
    if (hung) return relatedQuery(hung, hung.id, session, ROWS);
    if (mine.length > 0) return ownQuery(site, register, mine);
    return queryOf(site, register, list, periodOf(register, list, { from, to }, calendar));
  }, [site, register, list, mine, hung?.field, hung?.id, from, to, calendar]);
  const isWhole = needsAll(view);
  const read = useMemo(() => asked && (isWhole ? { ...asked, limit: WHOLE_MOST } : asked), [asked, isWhole]);
  const pages = usePages(read);
  const total = useTotal(pages.isCut ? asked : null);
  const inOrder = useOrder(register, list);
  const inView = useViewed(register, list, view);
  const asShown = useCallback((each: readonly Row[]) => inView(inOrder(each)), [inView, inOrder]);
  const rows = useMemo(() => pages.rows && asShown(pages.rows), [pages.rows, asShown]);
  const steps = useBulkSteps(register);
  const { text, person } = view;
  const selected = useSelecting(rows, JSON.stringify([asked, text, person, from, to]));
  const selecting = steps.length > 0 ? selected : null;
  const viewWords = useViewWords(register, view);
  const inWords = viewWords(isOwn ? ownRecords : list.title);
  // Whoever narrows a list takes out what is left of it; the server finds the whole of one by itself.
  const isChosen = isWhole || hung !== null || isOwn;
  const exported: ExportTerms = {
    register: name,
    ...(isChosen && rows ? { records: rows.map(({ id }) => id) } : chosen ? { list: chosen[0] } : {}),
    columns: view.columns.length > 0 ? view.columns : register.columns,
  };
  const shownRegister = useMemo(
    () => (view.columns.length > 0 ? { ...register, columns: view.columns } : register),
    [register, view.columns],
  );
  const printed = usePrintedList({
    register: shownRegister,
    list: inWords,
    query: asked,
    rows,
    total: pages.isCut ? total : (rows?.length ?? null),
    inOrder: asShown,
  });
  const blank = usePrintedBlank(register);
  return (
    <Page
      title={register.form}
      back="/registers"
      isWide
      actions={
        <>
          {printed.button}
          {blank.button}
          {!isShut && (
            <ExportButton
              terms={exported}
              list={inWords}
              total={pages.isCut && !isChosen ? total : (rows?.length ?? null)}
            />
          )}
        </>
      }
    >
      {blank.paper || printed.paper}
      <NewRecords name={name} register={register} {...(preset ? { preset } : {})} />
      <Filters name={name} filters={filters} chosen={chosen?.[0]} view={view} />
      {hung && <HungOn register={register} field={hung.field} id={hung.id} />}
      {pages.failure != null && <Problem words={readingFailed(pages.failure)} />}
      {isOwn && (
        <p class="muted no-print">
          {say({ zh: '这里只列出与您本人有关的记录', en: 'Only your own records are listed' })}
        </p>
      )}
      {isShut ? (
        <Empty
          icon="list"
          words={{
            zh: '您不能查阅这本登记的列表，只能打开与您有关的记录',
            en: 'You may not list this register; records that concern you open where they are named',
          }}
        />
      ) : (
        <>
          <ListTools register={register} list={list} view={view} onView={look} />
          {selecting && rows && rows.length > 0 && <ChooseButton selecting={selecting} />}
          <Rows register={register} view={view} onView={look} {...{ rows, pages, total, selecting }} />
          {selecting && (
            <Bulk
              register={name}
              selecting={selecting}
              {...{ steps, rows, total: pages.isCut ? total : null }}
            />
          )}
        </>
      )}
    </Page>
  );
}

/** The steps that this person may ever take of several records at once. */
function useBulkSteps(register: Register): readonly string[] {
  const session = useSession();
  return useMemo(
    () => bulkSteps(register, { roles: rolesNow(session, new Date()), keepsKeys: session.keepsKeys }),
    [register, session],
  );
}

const BulkBar = later(() => import('./register/bulk/bulk-bar.tsx').then((m) => m.BulkBar));

interface BulkProps {
  readonly register: RegisterName;
  readonly steps: readonly string[];
  readonly selecting: Selecting;
  readonly rows: readonly Row[] | undefined;
  readonly total: number | null;
}

/** What may be done of all that are selected: fetched when somebody selects. */
function Bulk({ rows = NO_ROWS, selecting, ...others }: BulkProps) {
  const isAny = useOfSelection(selecting, (selection) => selection.rows.size > 0);
  const isChoosing = useObservable(selecting.isChoosing);
  const isWanted = useRef(false);
  isWanted.current ||= isAny || isChoosing;
  return isWanted.current ? <BulkBar {...others} selecting={selecting} shown={rows} /> : null;
}

const NO_ROWS: readonly Row[] = [];

/** Of which record what is listed hangs on, and the way to the whole register. */
function HungOn({ register, field, id }: { register: Register; field: string; id: string }) {
  const say = useWords();
  return (
    <p class="actions">
      <span>
        {say(titleOf(register, field))}{' '}
        <FieldValue register={register} name={field} record={{ [field]: id }} />
      </span>
      <LinkButton class="no-print" href={`/${register.name}`} icon="close">
        {say({ zh: '显示全部', en: 'Show all' })}
      </LinkButton>
    </p>
  );
}

interface FiltersProps {
  readonly name: RegisterName;
  readonly filters: readonly (readonly [string, List])[];
  readonly chosen: string | undefined;
  readonly view: ListView;
}

/** The register's own lists; whatever else was asked for goes with it from one to the other. */
function Filters({ name, filters, chosen, view }: FiltersProps) {
  const say = useWords();
  if (filters.length < 2) return null;
  return (
    <nav class="chips no-print" aria-label={say({ zh: '筛选', en: 'Filter' })}>
      {filters.map(([each, list]) => (
        <a
          key={each}
          class="chip"
          href={`/${name}?${new URLSearchParams({ list: each, ...askedBy(view) })}`}
          aria-current={each === chosen ? 'page' : undefined}
        >
          {say(list.title)}
        </a>
      ))}
    </nav>
  );
}

const ownRecords = { zh: '与本人有关的记录', en: 'One’s own records' };

const NO_LIST: List = { title: { zh: '全部', en: 'All' }, where: [], order: [['opened.at', 'desc']] };

const isByText = (register: Register, { order: [first] }: List): boolean =>
  first !== undefined && first[1] === 'asc' && register.fields[first[0]]?.type === 'text';

/** What is listed in the order of letters stands here as a person counts: 2-101 before 10-101. */
function useOrder(register: Register, list: List): (rows: readonly Row[]) => readonly Row[] {
  const rendering = useRendering(register);
  const called = ({ data }: Row) => render(register.subject, data, rendering);
  // Names and zone of a subject don't change while a list is looked at, the language draws the page anew
  return useCallback(
    (rows) =>
      isByText(register, list)
        ? rows.toSorted((left, right) => naturally(called(left), called(right)))
        : rows,
    [register, list, rendering.language, rendering.nameOf],
  );
}
