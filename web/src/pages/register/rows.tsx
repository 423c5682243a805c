import './list-tools.css';
import './rows.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Register } from '../../../../rulebook/notation/register.ts';
import type { Row } from '../../data/store.ts';
import type { Pages } from '../../data/use-pages.ts';
import { Button } from '../../kit/button.tsx';
import { Icon } from '../../kit/icon.tsx';
import { Empty, Loading } from '../../kit/notes.tsx';
import { useNow } from '../../kit/now.ts';
import { counted } from '../../language/count.ts';
import { useWords, type Words } from '../../language/words.ts';
import { observable, useObservable } from '../../observable.ts';
import { ByWhen } from '../../records/by-when.tsx';
import { FieldValue } from '../../records/field-value.tsx';
import { isNarrow, type ListView, needsAll, plainView } from '../../records/list-view.ts';
import { StateBadge } from '../../records/state-badge.tsx';
import { useSiteTime } from '../../session/site-time.ts';
import { AllTick, RowTick } from './row-tick.tsx';
import { earliestDue } from './use-list-view.ts';
import type { Selecting } from './use-selecting.ts';

export const titleOf = (register: Register, name: string): Words =>
  register.fields[name]?.title ?? specialTitles[name] ?? { zh: '登记', en: 'Opened' };

const specialTitles: Readonly<Record<string, Words>> = {
  state: { zh: '状态', en: 'State' },
  due: { zh: '期限', en: 'Due' },
};

/** Something of its records is owed by people at a time. */
export const hasDues = (register: Register): boolean =>
  Object.values(register.due).some(({ takes }) => !takes);

interface RowsProps {
  readonly register: Register;
  /** As the view shows them. */
  readonly rows: readonly Row[] | undefined;
  readonly pages: Pages;
  readonly total: number | null;
  readonly view: ListView;
  readonly onView: (view: ListView) => void;
  /** Null where this person takes no step of several records at once. */
  readonly selecting: Selecting | null;
}

/** A list's records, each of which opens; a heading puts them into its order. */
export function Rows({ register, rows, pages, total, view, onView, selecting }: RowsProps) {
  const say = useWords();
  const isChoosing = useObservable(selecting?.isChoosing ?? never);
  const [box, isWider] = useIsWider(rows !== undefined && rows.length > 0);
  if (!rows) return pages.failure != null ? null : <Loading rows={8} />;
  if (rows.length === 0) return <NoRows view={view} onView={onView} {...{ pages, total }} />;
  const columns = view.columns.length > 0 ? view.columns : register.columns;
  const headings = [...columns, ...(hasDues(register) ? ['due'] : []), 'state'];
  return (
    <>
      {isWider && (
        <p class="listing-hint no-print">
          {say({
            zh: '↔ 表格较宽：可左右滚动查看其余各列，也可在“条件与栏目”中选择要显示的列',
            en: '↔ More columns than fit: scroll the table sideways, or choose its columns under Conditions',
          })}
        </p>
      )}
      <section
        class="table-wrap"
        ref={box}
        aria-label={say(register.form)}
        tabIndex={isWider ? 0 : undefined}
      >
        <table class={`table listing ${isWider ? 'is-moved' : ''} ${isChoosing ? 'is-choosing' : ''}`}>
          <thead>
            <tr>
              {headings.map((name, place) => (
                <Heading key={name} name={name} {...{ register, view, onView }}>
                  {place === 0 && selecting && (
                    <AllTick rows={rows} total={pages.isCut ? total : rows.length} selecting={selecting} />
                  )}
                </Heading>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <RowOf key={row.id} {...{ register, row, columns, selecting, isChoosing }} />
            ))}
          </tbody>
        </table>
      </section>
      <Foot count={rows.length} pages={pages} total={total} view={view} />
    </>
  );
}

const never = observable(false);

/** Whether what stands in a box is wider than it. */
function useIsWider(isShown: boolean) {
  const box = useRef<HTMLElement>(null);
  const [isWider, setIsWider] = useState(false);
  useEffect(() => {
    const { current } = box;
    if (!isShown || !current) return;
    const look = () => setIsWider(current.scrollWidth > current.clientWidth + 1);
    const changing = new ResizeObserver(look);
    for (const each of [current, ...current.children]) changing.observe(each);
    return () => changing.disconnect();
  }, [isShown]);
  return [box, isWider] as const;
}

function NoRows({ pages, total, view, onView }: Omit<RowsProps, 'register' | 'rows' | 'selecting'>) {
  const say = useWords();
  if (!isNarrow(view))
    return <Empty icon="list" words={{ zh: '这里还没有记录', en: 'There are no records here' }} />;
  return (
    <Empty icon="search" words={{ zh: '没有符合条件的记录', en: 'No record is so' }}>
      <Foot count={0} pages={pages} total={total} view={view} />
      <Button onClick={() => onView({ ...plainView, columns: view.columns })}>
        {say({ zh: '清除条件', en: 'Clear the conditions' })}
      </Button>
    </Empty>
  );
}

