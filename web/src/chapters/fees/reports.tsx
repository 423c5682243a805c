import './fees.css';
import '../../kit/form-field.css';
import { useState } from 'preact/hooks';
import { readingFailed } from '../../data/failures.ts';
import type { Document, Query } from '../../data/store.ts';
import { useRows } from '../../data/watch.ts';
import { Button } from '../../kit/button.tsx';
import { Chip } from '../../kit/chip.tsx';
import { Empty, Loading, Problem } from '../../kit/notes.tsx';
import { Page } from '../../kit/page.tsx';
import { useLanguage, useWords, type Words } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';

const kinds: Readonly<Record<string, Words>> = {
  collection: { zh: '收费统计', en: 'Fee collection' },
  arrearsAging: { zh: '欠费账龄', en: 'Age of the arrears' },
};

/** Two years of months, quarters, half-years and years. */
const PERIODS_MOST = 40;

const periodsQuery = (site: string, kind: string): Query => ({
  from: `sites/${site}/reports/${kind}/periods`,
  order: [['at', 'desc']],
  limit: PERIODS_MOST,
});

/** 收费统计: what was reported of each period, as it was mailed. */
export function FeeReports() {
  const say = useWords();
  const { site } = useSession();
  const [kind, setKind] = useState('collection');
  const [chosen, setChosen] = useState<string | null>(null);
  const { value, failure } = useRows(periodsQuery(site, kind));
  const shown = value?.find(({ id }) => id === chosen) ?? value?.[0];
  return (
    <Page
      title={{ zh: '收费统计', en: 'Fee reports' }}
      actions={
        <Button icon="print" onClick={() => window.print()}>
          {say({ zh: '打印', en: 'Print' })}
        </Button>
      }
    >
      <nav class="chips no-print" aria-label={say({ zh: '报表', en: 'Report' })}>
        {Object.entries(kinds).map(([name, words]) => (
          <Chip
            key={name}
            words={words}
            isOn={kind === name}
            onPick={() => {
              setKind(name);
              setChosen(null);
            }}
          />
        ))}
      </nav>
      {failure != null && <Problem words={readingFailed(failure)} />}
      {!value && failure == null && <Loading rows={4} />}
      {value?.length === 0 && (
        <Empty
          icon="list"
          words={{ zh: '月末结账后生成第一份', en: 'The first is written at the end of the month' }}
        />
      )}
      {value && shown && (
        <>
          <label class="form-field report-period no-print">
            <span>{say({ zh: '期间', en: 'Period' })}</span>
            <select value={shown.id} onChange={(event) => setChosen(event.currentTarget.value)}>
              {value.map(({ id, data }) => (
                <option key={id} value={id}>
                  {String(data.period)}
                </option>
              ))}
            </select>
          </label>
          <Report title={kinds[kind] ?? { zh: kind, en: kind }} report={shown.data} />
        </>
      )}
    </Page>
  );
}

interface Part {
  readonly name: string;
  readonly title: Words;
  readonly empty: Words | null;
  readonly columns: readonly Words[];
  readonly lines: readonly { readonly cells: readonly (Words & { readonly late?: boolean })[] }[];
}

function Report({ title, report }: { title: Words; report: Document }) {
  const say = useWords();
  const language = useLanguage();
  return (
    <article>
      <h2>
        {say(title)} {String(report.period)}
      </h2>
      {(report.parts as readonly Part[]).map(({ name, title: heading, empty, columns, lines }) => (
        <section key={name} class="section">
          <h3>{say(heading)}</h3>
          {lines.length === 0 && empty && <p class="muted">{say(empty)}</p>}
          {lines.length > 0 && (
            <div class="report-table">
              <table>
                <thead>
                  <tr>
                    {columns.map((column) => (
                      <th scope="col" key={column.en}>
                        {say(column)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {lines.map(({ cells }, at) => (
                    // A line is its place
                    <tr key={at}>
                      {cells.map((cell, place) => (
                        <td key={columns[place]?.en} class={cell.late ? 'late' : ''}>
                          {cell[language]}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </section>
      ))}
    </article>
  );
}
