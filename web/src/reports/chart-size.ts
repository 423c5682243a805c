import type { Chart } from '../../../rulebook/notation/report.ts';

/** More bars than have room for their names beside each other lie on top of each other. */
const UPRIGHT_MOST = 6;
const HEIGHT = 260;
const BAR_HEIGHT = 26;
const FRAME_HEIGHT = 70;

/** Returns true iff the bars of a picture lie. */
export const isLying = ({ kind, labels }: Chart): boolean => kind === 'bars' && labels.length > UPRIGHT_MOST;

/** How high a picture stands, in pixels: so high before it is drawn too, so that nothing moves. */
export const heightOf = (chart: Chart): number =>
  isLying(chart)
    ? FRAME_HEIGHT + chart.labels.length * Math.max(BAR_HEIGHT, chart.series.length * 16)
    : HEIGHT;