interface HeadingProps {
  readonly name: string;
  readonly register: Register;
  readonly view: ListView;
  readonly onView: (view: ListView) => void;
  /** Before its words. */
  readonly children?: ComponentChildren;
}

/** Pressed once it puts the list in its order, twice the other way round, and then back as it came. */
function Heading({ name, register, view, onView, children }: HeadingProps) {
  const say = useWords();
  const isSorted = view.sort === name;
  const next = !isSorted
    ? { sort: name, isDown: false }
    : view.isDown
      ? { sort: '', isDown: false }
      : { sort: name, isDown: true };
  return (
    <th
      scope="col"
      class={name === 'due' ? 'due-cell' : undefined}
      aria-sort={isSorted ? (view.isDown ? 'descending' : 'ascending') : undefined}
    >
      {children}
      <button class="sort-heading" type="button" onClick={() => onView({ ...view, ...next })}>
        {say(titleOf(register, name))}
        {isSorted && <Icon name={view.isDown ? 'down' : 'up'} />}
      </button>
    </th>
  );
}

interface FootProps {
  readonly count: number;
  readonly pages: Pages;
  readonly total: number | null;
  readonly view: ListView;
}

/** How many are shown of how many, and what to do about the rest. */
function Foot({ count, pages, total, view }: FootProps) {
  const say = useWords();
  const { isCut, rows = [] } = pages;
  if (needsAll(view) && isCut) {
    return (
      <p class="table-foot">
        <span>
          {say({
            zh: `只看了前 ${rows.length} 条${total === null ? '' : `（共 ${total} 条）`}，其中 ${count} 条；要看其余的，请选一段日期`,
            en: `Only the first ${rows.length}${total === null ? '' : ` of ${total}`} were looked through: ${count} shown; for the others choose some days`,
          })}
        </span>
      </p>
    );
  }
  return (
    <p class="table-foot">
      <span class="muted">
        {isCut && total !== null
          ? say({ zh: `显示 ${count} 条，共 ${total} 条`, en: `${count} of ${total} records shown` })
          : say({ zh: `共 ${count} 条`, en: counted(count, 'record') })}
      </span>
      {isCut && (
        <Button class="no-print" isBusy={pages.isFetching} onClick={pages.more}>
          {say({ zh: '显示更多', en: 'Show more' })}
        </Button>
      )}
    </p>
  );
}

/** A room, a code: one piece, not broken at its hyphens. */
const ONE_PIECE = 60;
/** What of its column a cell may be narrowed to. */
function widthOf({ fields }: Register, name: string): string {
  const field = fields[name];
  if (field?.type === 'text') return field.max <= ONE_PIECE ? 'short' : 'listing-words';
  return field?.type === 'number' || field?.type === 'money' ? 'listing-number' : '';
}

interface RowOfProps {
  readonly register: Register;
  readonly row: Row;
  readonly columns: readonly string[];
  readonly selecting: Selecting | null;
  /** A touch selects it: it does not open. */
  readonly isChoosing: boolean;
}

function RowOf({ register, row, columns, selecting, isChoosing }: RowOfProps) {
  const say = useWords();
  const { route } = useLocation();
  const [first, ...rest] = columns;
  const address = `/${register.name}/${encodeURIComponent(row.id)}`;
  // Wherever a row is pressed it opens; who marks a number to copy it does not.
  const open = (event: MouseEvent) => {
    if (isChoosing && selecting) {
      event.preventDefault();
      // The link in it does not open either
      event.stopPropagation();
      return selecting.press(row, event.shiftKey);
    }
    const isLink = (event.target as Element).closest('a, button, label') !== null;
    if (!isLink && !getSelection()?.toString()) route(address);
  };
  const value = (name: string) => <FieldValue register={register} name={name} record={row.data} isPlain />;
  return (
    <tr class="opens" onClick={open}>
      {first !== undefined && (
        <td data-label={say(titleOf(register, first))}>
          {selecting && <RowTick register={register} row={row} selecting={selecting} />}
          <a href={address}>{value(first)}</a>
        </td>
      )}
      {rest.map((name) => (
        <td key={name} class={widthOf(register, name)} data-label={say(titleOf(register, name))}>
          {value(name)}
        </td>
      ))}
      {hasDues(register) && <DueCell register={register} row={row} />}
      <td data-label={say({ zh: '状态', en: 'State' })}>
        <StateBadge of={register.states[String(row.data.state)]} />
      </td>
    </tr>
  );
}

function DueCell({ register, row }: Pick<RowOfProps, 'register' | 'row'>) {
  const say = useWords();
  const now = useNow();
  const deadline = earliestDue(register, row, useSiteTime());
  return (
    <td class="due-cell" data-label={say(titleOf(register, 'due'))}>
      {deadline && <ByWhen deadline={deadline} now={now} />}
    </td>
  );
}
