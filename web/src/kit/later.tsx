import type { ComponentType, FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { tell } from './says.tsx';

type Load<Props> = () => Promise<ComponentType<Props>>;

/**
 * A part of the page whose code is fetched when it is first drawn; nothing stands in its place until then. When it
 * could not be fetched that is told, unless nobody has asked for it; the next time it is tried again.
 */
export function later<Props extends object>(load: Load<Props>, isAsked = true): FunctionComponent<Props> {
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
        () => isAsked && tell({ zh: '没有网络，打不开', en: 'No network: it can’t be opened' }, 'bad'),
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
