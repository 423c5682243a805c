import './registers.css';
import { useMemo, useState } from 'preact/hooks';
import { Icon } from '../kit/icon.tsx';
import { Empty } from '../kit/notes.tsx';
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
        <Chapter key={chapter.name} chapter={chapter} isOpen={isOpen} />
      ))}
    </Page>
  );
}

function Chapter({ chapter: { title, entries }, isOpen }: { chapter: ChapterEntries; isOpen: boolean }) {
  const say = useWords();
  return (
    <details class="register-chapter" open={isOpen}>
      <summary>
        <h2>
          {say(title)} <small>{entries.length}</small>
        </h2>
      </summary>
      <ul class="list-rows">
        {entries.map((entry) => (
          <Row key={entry.path} entry={entry} />
        ))}
      </ul>
    </details>
  );
}

function Row({ entry: { path, icon, words, form } }: { entry: Entry }) {
  const say = useWords();
  const other = form && say(form) !== say(words) ? say(form) : null;
  return (
    <li>
      <a class="list-row" href={path}>
        <Icon name={icon} />
        <span class="list-main">
          <b>{say(words)}</b>
          {other !== null && <span>{other}</span>}
        </span>
        <Icon name="next" />
      </a>
    </li>
  );
}
