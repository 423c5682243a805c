import { useRef, useState } from 'preact/hooks';
import type { OpenItem } from '../../data/open-items.ts';
import { later } from '../../kit/later.tsx';
import { Band } from './band.tsx';
import type { BandName, Bands } from './bands.ts';

export const afterTheQueue = () => import('./after-the-queue.ts');
const Answering = later(() => afterTheQueue().then((m) => m.Answering));

interface QueueProps {
  readonly bands: Bands;
  /** The bands that are drawn. */
  readonly shown: readonly BandName[];
  readonly now: Date;
}

/** A step that is being taken, and what stood in its band when it was begun. */
export interface Taking {
  readonly item: OpenItem;
  readonly step: string;
  readonly items: readonly OpenItem[];
}

/** The bands. What is done about a matter is done here, and then the next one of its band comes. */
export function Queue({ bands, shown, now }: QueueProps) {
  const element = useRef<HTMLDivElement>(null);
  // Undefined until the first is taken
  const [taking, setTaking] = useState<Taking | null>();
  return (
    <div ref={element} class="queue">
      {shown.map((name) => {
        const items = bands[name].flatMap((row) => row.items);
        return (
          <Band
            key={name}
            name={name}
            rows={bands[name]}
            now={now}
            onTake={(item, step) => setTaking({ item, step, items })}
          />
        );
      })}
      {taking !== undefined && <Answering taking={taking} onTake={setTaking} queue={element} />}
    </div>
  );
}
