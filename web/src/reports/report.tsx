import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { periodOf } from '../../../rulebook/notation/period.ts';
import type { ReportHead } from '../../../rulebook/notation/report.ts';
import { readingFailed } from '../data/failures.ts';
import { Button } from '../kit/button.tsx';
import { Clauses, Empty, Loading, Problem } from '../kit/notes.tsx';
import { useNow } from '../kit/now.ts';
import { Page } from '../kit/page.tsx';
import { tell } from '../kit/says.tsx';
import { stampText } from '../language/time.ts';
import { useWords } from '../language/words.ts';
import { usePrinting } from '../paper/use-printing.ts';
import { ExportDialog } from '../records/export-dialog.tsx';
import { useSession } from '../session/current.ts';
import { useSiteTime } from '../session/site-time.ts';
import { CompareSites } from './compare-sites.tsx';
import { EarlierFigures } from './earlier-figures.tsx';
import { FigureCards } from './figure-cards.tsx';
import { firstWords } from './first-words.ts';
import { mayReadReport, reportNamed } from './known.ts';
import { loadDrawing } from './load-drawing.ts';
import { computeReport, downloadReport } from './on-server.ts';
import { Part } from './part.tsx';
import { addressOf, PeriodPicker } from './period-picker.tsx';
import { isPeriod, periodWords } from './periods.ts';
import { ReportPaper } from './report-paper.tsx';
import { RunningNote } from './running-note.tsx';
import { type StoredReport, saysSomething } from './stored.ts';
import { useCall } from './use-call.ts';
import { useLive } from './use-live.ts';
import { isYearly, type ReportRead, useReport } from './use-report.ts';

/** One report, of the period that the address names, or the latest. */
export function ReportPage({ kind, period }: { kind: string; period?: string }) {
  const session = useSession();
  const definition = reportNamed(kind);
  const isNone = definition === null || (period !== undefined && !isPeriod(period));
  if (isNone) return <Closed words={{ zh: '没有这份报表', en: 'There is no such report' }} />;
  if (!mayReadReport(session, definition)) {
    return <Closed words={{ zh: '您的职务不能查看这份报表', en: 'Your role may not read this report' }} />;
  }
  return <OneReport key={kind} definition={definition} period={period ?? null} />;
}

function Closed({ words }: { words: { zh: string; en: string } }) {
  return (
    <Page title={{ zh: '报表', en: 'Reports' }} back="/reports">
      <Problem words={words} />
    </Page>
  );
}

function OneReport({ definition, period: asked }: { definition: ReportHead; period: string | null }) {
  const say = useWords();
  const { site } = useSession();
  const { calendar } = useSiteTime();
  const { route } = useLocation();
  const today = calendar.day(useNow());
  const running = periodOf(definition.every[0] ?? 'month', today);
  const read = useReport(definition, asked ?? (definition.isLive ? running : null));
  const { report } = read;
  const period = report?.period ?? asked ?? running;
  const computing = useCall();
  const [isExporting, setIsExporting] = useState(false);
  const { printed, isBusy, print } = usePrinting<ReportRead>(report ? read : null);
  const of = { site, report: definition.name, period };
  const compute = async () => {
    const written = await computeReport(of);
    tell({ zh: `已核算 ${periodWords(written).zh}`, en: `Reckoned: ${periodWords(written).en}` });
    route(addressOf(definition.name, written));
  };
  useLive(
    definition.isLive && period === running ? report : undefined,
    () => void computing.run(async () => void (await computeReport(of))),
  );
  const actions = (
    <>
      <Button icon="clock" isBusy={computing.isBusy} onClick={() => void computing.run(compute)}>
        {say({ zh: '现在核算', en: 'Compute now' })}
      </Button>
      <Button icon="download" disabled={!report} onClick={() => setIsExporting(true)}>
        Excel
      </Button>
      <Button icon="print" disabled={!report} isBusy={isBusy} onClick={() => void print(() => readied(read))}>
        {say({ zh: '打印', en: 'Print' })}
      </Button>
    </>
  );
  return (
    <Page title={definition.title} back="/reports" actions={actions}>
      <PeriodPicker report={definition} period={period} today={today} known={periodsIn(read)} />
      <RunningNote isRunning={computing.isBusy} />
      {computing.problems.map(({ words, clauses }) => (
        <Problem key={words.zh} words={words} clauses={clauses} />
      ))}
      {read.failure != null && !report && <Problem words={readingFailed(read.failure)} />}
      {report === undefined && read.failure == null && <Loading rows={5} />}
      {report === null && <NotWritten definition={definition} period={period} isAny={asked === null} />}
      {report && <Written definition={definition} report={report} read={read} />}
      {printed?.report && <ReportPaper definition={definition} read={printed} report={printed.report} />}
      {isExporting && (
        <ExportDialog
          what={`${say(definition.title)} · ${say(periodWords(period))}`}
          onTake={(purpose) => downloadReport({ ...of, purpose })}
          onClose={() => setIsExporting(false)}
        />
      )}
    </Page>
  );
}

/** A picture on paper needs the code that draws; without it its table is printed alone. */
async function readied(read: ReportRead): Promise<ReportRead> {
  if (read.report?.parts.some(({ chart }) => chart)) await loadDrawing().catch(() => undefined);
  return read;
}

const periodsIn = ({ report, before, yearBefore }: ReportRead): readonly string[] =>
  [report, before, yearBefore].flatMap((each) => (each ? [each.period] : []));

interface NotWrittenProps {
  readonly definition: ReportHead;
  readonly period: string;
  /** There is none of any period. */
  readonly isAny: boolean;
}

function NotWritten({ definition, period, isAny }: NotWrittenProps) {
  const say = useWords();
  const { zh, en } = periodWords(period);
  return (
    <Empty
      icon="list"
      words={
        isAny ? firstWords(definition) : { zh: `${zh}还没有这份报表`, en: `There is no report of ${en}` }
      }
    >
      <p>
        {say({
          zh: '也可以点“现在核算”，按目前的数据生成',
          en: 'Or have it reckoned now, from what there is',
        })}
      </p>
    </Empty>
  );
}

interface WrittenProps {
  readonly definition: ReportHead;
  readonly report: StoredReport;
  readonly read: ReportRead;
}

function Written({ definition: { cites }, report, read }: WrittenProps) {
  const say = useWords();
  const { zone } = useSession();
  return (
    <>
      {report.provisional && (
        <p class="notice-box" role="note">
          {say({
            zh: '本期未结束，数字随时会变',
            en: 'The period has not ended: the figures may change at any time',
          })}
        </p>
      )}
      <p class="muted">
        {say({ zh: '核算于 ', en: 'Reckoned ' })}
        {stampText(report.at, zone)} <Clauses ids={cites} />
      </p>
      <FigureCards
        report={report}
        before={read.before}
        yearBefore={read.yearBefore}
        isYear={isYearly(report.period)}
      />
      <EarlierFigures report={report} />
      <CompareSites report={report} />
      {report.parts.filter(saysSomething).map((part) => (
        <Part key={part.name} part={part} report={report} />
      ))}
    </>
  );
}
