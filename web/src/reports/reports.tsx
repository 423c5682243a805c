import './reports.css';
import { useMemo } from 'preact/hooks';
import type { ReportHead } from '../../../rulebook/notation/report.ts';
import { readingFailed } from '../data/failures.ts';
import { useRows } from '../data/watch.ts';
import { Icon } from '../kit/icon.tsx';
import { Badge, Empty, Loading, Problem } from '../kit/notes.tsx';
import { Page } from '../kit/page.tsx';
import { stampText } from '../language/time.ts';
import { useWords } from '../language/words.ts';
import { useSession } from '../session/current.ts';
import { figuresOf, figureText, verdictOf } from './figures.ts';
import { firstWords } from './first-words.ts';
import { reportsFor } from './known.ts';
import { periodWords } from './periods.ts';
import { latestQuery, type StoredReport, storedOf } from './stored.ts';

/** 报表: every report that one may read, with what it said last. */
export function Reports() {
  const session = useSession();
  const mine = useMemo(() => reportsFor(session), [session]);
  return (
    <Page title={{ zh: '报表', en: 'Reports' }}>
      {mine.length === 0 && (
        <Empty
          icon="lock"
          words={{ zh: '没有供您的职务查看的报表', en: 'There is no report for your role to read' }}
        />
      )}
      <ul class="report-list">
        {mine.map((report) => (
          <li key={report.name}>
            <ReportCard report={report} />
          </li>
        ))}
      </ul>
    </Page>
  );
}

function ReportCard({ report }: { report: ReportHead }) {
  const say = useWords();
  const { site } = useSession();
  const { value, failure } = useRows(latestQuery(site, report));
  const latest = value && (storedOf(value[0]?.data ?? null) as StoredReport | null);
  return (
    <a class="report-card" href={`/reports/${report.name}`}>
      <span class="report-card-head">
        <b>{say(report.title)}</b>
        {latest && <span>{say(periodWords(latest.period))}</span>}
        {latest?.provisional && <Badge tone="warn">{say({ zh: '本期未结束', en: 'Not ended yet' })}</Badge>}
        <Icon name="next" />
      </span>
      {failure != null && <Problem words={readingFailed(failure)} />}
      {latest === undefined && failure == null && <Loading rows={1} />}
      {latest === null && <span class="muted">{say(firstWords(report))}</span>}
      {latest && <Summary report={latest} />}
    </a>
  );
}

/** As many stand on the card of a report. */
const FIGURES_MOST = 4;

/** The figures that miss what is aimed at come first. */
function Summary({ report }: { report: StoredReport }) {
  const say = useWords();
  const { zone } = useSession();
  const missed = (figure: ReturnType<typeof figuresOf>[number]) => verdictOf(figure)?.tone === 'bad';
  const all = figuresOf(report);
  const shown = [...all.filter(missed), ...all.filter((each) => !missed(each))].slice(0, FIGURES_MOST);
  return (
    <>
      <span class="report-card-figures">
        {shown.map((figure) => {
          const verdict = verdictOf(figure);
          return (
            <span key={figure.key} class="report-card-figure">
              <b>{figureText(figure.value, figure.measure)}</b>
              <span>{say(figure.title)}</span>
              {verdict && <Badge tone={verdict.tone}>{say(verdict.words)}</Badge>}
            </span>
          );
        })}
      </span>
      <small>
        {all.length > shown.length &&
          say({ zh: `另有 ${all.length - shown.length} 项 · `, en: `${all.length - shown.length} more · ` })}
        {say({ zh: '核算于 ', en: 'Reckoned ' })}
        {stampText(report.at, zone)}
      </small>
    </>
  );
}
