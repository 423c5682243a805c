import type { ComponentType, FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';

type Load<Props> = () => Promise<ComponentType<Props>>;

/**
 * A part of the page whose code is fetched when it is first drawn; nothing stands in its place until then, nor when
 * it could not be fetched: the next time it is tried again.
 */
export function later<Props extends object>(load: Load<Props>): FunctionComponent<Props> {
  let loaded: ComponentType<Props> | null = null;
  return (props) => {
    const [Part, setPart] = useState(() => loaded);
    useEffect(() => {
      if (Part) return;
      load().then(
        (found) => {
          loaded = found;
          setPart(() => found);
        },
        () => undefined,
      );
    }, [Part]);
    return Part ? <Part {...props} /> : null;
  };
}

/** For what one cannot do without: code that could not be fetched is a failure of drawing, which a `Boundary` tells. */
export const orFail =
  <Props extends object>(load: Load<Props>): Load<Props> =>
  () =>
    load().catch((error) => () => {
      throw error;
    });
