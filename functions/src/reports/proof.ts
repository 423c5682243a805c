import type { ReportLine, ReportScene } from './parts-of.ts';

/** What a proof over the whole site has found. */
export interface Proof {
  /** So many were looked at. */
  readonly looked: number;
  readonly wrong: readonly ReportLine[];
}

/** Proves something over a whole site, as of the scene. */
export type Prove = (scene: ReportScene) => Promise<Proof>;
