import './icon.css';
import { later } from './later.tsx';
import type { LaterIconName } from './later-icons.tsx';

/** What the first screen shows; the others come when one is first drawn. */
const paths = {
  today:
    'M8 2v4M16 2v4M3 9h18M5 4h14a2 2 0 0 1 2 2v13a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2zM9 15l2 2 4-4',
  key: 'M15 9a6 6 0 1 1-5.7-6 6 6 0 0 1 5.7 6zM13.5 13.5 21 21m-3-3 2-2m-5-1 2-2',
  book: 'M4 4a2 2 0 0 1 2-2h14v18H6a2 2 0 0 0-2 2zM4 20V4M9 7h7M9 11h7',
  home: 'M3 11 12 3l9 8M5 9v12h14V9M10 21v-6h4v6',
  list: 'M8 6h13M8 12h13M8 18h13M3 6h.01M3 12h.01M3 18h.01',
  bell: 'M18 9a6 6 0 0 0-12 0c0 7-3 8-3 8h18s-3-1-3-8M10.5 21a2 2 0 0 0 3 0',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM21 21l-5-5',
  scan: 'M3 8V5a2 2 0 0 1 2-2h3M16 3h3a2 2 0 0 1 2 2v3M21 16v3a2 2 0 0 1-2 2h-3M8 21H5a2 2 0 0 1-2-2v-3M7 12h10',
  plus: 'M12 5v14M5 12h14',
  check: 'M5 13l4 4L19 7',
  warn: 'M12 3 2 20h20zM12 10v4M12 17h.01',
  phone: 'M22 17v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3l2 5-2.5 1.5a11 11 0 0 0 5 5L14 12l5 2z',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  next: 'M9 5l7 7-7 7',
  back: 'M15 5l-7 7 7 7',
  cash: 'M3 6h18v12H3zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM6 9h.01M18 15h.01',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 3',
  people:
    'M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM2 21a7 7 0 0 1 14 0M16 3.5a4 4 0 0 1 0 7.5M22 21a7 7 0 0 0-4.5-6.5',
  settings: 'M4 7h10M18 7h2M4 17h2M10 17h10M14 4v6M10 14v6',
} as const;

/** Of what stands on the first screen. */
export type FirstIconName = keyof typeof paths;

export type IconName = FirstIconName | LaterIconName;

const LaterPath = later(() => import('./later-icons.tsx').then((m) => m.LaterPath), false);

const isFirst = (name: IconName): name is FirstIconName => name in paths;

/** A picture beside words; by itself it needs a label on whatever holds it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      {isFirst(name) ? <path d={paths[name]} /> : <LaterPath name={name} />}
    </svg>
  );
}
