import './chapter-menu.css';
import { useMemo } from 'preact/hooks';
import { useWords } from '../language/words.ts';
import { useSession } from '../session/current.ts';
import { rolesNow } from '../session/session.ts';
import { chaptersFor, isAt } from './chapters.ts';

/** The chapters in which the person has something to do; the one that the address belongs to is open. */
export function ChapterMenu({ path }: { path: string }) {
  const say = useWords();
  const session = useSession();
  const chapters = useMemo(
    () => chaptersFor(session.uid, rolesNow(session, new Date())).filter(({ isMine }) => isMine),
    [session],
  );
  return (
    <>
      {chapters.map(({ name, title, entries }) => {
        const shown = entries.filter(({ isMain }) => !isMain);
        if (shown.length === 0) return null;
        return (
          <details key={name} class="chapter" open={shown.some((entry) => isAt(entry, path))}>
            <summary class="place">{say(title)}</summary>
            <ul>
              {shown.map((entry) => (
                <li key={entry.path}>
                  <a class="place" href={entry.path} aria-current={isAt(entry, path) ? 'page' : undefined}>
                    {say(entry.words)}
                  </a>
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </>
  );
}
