import './registers.css';
import { useMemo, useState } from 'preact/hooks';
import { nothingOpen, type OpenCount, together, useOpenCounts } from '../data/open-counts.ts';
import { Icon } from '../kit/icon.tsx';
import { Badge, Empty } from '../kit/notes.tsx';
import { Page } from '../kit/page.tsx';
import { useWords } from '../language/words.ts';
import { useSession } from '../session/current.ts';
import { rolesNow } from '../session/session.ts';
import { type ChapterEntries, chaptersFor, type Entry, named } from '../shell/chapters.ts';

/** As many stand open; of more, each chapter is opened by itself. */
const OPEN_MOST = 30;

/** All registers of the department under the regulations' own names, and the pages of every chapter. */
export function RegistersPage() {
  const say = useWords();
  const session = useSession();
  const [typed, setTyped] = useState('');
  const counts = useOpenCounts();
  const all = useMemo(() => chaptersFor(session.uid, rolesNow(session, new Date())), [session]);
  const found = all
    .map((chapter) => ({ ...chapter, entries: named(chapter.entries, typed) }))
    .filter(({ entries }) => entries.length > 0);
  const isOpen = found.reduce((sum, { entries }) => sum + entries.length, 0) <= OPEN_MOST;
  const label = say({ zh: '按名称查找登记簿', en: 'Find a register by its name' });
  return (
    <Page title={{ zh: '登记簿', en: 'Registers' }}>
      <search class="register-finder">
        <Icon name="search" />
        <input
          type="search"
          value={typed}
          placeholder={label}
          aria-label={label}
          autocomplete="off"
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </search>
      {found.length === 0 && (
        <Empty
          icon="search"
          words={{ zh: `没有叫“${typed}”的登记簿`, en: `No register is called “${typed}”` }}
        />
      )}
      {found.map((chapter) => (
        <Chapter key={chapter.name} {...{ chapter, isOpen, counts }} />
      ))}
    </Page>
  );
}

interface ChapterProps {
  readonly chapter: ChapterEntries;
  readonly isOpen: boolean;
  /** By register. */
  readonly counts: ReadonlyMap<string, OpenCount>;
}

function Chapter({ chapter: { title, entries }, isOpen, counts }: ChapterProps) {
  const say = useWords();
  const countOf = ({ path }: Entry) => counts.get(path.slice(1)) ?? nothingOpen;
  return (
    <details class="register-chapter" open={isOpen}>
      <summary>
        <h2>
          {say(title)} <small>{entries.length}</small>
        </h2>
        <Open {...together(entries.map(countOf))} />
      </summary>
      <ul class="list-rows">
        {entries.map((entry) => (
          <Row key={entry.path} entry={entry} count={countOf(entry)} />
        ))}
      </ul>
    </details>
  );
}

/** The register, and beside it what waits in it for the person: on Today, where all of that stands that was counted. */
function Row({ entry: { path, icon, words, form }, count }: { entry: Entry; count: OpenCount }) {
  const say = useWords();
  const other = form && say(form) !== say(words) ? say(form) : null;
  return (
    <li class="register-row">
      <a class="list-row" href={path}>
        <Icon name={icon} />
        <span class="list-main">
          <b>{say(words)}</b>
          {other !== null && <span>{other}</span>}
        </span>
        <Open late={count.late} mine={0} />
        <Icon name="next" />
      </a>
      {count.mine > 0 && (
        <a class="register-mine" href={`/?of=${path.slice(1)}`}>
          <Open mine={count.mine} late={0} />
        </a>
      )}
    </li>
  );
}

/** What of it waits for the person, and what is late with anybody. */
function Open({ mine, late }: OpenCount) {
  const say = useWords();
  return (
    <span class="register-open">
      {mine > 0 && <Badge tone="busy">{say({ zh: `待我办 ${mine}`, en: `${mine} for me` })}</Badge>}
      {late > 0 && <Badge tone="bad">{say({ zh: `逾期 ${late}`, en: `${late} late` })}</Badge>}
    </span>
  );
}
