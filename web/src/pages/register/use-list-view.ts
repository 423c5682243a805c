import { useMemo } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { List, Register } from '../../../../rulebook/notation/register.ts';
import { dueAt } from '../../../../rulebook/reading/due.ts';
import { render } from '../../../../rulebook/reading/render.ts';
import type { SiteTime } from '../../../../rulebook/site/settings.ts';
import type { Row } from '../../data/store.ts';
import { usePinyin } from '../../language/pinyin.ts';
import { askedBy, knownTo, type ListView, type Reading, viewed, viewOf } from '../../records/list-view.ts';
import { plainText } from '../../records/plain-text.ts';
import { useRendering } from '../../records/subject.ts';
import { useSiteTime } from '../../session/site-time.ts';
import { fitting } from '../../typed/fits.ts';

/** The parts of the address that say which records, before how they are looked at. */
const WHICH = ['list', 'by', 'of'] as const;

/** How the address says that the list is looked at, and how to look at it otherwise. */
export function useListView(register: Register): readonly [ListView, (view: ListView) => void] {
  const { path, query, route } = useLocation();
  const view = useMemo(() => knownTo(register, viewOf(query)), [register, query]);
  const look = (next: ListView) => {
    const asked = new URLSearchParams(askedBy(next));
    for (const name of WHICH) if (query[name]) asked.set(name, query[name]);
    route(asked.size === 0 ? path : `${path}?${asked}`, true);
  };
  return [view, look];
}

/** The earliest time at which something is owed on a record; what the server does by itself is nobody's debt. */
export function earliestDue(register: Register, { data }: Row, time: SiteTime): Date | null {
  const times = Object.entries(register.due).flatMap(([name, due]) =>
    due.takes ? [] : (dueAt(register, name, data as never, time)?.getTime() ?? []),
  );
  return times.length === 0 ? null : new Date(Math.min(...times));
}

/** Puts rows as the view has them. */
export function useViewed(register: Register, list: List, view: ListView) {
  const rendering = useRendering(register);
  const time = useSiteTime();
  const spells = usePinyin(view.text);
  const { language, nameOf } = rendering;
  return useMemo(() => {
    const columnOf = ({ data }: Row, column: string): string =>
      column === 'state'
        ? (register.states[String(data.state)]?.words[language] ?? '')
        : plainText(column, data, rendering);
    const nameOfRow = ({ data }: Row): string => render(register.subject, data, rendering);
    const seen = Object.entries(register.fields).filter(([, { hidden }]) => !hidden);
    const told = [...seen.map(([name]) => name), 'opened', 'state'];
    const reading: Reading = {
      columnOf,
      nameOf: nameOfRow,
      textOf: (row) => [nameOfRow(row), ...told.map((column) => columnOf(row, column))].join(' '),
      dueOf: (row) => earliestDue(register, row, time),
      dayOf: (at) => time.calendar.day(at),
    };
    const fits = fitting(view.text, spells);
    return (rows: readonly Row[]) => viewed(rows, { register, list, view, fits, reading });
    // The zone of a rendering does not change while a list is looked at
  }, [register, list, view, spells, language, nameOf, time]);
}
