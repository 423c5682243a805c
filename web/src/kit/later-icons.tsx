const paths = {
  print: 'M6 9V3h12v6M6 18H4a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2h16a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2h-2M7 14h10v7H7z',
  download: 'M12 3v12m0 0 5-5m-5 5-5-5M4 21h16',
  upload: 'M12 21V9m0 0 5 5m-5-5-5 5M4 3h16',
  close: 'M6 6l12 12M18 6 6 18',
  offline: 'M2 8.8a15 15 0 0 1 20 0M5 12.5a10 10 0 0 1 14 0M8.5 16a5 5 0 0 1 7 0M12 20h.01M3 3l18 18',
  lock: 'M6 11V7a6 6 0 0 1 12 0v4M5 11h14v10H5zM12 15v2',
  camera:
    'M4 7h3l2-3h6l2 3h3a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1zM12 17a4 4 0 1 0 0-8 4 4 0 0 0 0 8z',
  up: 'M5 15l7-7 7 7',
  down: 'M5 9l7 7 7-7',
  filter: 'M3 5h18l-7 8v6l-4 2v-8z',
  out: 'M14 3h5a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2h-5M10 17l-5-5 5-5M5 12h11',
  language: 'M3 5h10M8 3v2M11 5c-1 4-4 7-8 9M5 8c1 3 4 5 7 6M13 21l4-10 4 10M14.5 18h5',
  theme: 'M12 3a9 9 0 1 0 9 9 7 7 0 0 1-9-9z',
} as const;

export type LaterIconName = keyof typeof paths;

/** What is drawn within an icon that the first screen does not show. */
export function LaterPath({ name }: { name: LaterIconName }) {
  return <path d={paths[name]} />;
}
