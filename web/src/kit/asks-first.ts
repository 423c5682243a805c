import { useEffect } from 'preact/hooks';

/** While it holds, the browser asks before the page is left: what is under way or typed would be lost. */
export function useAsksFirst(holds: boolean | undefined): void {
  useEffect(() => {
    if (!holds) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [holds]);
}
