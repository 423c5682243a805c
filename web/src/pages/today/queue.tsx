import { useEffect, useRef, useState } from 'preact/hooks';
import type { OpenItem } from '../../data/open-items.ts';
import { isSettledElsewhere } from '../../data/place-of.ts';
import { later } from '../../kit/later.tsx';
import { Band } from './band.tsx';
import type { BandName, Bands } from './bands.ts';

const Answering = later(() => import('./after-the-queue.ts').then((m) => m.Answering));

interface QueueProps {
  readonly bands: Bands;
  /** The bands that are drawn. */
  readonly shown: readonly BandName[];
  readonly now: Date;
}

/** A step that is being taken, with what came after its matter in the band when it was begun. */
interface Taking {
  readonly item: OpenItem;
  readonly step: string;
  readonly following: readonly OpenItem[];
}

/** The bands. What is done about a matter is done here, and then the next one of its band comes. */
export function Queue({ bands, shown, now }: QueueProps) {
  const element = useRef<HTMLDivElement>(null);
  const [taking, setTaking] = useState<Taking | null>(null);
  const [next, setNext] = useState<string | null>(null);
  // The keyboard goes on at the next matter, once the dialog has given it back
  useEffect(() => {
    if (next === null || taking) return;
    const row = element.current?.querySelector(`[data-matter="${CSS.escape(next)}"]`);
    const found = ['.matter-actions > *', '.list-row'].map((each) => row?.querySelector<HTMLElement>(each));
    found.find((each) => each)?.focus();
    setNext(null);
  }, [next, taking]);
  const done = ({ following }: Taking, isDecided: boolean) => {
    const [item, ...rest] = following;
    const [step] = item?.steps ?? [];
    const isDecidedHere = isDecided && item && step && !isSettledElsewhere(item);
    setTaking(isDecidedHere ? { item, step: step.step, following: rest } : null);
    setNext(item?.key ?? null);
  };
  return (
    <div ref={element} class="queue">
      {shown.map((name) => {
        const items = bands[name].flatMap((row) => row.items);
        const take = (item: OpenItem, step: string) =>
          setTaking({
            item,
            step,
            following: items.slice(items.findIndex(({ key }) => key === item.key) + 1),
          });
        return <Band key={name} name={name} rows={bands[name]} now={now} onTake={take} />;
      })}
      {taking && (
        <Answering
          key={`${taking.item.key} ${taking.step}`}
          register={taking.item.register}
          record={taking.item.record}
          step={taking.step}
          isOnly={taking.item.steps.length === 1}
          onClose={() => setTaking((current) => (current === taking ? null : current))}
          onDone={(isDecided) => done(taking, isDecided)}
        />
      )}
    </div>
  );
}
