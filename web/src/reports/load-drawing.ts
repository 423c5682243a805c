type Drawing = typeof import('./draw-chart.ts');

let loaded: Drawing | null = null;

/** The code that draws: a chunk of its own, since few pages have a picture. When it could not be fetched it is asked for anew. */
export const loadDrawing = async (): Promise<Drawing> => {
  loaded ??= await import('./draw-chart.ts');
  return loaded;
};

/** The same if it is here: what is printed by the browser's own command can't wait for it. */
export const drawingIfLoaded = (): Drawing | null => loaded;
