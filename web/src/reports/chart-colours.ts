/** The colours of a picture, as a canvas takes them. */
export interface Colours {
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  readonly target: string;
  readonly series: readonly string[];
  readonly font: string;
}

const SERIES = ['--accent', '--busy', '--warn', '--muted'];

/**
 * The page's own colours where an element stands, in the scheme of now or in another one. A canvas knows no variables, and
 * `light-dark()` is settled in a colour only: so an element is asked for its own, once for each.
 */
export function coloursAt(element: Element, scheme?: 'light'): Colours {
  const probe = document.createElement('span');
  if (scheme) probe.style.colorScheme = scheme;
  element.append(probe);
  const colour = (name: string): string => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    ink: colour('--ink'),
    muted: colour('--muted'),
    line: colour('--line'),
    target: colour('--bad'),
    series: SERIES.map(colour),
    font: getComputedStyle(probe).fontFamily,
  };
  probe.remove();
  return colours;
}

/** Tells when the page turns dark or light: by the device, or by what was chosen at the desk. */
export function onScheme(turned: () => void): () => void {
  const device = matchMedia('(prefers-color-scheme: dark)');
  const chosen = new MutationObserver(turned);
  device.addEventListener('change', turned);
  chosen.observe(document.documentElement, { attributeFilter: ['data-scheme'] });
  return () => {
    device.removeEventListener('change', turned);
    chosen.disconnect();
  };
}
