import '../records/records.css';
import { useCallback, useMemo } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { List, Register } from '../../../rulebook/notation/register.ts';
import { listingOf } from '../../../rulebook/reading/listing.ts';
import { collectionPath } from '../../../rulebook/reading/paths.ts';
import { render } from '../../../rulebook/reading/render.ts';
import { readingFailed } from '../data/failures.ts';
import { isRelation, relatedQuery } from '../data/related.ts';
import type { Query, Row, Where } from '../data/store.ts';
import { type Pages, usePages, useTotal } from '../data/use-pages.ts';
import { useRegisters } from '../data/use-registers.ts';
import { Button, LinkButton } from '../kit/button.tsx';
import { Empty, Loading, Problem } from '../kit/notes.tsx';
import { Page } from '../kit/page.tsx';
import { counted } from '../language/count.ts';
import { naturally } from '../language/order.ts';
import { useWords } from '../language/words.ts';
import { usePrintedBlank } from '../paper/use-printed-blank.tsx';
import { usePrintedList } from '../paper/use-printed-list.tsx';
import { ExportButton } from '../records/export-button.tsx';
import { FieldValue } from '../records/field-value.tsx';
import { StateBadge } from '../records/state-badge.tsx';
import { useRendering } from '../records/subject.ts';
import { isRegisterName, type RegisterName } from '../registers.ts';
import { useSession } from '../session/current.ts';
import { rolesNow } from '../session/session.ts';
import { NewRecords } from './new-records.tsx';
import { NotFound } from './not-found.tsx';

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

const queryOf = (site: string, register: Register, list: List): Query => ({
  from: collectionPath(site, register),
  where: list.where as readonly Where[],
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
  const asked = useMemo(() => {
    if (mine === null) return null;
    if (hung) return relatedQuery(hung, hung.id, session, ROWS);
    return mine.length > 0 ? ownQuery(site, register, mine) : queryOf(site, register, list);
  }, [site, register, list, mine, hung?.field, hung?.id]);
  const pages = usePages(asked);
  const total = useTotal(pages.isCut ? asked : null);
  const inOrder = useOrder(register, list);
  const rows = useMemo(() => pages.rows && inOrder(pages.rows), [pages.rows, inOrder]);
  const printed = usePrintedList({
    register,
    list: isOwn ? ownRecords : list.title,
    query: asked,
    rows,
    total: pages.isCut ? total : (rows?.length ?? null),
    inOrder,
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
          <ExportButton register={name} />
        </>
      }
    >
      {blank.paper || printed.paper}
      <NewRecords name={name} register={register} {...(preset ? { preset } : {})} />
      <Filters name={name} filters={filters} chosen={chosen?.[0]} />
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
        <Rows register={register} rows={rows} pages={pages} total={total} />
      )}
    </Page>
  );
}

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
}

function Filters({ name, filters, chosen }: FiltersProps) {
  const say = useWords();
  if (filters.length < 2) return null;
  return (
    <nav class="chips no-print" aria-label={say({ zh: '筛选', en: 'Filter' })}>
      {filters.map(([each, list]) => (
        <a
          key={each}
          class="chip"
          href={`/${name}?list=${each}`}
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

interface RowsProps {
  readonly register: Register;
  readonly rows: readonly Row[] | undefined;
  readonly pages: Pages;
  readonly total: number | null;
}

function Rows({ register, rows, pages, total }: RowsProps) {
  const say = useWords();
  const { isCut } = pages;
  if (!rows) return pages.failure != null ? null : <Loading rows={8} />;
  if (rows.length === 0)
    return <Empty icon="list" words={{ zh: '这里还没有记录', en: 'There are no records here' }} />;
  return (
    <>
      <div class="table-wrap">
        <table class="table">
          <thead>
            <tr>
              {register.columns.map((name) => (
                <th key={name} scope="col">
                  {say(titleOf(register, name))}
                </th>
              ))}
              <th scope="col">{say({ zh: '状态', en: 'State' })}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <RowOf key={row.id} register={register} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      <p class="table-foot">
        <span class="muted">
          {isCut && total !== null
            ? say({
                zh: `显示 ${rows.length} 条，共 ${total} 条`,
                en: `${rows.length} of ${total} records shown`,
              })
            : say({ zh: `共 ${rows.length} 条`, en: counted(rows.length, 'record') })}
        </span>
        {isCut && (
          <Button class="no-print" isBusy={pages.isFetching} onClick={pages.more}>
            {say({ zh: '显示更多', en: 'Show more' })}
          </Button>
        )}
      </p>
    </>
  );
}

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

/** A room, a code: one piece, not broken at its hyphens. */
const ONE_PIECE = 60;
const isShort = ({ fields }: Register, name: string): boolean => {
  const field = fields[name];
  return field?.type === 'text' && field.max <= ONE_PIECE;
};

const titleOf = (register: Register, name: string) =>
  register.fields[name]?.title ?? { zh: '登记', en: 'Opened' };

function RowOf({ register, row }: { register: Register; row: Row }) {
  const say = useWords();
  const { route } = useLocation();
  const [first, ...rest] = register.columns;
  const address = `/${register.name}/${encodeURIComponent(row.id)}`;
  // Wherever a row is pressed it opens; who marks a number to copy it does not.
  const open = (event: MouseEvent) => {
    const isLink = (event.target as Element).closest('a, button') !== null;
    if (!isLink && !getSelection()?.toString()) route(address);
  };
  const value = (name: string) => <FieldValue register={register} name={name} record={row.data} isPlain />;
  return (
    <tr class="opens" onClick={open}>
      {first !== undefined && (
        <td data-label={say(titleOf(register, first))}>
          <a href={address}>{value(first)}</a>
        </td>
      )}
      {rest.map((name) => (
        <td
          key={name}
          class={isShort(register, name) ? 'short' : ''}
          data-label={say(titleOf(register, name))}
        >
          {value(name)}
        </td>
      ))}
      <td data-label={say({ zh: '状态', en: 'State' })}>
        <StateBadge of={register.states[String(row.data.state)]} />
      </td>
    </tr>
  );
}
