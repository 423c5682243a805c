import { useWords } from '../../language/words.ts';
import type { Take } from './actions.tsx';
import { type BandName, bandWords, type QueueRow } from './bands.ts';
import { Folded } from './folded.tsx';
import { MatterRow } from './matter-row.tsx';

interface BandProps {
  readonly name: BandName;
  readonly rows: readonly QueueRow[];
  readonly now: Date;
  readonly onTake: Take;
}

/** One band of the queue. */
export function Band({ name, rows, ...rest }: BandProps) {
  const say = useWords();
  const title = say(bandWords[name]);
  return (
    <section id={name} class="section" aria-label={title}>
      <h2>
        {title} <small>{rows.length}</small>
      </h2>
      <ul class="list-rows">
        {rows.map((row) =>
          row.of === null ? (
            <MatterRow key={row.key} item={row.items[0]} {...rest} />
          ) : (
            <Folded key={row.key} row={row} of={row.of} {...rest} />
          ),
        )}
      </ul>
    </section>
  );
}
