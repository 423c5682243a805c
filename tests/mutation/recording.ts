import type { Exchange } from './recorder.ts';

/** What the tests asked and were told, of which rules. */
export interface Recording {
  readonly rules: string;
  readonly exchanges: readonly Exchange[];
}

/** The rules that the tests loaded, which must be the same for all of them. */
export function rulesOf(exchanges: readonly Exchange[]): string {
  const loaded = exchanges
    .filter(({ path }) => path.endsWith(':securityRules'))
    .map(
      ({ body }) =>
        (JSON.parse(body) as { rules: { files: { content: string }[] } }).rules.files[0]?.content ?? '',
    )
    .map((content) => content.replace(/match \/sentinel\/.*\n\s*/, ''));
  const [first, another] = new Set(loaded);
  if (first === undefined || another !== undefined)
    throw new Error('The tests did not all load the same rules: firestore.rules was changed while they ran.');
  return first;
}

const MINUTE = 60_000;
/** What tests date by the clock: the end of a grant, a day ago. */
const NEAR = 3 * 24 * 60 * MINUTE;
const TIMESTAMP = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z/g;

/** The recording as if it had been made just now. */
export function broughtUp(text: string): Recording {
  const { exchanges } = JSON.parse(text) as Recording;
  const latest = exchanges.reduce((moment, { at }) => Math.max(moment, at), 0);
  const passed = Math.floor((Date.now() - latest) / MINUTE) * MINUTE;
  const later = text.replaceAll(TIMESTAMP, (timestamp) => {
    const time = Date.parse(timestamp);
    return Math.abs(time - latest) < NEAR ? new Date(time + passed).toISOString() : timestamp;
  });
  const recording = JSON.parse(later) as Recording;
  return { ...recording, exchanges: recording.exchanges.map((each) => ({ ...each, at: each.at + passed })) };
}
