import { useEffect, useMemo, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { readingFailed } from '../../data/failures.ts';
import type { Query, Row } from '../../data/store.ts';
import { usePages, useTotal } from '../../data/use-pages.ts';
import { useRegisters } from '../../data/use-registers.ts';
import { useRows } from '../../data/watch.ts';
import { Button } from '../../kit/button.tsx';
import { Chip } from '../../kit/chip.tsx';
import { Finder } from '../../kit/finder.tsx';
import { Empty, Loading, Problem } from '../../kit/notes.tsx';
import { Page } from '../../kit/page.tsx';
import { inOrderOf } from '../../language/order.ts';
import { useWords } from '../../language/words.ts';
import { usePrintedList } from '../../paper/use-printed-list.tsx';
import { useSession } from '../../session/current.ts';
import { FOUND_MOST, findingHouseholds, useFoundHouseholds } from './find.ts';
import { HouseholdRows } from './household-row.tsx';
import './households.css';

const PAGE = 50;
const TYPING_MS = 250;

const current = { zh: '现住', en: 'Current' };
const needingCare = { zh: '需关怀', en: 'Needing care' };

/** 业户档案: who lives where, as far as everybody may know. What is typed stands in the address, so going back keeps it. */
export function Households() {
  const say = useWords();
  const { query, route } = useLocation();
  const text = (query.q ?? '').trim();
  const isCare = query.list === 'care';
  const go = (q: string, list: string | undefined) => {
    const asked = new URLSearchParams({ ...(q === '' ? {} : { q }), ...(list ? { list } : {}) }).toString();
    route(asked === '' ? '/households' : `/households?${asked}`, true);
  };
  const printed = usePrintedHouseholds(isCare, text !== '');
  return (
    <Page title={{ zh: '业户', en: 'Households' }} actions={printed.button}>
      {printed.paper}
      <div class="households-head">
        <TypedFinder text={text} onText={(q) => go(q, query.list)} />
        <nav class="chips" aria-label={say({ zh: '列表', en: 'Lists' })}>
          <Chip words={current} isOn={text === '' && !isCare} onPick={() => go('', undefined)} />
          <Chip words={needingCare} isOn={text === '' && isCare} onPick={() => go('', 'care')} />
        </nav>
      </div>
      {text === '' ? <Listed key={String(isCare)} isCare={isCare} /> : <FoundByText text={text} />}
    </Page>
  );
}

/** Asks a moment after the last letter, not with every one. */
function TypedFinder({ text, onText }: { text: string; onText: (text: string) => void }) {
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);
  useEffect(() => {
    if (typed.trim() === text) return;
    const waiting = setTimeout(() => onText(typed.trim()), TYPING_MS);
    return () => clearTimeout(waiting);
  }, [typed]);
  return <Finder {...findingHouseholds} text={typed} onType={setTyped} />;
}

const listQuery = (site: string, isCare: boolean): Query => ({
  from: `sites/${site}/households`,
  where: [['state', '==', 'current']],
  // Those without a mark are not in the second list at all.
  order: [[isCare ? 'careMark' : 'room', 'asc']],
  limit: PAGE,
});

/** Those who need care stand in the order of their marks, the others as a person counts rooms. */
const inOrderOfList = (isCare: boolean) => (rows: readonly Row[]) =>
  isCare ? rows : inOrderOf('room', rows);

/** The list on paper; what was found by typing is not printed. */
function usePrintedHouseholds(isCare: boolean, isFinding: boolean) {
  const { site } = useSession();
  const query = isFinding ? null : listQuery(site, isCare);
  // The same first page as below.
  const { value } = useRows(query);
  const rows = useMemo(() => value && inOrderOfList(isCare)(value), [value, isCare]);
  return usePrintedList({
    register: useRegisters('households')?.('households') ?? null,
    list: isCare ? needingCare : current,
    query,
    rows,
    total: rows && rows.length < PAGE ? rows.length : null,
    inOrder: inOrderOfList(isCare),
  });
}

function Listed({ isCare }: { isCare: boolean }) {
  const say = useWords();
  const { site } = useSession();
  const query = listQuery(site, isCare);
  const { rows, failure, isCut, isFetching, more } = usePages(query);
  const total = useTotal(isCut ? query : null);
  const none = isCare
    ? { zh: '没有标记为需关怀的业户', en: 'No household is marked as needing care' }
    : { zh: '还没有业户；可导入开发商的入住名单', en: 'No households yet; the move-in list can be imported' };
  return (
    <section class="section" aria-label={say(isCare ? needingCare : current)}>
      {failure != null && <Problem words={readingFailed(failure)} />}
      {!rows && failure == null && <Loading rows={8} />}
      {rows?.length === 0 && <Empty icon="home" words={none} />}
      <HouseholdRows rows={rows && inOrderOfList(isCare)(rows)} />
      {rows && isCut && (total === null || rows.length < total) && (
        <p class="households-cut">
          <span>
            {total === null
              ? say({ zh: `已显示前 ${rows.length} 户`, en: `The first ${rows.length} are shown` })
              : say({
                  zh: `已显示 ${rows.length} 户，共 ${total} 户`,
                  en: `${rows.length} of ${total} are shown`,
                })}
          </span>
          <Button isBusy={isFetching} onClick={more}>
            {say({ zh: '再显示 50 户', en: 'Show 50 more' })}
          </Button>
        </p>
      )}
    </section>
  );
}

function FoundByText({ text }: { text: string }) {
  const say = useWords();
  const { rows, isCut, problem, isBySurname } = useFoundHouseholds(text);
  return (
    <section class="section" aria-label={say({ zh: '查找结果', en: 'Found' })}>
      {problem && <Problem words={problem} />}
      {!rows && !problem && <Loading rows={3} />}
      {rows?.length === 0 && (
        <Empty
          icon="search"
          words={{ zh: `没有“${text}”的现住业户`, en: `No current household for “${text}”` }}
        />
      )}
      {isBySurname && (rows?.length ?? 0) > 0 && (
        <p class="muted">
          {say({
            zh: '登记簿只显示姓氏，以下是同姓业户',
            en: 'The register shows surnames only; these households have the surname',
          })}
        </p>
      )}
      <HouseholdRows rows={rows} />
      {isCut && (
        <p class="muted">
          {say({
            zh: `只显示前 ${FOUND_MOST} 户，请多输入几个字`,
            en: `Only the first ${FOUND_MOST}: please type a little more`,
          })}
        </p>
      )}
    </section>
  );
}
