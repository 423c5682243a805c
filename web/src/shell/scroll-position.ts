import { useEffect, useRef, useState } from 'preact/hooks';

/** How far down an address was left. */
const left = new Map<string, number>();
/** What is gone back to and how far down; null while nothing is. */
let wanted: { readonly address: string; readonly place: number } | null = null;

history.scrollRestoration = 'manual';
addEventListener('scroll', () => wanted ?? left.set(location.href, scrollY), { passive: true });

/** Its records come in parts. */
const COMING_MS = 5_000;

/** A page that is gone to begins at its top; one that is gone back to stands where it was left, once its records are there. */
export function useScrollPosition(path: string): void {
  const [timesBack, setTimesBack] = useState(0);
  const isFirst = useRef(true);
  useEffect(() => {
    left.set(location.href, scrollY);
    const goBack = () => {
      const address = location.href;
      wanted = { address, place: left.get(address) ?? 0 };
      setTimesBack((times) => times + 1);
    };
    addEventListener('popstate', goBack);
    return () => removeEventListener('popstate', goBack);
  }, []);
  useEffect(() => {
    // Where somebody has moved before this was fetched, they stay
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    // The address and its page may be drawn one after the other: what is wanted stays so until it is reached
    if (wanted?.address === location.href) return reach(wanted.place);
    wanted = null;
    scrollTo(0, 0);
  }, [path, timesBack]);
}

/** Whoever moves the page themselves is not pulled back. */
const byHand = ['wheel', 'touchstart', 'keydown', 'pointerdown'] as const;

/** Goes down as far as that while the page grows. Answers with how to leave off. */
function reach(place: number): () => void {
  const release = () => {
    growing.disconnect();
    clearTimeout(timer);
    for (const name of byHand) removeEventListener(name, end);
  };
  const end = () => {
    wanted = null;
    release();
  };
  const growing = new ResizeObserver(() => {
    scrollTo(0, place);
    if (scrollY >= place) end();
  });
  const timer = setTimeout(end, COMING_MS);
  growing.observe(document.body);
  for (const name of byHand) addEventListener(name, end, { passive: true });
  return release;
}
