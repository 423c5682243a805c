import type { ComponentType, FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A part of the page whose code is fetched when it is first drawn; nothing stands in its place until then. */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): FunctionComponent<Props> {
  let loaded: ComponentType<Props> | null = null;
  return (props) => {
    const [Part, setPart] = useState(() => loaded);
    useEffect(() => {
      if (Part) return;
      void load().then((found) => {
        loaded = found;
        setPart(() => found);
      });
    }, [Part]);
    return Part ? <Part {...props} /> : null;
  };
}
