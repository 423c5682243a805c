import './chapter-menu.css';
import { useMemo } from 'preact/hooks';
import { useWords } from '../language/words.ts';
import { useSession } from '../session/current.ts';
import { rolesNow } from '../session/session.ts';
import { chaptersFor, type Entry, isAt } from './chapters.ts';
import { placeAt, placesFor, registersPlace } from './places.ts';

/** The chapters in which the person has something to do; the one that the address belongs to is open. */
export function ChapterMenu({ path }: { path: string }) {
  const say = useWords();
  const session = useSession();
  const [chapters, main] = useMemo(() => {
    const held = rolesNow(session, new Date());
    return [chaptersFor(session.uid, held).filter(({ isMine }) => isMine), placesFor(held)] as const;
  }, [session]);
  // What a main place holds is marked there.
  const all = chapters.flatMap(({ entries }) => entries);
  const isHere = (entry: Entry) => placeAt(path, main) === registersPlace && isAt(entry, path, all);
  return (
    <>
      {chapters.map(({ name, title, entries }) => {
        const shown = entries.filter(({ isMain }) => !isMain);
        if (shown.length === 0) return null;
        return (
          <details key={name} class="chapter" open={shown.some(isHere)}>
            <summary class="place">{say(title)}</summary>
            <ul>
              {shown.map((entry) => (
                <li key={entry.path}>
                  <a class="place" href={entry.path} aria-current={isHere(entry) ? 'page' : undefined}>
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
