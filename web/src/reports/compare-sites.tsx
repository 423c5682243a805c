import '../kit/form-field.css';
import './line-table.css';
import './compare-sites.css';
import { useState } from 'preact/hooks';
import { isDenied, readingFailed } from '../data/failures.ts';
import { useRecord } from '../data/watch.ts';
import { Loading, Problem } from '../kit/notes.tsx';
import { useLanguage, useWords } from '../language/words.ts';
import { useSession } from '../session/current.ts';
import { siteWords } from '../session/session.ts';
import { type Figure, figuresOf, figureText } from './figures.ts';
import { pathOf, type StoredReport, storedOf } from './stored.ts';

/** The same figures of another of the person's sites beside those of this one. Whoever has one site sees nothing of it. */
export function CompareSites({ report }: { report: StoredReport }) {
  const say = useWords();
  const language = useLanguage();
  const { sites, site } = useSession();
  const [other, setOther] = useState('');
  const others = Object.entries(sites).filter(([id]) => id !== site);
  if (others.length === 0 || figuresOf(report).length === 0) return null;
  return (
    <section class="compare-sites section no-print">
      <label class="form-field">
        <span>{say({ zh: '与其他项目比较', en: 'Compare with another site' })}</span>
        <select value={other} onChange={(event) => setOther(event.currentTarget.value)}>
          <option value="">{say({ zh: '不比较', en: 'None' })}</option>
          {others.map(([id, { name, nameEnglish }]) => (
            <option key={id} value={id}>
              {language === 'zh' ? name : nameEnglish}
            </option>
          ))}
        </select>
      </label>
      {other !== '' && <BesideOther report={report} site={other} />}
    </section>
  );
}

function BesideOther({ report, site }: { report: StoredReport; site: string }) {
  const say = useWords();
  const session = useSession();
  const { value, failure } = useRecord(pathOf(site, report.kind, report.period));
  const name = say(siteWords({ sites: session.sites, site }));
  if (failure != null) {
    const denied = { zh: `您在“${name}”不能查看这份报表`, en: `You may not read this report at ${name}` };
    return <Problem words={isDenied(failure) ? denied : readingFailed(failure)} />;
  }
  if (value === undefined) return <Loading rows={2} />;
  const theirs = storedOf(value);
  if (theirs === null) {
    return (
      <p class="muted">
        {say({ zh: `“${name}”还没有本期的报表`, en: `${name} has no report of this period` })}
      </p>
    );
  }
  const found = new Map(figuresOf(theirs).map((figure) => [figure.key, figure]));
  const headings = [say({ zh: '指标', en: 'Figure' }), say(siteWords(session)), name];
  return (
    <table class="line-table" aria-label={say({ zh: '两个项目的指标', en: 'Figures of both sites' })}>
      <thead>
        <tr>
          {headings.map((heading, place) => (
            <th scope="col" key={place}>
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {figuresOf(report).map((figure) => (
          <tr key={figure.key}>
            <td>{say(figure.title)}</td>
            <td class="line-number">{textOf(figure)}</td>
            <td class="line-number">{textOf(found.get(figure.key))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const textOf = (figure: Figure | undefined): string =>
  figure ? figureText(figure.value, figure.measure) : '—';
