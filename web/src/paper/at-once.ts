import { options } from 'preact';

/** Draws what the work changes before it returns: a browser that prints does not wait. */
export function atOnce(work: () => void): void {
  const { debounceRendering: before } = options;
  options.debounceRendering = (draw) => draw();
  try {
    work();
  } finally {
    options.debounceRendering = before;
  }
}
