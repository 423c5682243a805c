/**
 * Of what the server has told this device in whole, and when. What the device shows of it without a network is as it was
 * then; of anything else it may have kept a part, or nothing, and doesn't know.
 */
const KEPT = 'wuye-desk-kept';
/** More than anybody opens in a week; the oldest go first. */
const KEPT_MOST = 400;
/** Not written down more often: a busy list changes every second. */
const EVERY_MS = 60_000;

type Times = Record<string, number>;

let known: Times | null = null;

function times(): Times {
  if (known) return known;
  try {
    known = JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Times;
  } catch {
    known = {};
  }
  return known;
}

/** When the server last told all of it; null where it never did on this device. */
export function keptSince(key: string): Date | null {
  const at = times()[key];
  return at === undefined ? null : new Date(at);
}

/** The server has told all of it just now. */
export function noteTold(key: string, now = Date.now()): void {
  const all = times();
  if (now - (all[key] ?? 0) < EVERY_MS) return;
  delete all[key];
  all[key] = now;
  for (const oldest of Object.keys(all).slice(0, -KEPT_MOST)) delete all[oldest];
  try {
    localStorage.setItem(KEPT, JSON.stringify(all));
  } catch {
    // A full device shows what it has as a part, which it is.
  }
}

/** With what was kept goes when it was. */
export function forgetKept(): void {
  known = {};
  localStorage.removeItem(KEPT);
}
