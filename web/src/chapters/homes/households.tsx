import { useEffect, useMemo, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { readingFailed } from '../../data/failures.ts';
import type { Query, Row } from '../../data/store.ts';
import { usePages, useTotal } from '../../data/use-pages.ts';
import { useRegisters } from '../../data/use-registers.ts';
import { Button } from '../../kit/button.tsx';
import { Chip } from '../../kit/chip.tsx';
import { Finder } from '../../kit/finder.tsx';
import { Empty, Loading, Problem } from '../../kit/notes.tsx';
import { Page } from '../../kit/page.tsx';
import { counted } from '../../language/count.ts';
import { inOrderOf } from '../../language/order.ts';
import { useWords, type Words } from '../../language/words.ts';
import { usePrintedList } from '../../paper/use-printed-list.tsx';
import { ExportButton, type ExportTerms } from '../../records/export-button.tsx';
import { useSession } from '../../session/current.ts';
import { useBuildings } from './buildings.ts';
import { FOUND_MOST, findingHouseholds, useFoundHouseholds } from './find.ts';
import { HouseholdRows } from './household-row.tsx';
import './households.css';

const PAGE = 50;
const TYPING_MS = 250;

const current = { zh: '现住', en: 'Current' };
const needingCare = { zh: '需关怀', en: 'Needing care' };

/** Which households are listed: all, those that need care, or those of one building. */
interface Which {
  readonly isCare: boolean;
  /** Empty: of all. */
  readonly building: string;
}

/** 业户档案: who lives where, as far as everybody may know. What is typed stands in the address, so going back keeps it. */
export function Households() {
  const say = useWords();
  const { query, route } = useLocation();
  const text = (query.q ?? '').trim();
  const { building = '' } = query;
  const which = useMemo(
    () => ({ isCare: query.list === 'care', building: query.list === 'care' ? '' : building }),
    [query.list, building],
  );
  const go = (next: Readonly<Record<string, string>>) => {
    const asked = Object.entries(next).filter(([, value]) => value !== '');
    route(asked.length === 0 ? '/households' : `/households?${new URLSearchParams(asked)}`, true);
  };
  const isFinding = text !== '';
  const listed = useListed(which, isFinding);
  return (
    <Page
      title={{ zh: '业户', en: 'Households' }}
      actions={
        <>
          {listed.printed.button}
          {!isFinding && <ExportButton {...listed.exported} />}
        </>
      }
    >
      {listed.printed.paper}
      <div class="households-head">
        <TypedFinder text={text} onText={(q) => go({ q, list: query.list ?? '', building })} />
        <nav class="chips" aria-label={say({ zh: '列表', en: 'Lists' })}>
          <Chip words={current} isOn={!isFinding && !which.isCare} onPick={() => go({})} />
          <Chip words={needingCare} isOn={!isFinding && which.isCare} onPick={() => go({ list: 'care' })} />
        </nav>
        <BuildingChoice
          building={isFinding ? '' : which.building}
          onChoose={(each) => go({ building: each })}
        />
      </div>
      {isFinding ? <FoundByText text={text} /> : <Listed which={which} {...listed} />}
    </Page>
  );
}

const ofBuilding = (building: string): Words => ({ zh: `${building}栋`, en: `Building ${building}` });

/** Nothing to choose where there is one building. */
function BuildingChoice(props: { readonly building: string; readonly onChoose: (building: string) => void }) {
  const say = useWords();
  const buildings = useBuildings();
  const { building, onChoose } = props;
  if (buildings.length < 2) return null;
  return (
    <select
      class="households-building"
      aria-label={say({ zh: '楼栋', en: 'Building' })}
      value={building}
      onChange={(event) => onChoose(event.currentTarget.value)}
    >
      <option value="">{say({ zh: '所有楼栋', en: 'All buildings' })}</option>
      {buildings.map((each) => (
        <option key={each} value={each}>
          {say(ofBuilding(each))}
        </option>
      ))}
    </select>
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

const listQuery = (site: string, { isCare, building }: Which): Query => {
  const isCurrent = ['state', '==', 'current'] as const;
  const from = `sites/${site}/households`;
  // Those without a mark are not in this list at all.
  if (isCare) return { from, where: [isCurrent], order: [['careMark', 'asc']], limit: PAGE };
  const ofIt = building === '' ? [] : [['building', '==', building] as const];
  return { from, where: [isCurrent, ...ofIt], order: [['room', 'asc']], limit: PAGE };
};

/** Those who need care stand in the order of their marks, the others as a person counts rooms. */
const inOrderOfList = (isCare: boolean) => (rows: readonly Row[]) =>
  isCare ? rows : inOrderOf('room', rows);

/** The list in words, and as the register has it. */
function listedAs({ isCare, building }: Which): readonly [Words, Pick<ExportTerms, 'list' | 'of'>] {
  if (isCare) return [needingCare, { list: 'care' }];
  return building === ''
    ? [current, { list: 'current' }]
    : [ofBuilding(building), { list: 'ofBuilding', of: building }];
}

/** What is listed, how it is printed, and how it is taken out; what was found by typing is neither. */
function useListed(which: Which, isFinding: boolean) {
  const { site } = useSession();
  const { isCare } = which;
  const query = useMemo(() => (isFinding ? null : listQuery(site, which)), [site, which, isFinding]);
  const pages = usePages(query);
  const totalOfCut = useTotal(pages.isCut ? query : null);
  const inOrder = useMemo(() => inOrderOfList(isCare), [isCare]);
  const rows = useMemo(() => pages.rows && inOrder(pages.rows), [pages.rows, inOrder]);
  const total = pages.isCut ? totalOfCut : (rows?.length ?? null);
  const [list, asked] = listedAs(which);
  const printed = usePrintedList({
    ...{ register: useRegisters('households')?.('households') ?? null },
    ...{ list, query, rows, total, inOrder },
  });
  return {
    ...{ pages, rows, total, printed },
    exported: { terms: { register: 'households' as const, ...asked }, list, total },
  };
}

function Listed({ which, pages, rows, total }: { readonly which: Which } & ReturnType<typeof useListed>) {
  const say = useWords();
  const { failure, isCut, isFetching, more } = pages;
  const none = which.isCare
    ? { zh: '没有标记为需关怀的业户', en: 'No household is marked as needing care' }
    : which.building !== ''
      ? { zh: '这栋没有现住业户', en: 'No household lives in this building' }
      : {
          zh: '还没有业户；可导入开发商的入住名单',
          en: 'No households yet; the move-in list can be imported',
        };
  return (
    <section class="section" aria-label={say(which.isCare ? needingCare : current)}>
      {failure != null && <Problem words={readingFailed(failure)} />}
      {!rows && failure == null && <Loading rows={8} />}
      {rows?.length === 0 && <Empty icon="home" words={none} />}
      <HouseholdRows rows={rows} />
      {rows && rows.length > 0 && (
        <p class="households-cut">
          <span>
            {total === null || total === rows.length
              ? say({
                  zh: isCut ? `已显示前 ${rows.length} 户` : `共 ${rows.length} 户`,
                  en: isCut ? `The first ${rows.length} are shown` : counted(rows.length, 'household'),
                })
              : say({
                  zh: `已显示 ${rows.length} 户，共 ${total} 户`,
                  en: `${rows.length} of ${total} are shown`,
                })}
          </span>
          {isCut && (total === null || rows.length < total) && (
            <Button isBusy={isFetching} onClick={more}>
              {say({ zh: '再显示 50 户', en: 'Show 50 more' })}
            </Button>
          )}
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
