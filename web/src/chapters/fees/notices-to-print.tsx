import './fees.css';
import './notices-to-print.css';
import '../../kit/form-field.css';
import { type ComponentChildren, Fragment } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { SiteTime } from '../../../../rulebook/site/settings.ts';
import { readingFailed } from '../../data/failures.ts';
import type { Query, Row } from '../../data/store.ts';
import { useRows } from '../../data/watch.ts';
import { Button } from '../../kit/button.tsx';
import { Chip } from '../../kit/chip.tsx';
import { Empty, Loading, Problem } from '../../kit/notes.tsx';
import { Page } from '../../kit/page.tsx';
import { inOrderOf } from '../../language/order.ts';
import { useWords, type Words } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import { useSiteTime } from '../../session/site-time.ts';
import { ArrearsSheet, readArrearsNotice } from './arrears-sheet.tsx';
import { BillSheet, readBillNotice } from './bill-sheet.tsx';

/** What is printed in one run. */
const kinds = {
  bills: { zh: '缴费通知单', en: 'Bills' },
  dunningNotice: { zh: '费用催收通知单', en: 'Dunning notices' },
  deadlineNotice: { zh: '限期缴费通知单', en: 'Deadline notices' },
} as const satisfies Readonly<Record<string, Words>>;

type Kind = keyof typeof kinds;

const MOST = 2_000;

const queryOf = (site: string, kind: Kind): Query =>
  kind === 'bills'
    ? {
        from: `sites/${site}/bills`,
        where: [['state', '==', 'issued']],
        order: [['dueOn', 'asc']],
        limit: MOST,
      }
    : { from: `sites/${site}/arrears`, where: [['state', '==', kind]], limit: MOST };

/** The notices of a building in one run, in the order in which somebody walks past the doors; a sheet for each home. */
export function NoticesToPrint() {
  const say = useWords();
  const { site } = useSession();
  const [kind, setKind] = useState<Kind>('bills');
  const [chosen, setChosen] = useState<string | null>(null);
  const { value, failure } = useRows(queryOf(site, kind));
  const buildings = useMemo(
    () =>
      [...new Set(value?.map(({ data }) => String(data.building)))].sort((one, other) =>
        one.localeCompare(other, 'zh', { numeric: true }),
      ),
    [value],
  );
  const building = chosen !== null && buildings.includes(chosen) ? chosen : (buildings[0] ?? null);
  const homes = useMemo(() => homesOf(value ?? [], building), [value, building]);
  const { sheets, failure: unread } = useSheets(kind, homes);
  const failed = failure ?? unread;
  return (
    <Page
      title={{ zh: '打印通知单', en: 'Print notices' }}
      back={kind === 'bills' ? '/billing' : '/chase'}
      actions={
        <Button kind="primary" icon="print" disabled={!sheets || homes.length === 0} onClick={() => print()}>
          {say({ zh: `打印 ${homes.length} 份`, en: `Print ${homes.length}` })}
        </Button>
      }
    >
      <nav class="chips no-print" aria-label={say({ zh: '种类', en: 'Kind' })}>
        {(Object.keys(kinds) as Kind[]).map((each) => (
          <Chip key={each} words={kinds[each]} isOn={kind === each} onPick={() => setKind(each)} />
        ))}
      </nav>
      {buildings.length > 0 && (
        <nav class="chips no-print" aria-label={say({ zh: '楼栋', en: 'Building' })}>
          {buildings.map((each) => (
            <Chip
              key={each}
              words={{ zh: `${each} 栋`, en: `Building ${each}` }}
              isOn={building === each}
              onPick={() => setChosen(each)}
            />
          ))}
        </nav>
      )}
      {failed != null && <Problem words={readingFailed(failed)} />}
      {!sheets && failed == null && <Loading rows={4} />}
      {value?.length === 0 && (
        <Empty icon="print" words={{ zh: '没有需要打印的通知单', en: 'Nothing to print' }} />
      )}
      <div class="fee-notices">
        {sheets?.map(({ id, sheet }) => (
          <Fragment key={id}>{sheet}</Fragment>
        ))}
      </div>
    </Page>
  );
}

/** What each home of a building owes, the homes in walking order. */
function homesOf(rows: readonly Row[], building: string | null): Row[][] {
  const homes = new Map<string, Row[]>();
  for (const row of inOrderOf(
    'room',
    rows.filter(({ data }) => String(data.building) === building),
  )) {
    const home = String(row.data.household);
    homes.set(home, [...(homes.get(home) ?? []), row]);
  }
  return [...homes.values()];
}

interface Sheet {
  readonly id: string;
  readonly sheet: ComponentChildren;
}

/** The sheets of homes, as soon as all that stands on them has been read; null until then. */
function useSheets(
  kind: Kind,
  homes: readonly (readonly Row[])[],
): { readonly sheets: readonly Sheet[] | null; readonly failure: unknown } {
  const { site } = useSession();
  const time = useSiteTime();
  const [read, setRead] = useState<{ of: unknown; sheets: readonly Sheet[] } | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    let isWanted = true;
    setFailure(null);
    Promise.all(homes.map((rows) => readSheet(site, kind, rows, time))).then(
      (sheets) => isWanted && setRead({ of: homes, sheets }),
      (error) => isWanted && setFailure(error),
    );
    return () => {
      isWanted = false;
    };
  }, [site, kind, homes, time]);
  return { sheets: read?.of === homes ? read.sheets : null, failure };
}

/** The sheet of one home: its latest bill, or the letter of its chase. */
async function readSheet(site: string, kind: Kind, rows: readonly Row[], time: SiteTime): Promise<Sheet> {
  const latest = [...rows]
    .sort((one, other) => String(one.data.month).localeCompare(String(other.data.month)))
    .at(-1) as Row;
  if (kind === 'bills') {
    const notice = await readBillNotice(site, latest, rows, time.calendar.day(new Date()));
    return { id: latest.id, sheet: <BillSheet {...notice} /> };
  }
  const notice = await readArrearsNotice(site, latest, time);
  return { id: latest.id, sheet: notice && <ArrearsSheet {...notice} /> };
}
