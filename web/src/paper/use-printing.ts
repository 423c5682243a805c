import { useEffect, useRef, useState } from 'preact/hooks';
import { readingFailed } from '../data/failures.ts';
import { tell } from '../kit/says.tsx';
import { atOnce } from './at-once.ts';

export interface Printing<Printed> {
  /** What stands on paper now; null while nothing is printed. */
  readonly printed: Printed | null;
  readonly isBusy: boolean;
  /** Has it prepared, and hands it to the browser's own printing. */
  readonly print: (prepare: () => Promise<Printed>) => Promise<void>;
}

/**
 * What is on paper while the browser prints. By a button it is prepared first; by the browser's own command it is
 * `shown`, what the screen has: there is no time to read more. With null the page prints as it stands.
 */
export function usePrinting<Printed>(shown: Printed | null): Printing<Printed> {
  const [printed, setPrinted] = useState<Printed | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const latest = useRef(shown);
  latest.current = shown;
  // Listens from the first on: what is drawn while an event goes round would miss its end.
  useEffect(() => {
    const before = () => atOnce(() => setPrinted((prepared) => prepared ?? latest.current));
    const after = () => setPrinted(null);
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    return () => {
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
    };
  }, []);
  const print = async (prepare: () => Promise<Printed>) => {
    setIsBusy(true);
    try {
      const prepared = await prepare();
      atOnce(() => setPrinted(() => prepared));
      window.print();
    } catch (error) {
      tell(readingFailed(error), 'bad');
    } finally {
      setIsBusy(false);
    }
  };
  return { printed, isBusy, print };
}
