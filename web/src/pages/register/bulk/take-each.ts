import { isUnreachable, readingFailed } from '../../../data/failures.ts';
import type { Outcome } from '../../../data/perform.ts';
import type { Row } from '../../../data/store.ts';
import type { Words } from '../../../language/words.ts';

/** What became of one record; `lost` where nobody can say, for the network is gone. */
export type Ended = Outcome | { readonly is: 'lost' | 'failed'; readonly words: Words };

const lost: Words = {
  zh: '没有网络，结果未知；仍然选中，联网后再办，不会办两次',
  en: 'No network: what became of it is not known. It stays selected, and taken again it is not done twice',
};

interface Watching {
  readonly onEnded: (row: Row, ended: Ended) => void;
  readonly isStopped: () => boolean;
}

/** Takes one record after the other, as if each were alone, until it is stopped or the network is gone. */
export async function takeEach(
  rows: readonly Row[],
  take: (row: Row) => Promise<Outcome>,
  { onEnded, isStopped }: Watching,
): Promise<void> {
  for (const row of rows) {
    if (isStopped()) return;
    const ended = await take(row).catch(
      (error): Ended =>
        isUnreachable(error) ? { is: 'lost', words: lost } : { is: 'failed', words: readingFailed(error) },
    );
    onEnded(row, ended);
    if (ended.is === 'lost') return;
  }
}

/** Of so many records how many are done, wait on this device, and are not taken. */
export function tally(rows: readonly Row[], ended: ReadonlyMap<string, Ended>) {
  const many = (is: Ended['is']) => rows.filter(({ id }) => ended.get(id)?.is === is).length;
  const [done, queued] = [many('done'), many('queued')];
  return { done, queued, left: rows.length - done - queued };
}
