import { useNow } from '../../kit/now.ts';
import { KeptHere } from '../../records/kept-here.tsx';
import { useSession } from '../../session/current.ts';
import { useKeptKinds } from './kept-kinds.ts';
import type { KeyMatters } from './key-matters.ts';
import { KeyOffers } from './key-offers.tsx';
import { type Offer, offersOf } from './offers.ts';
import { Running } from './running.tsx';
import { type Standings, useOffers } from './use-offers.ts';

/** What follows from how a key stands, and who may do what of it. */
export interface Doing {
  readonly offers: readonly Offer[];
  readonly standings: Standings;
  /** Whoever looks keeps keys of this kind. */
  readonly isKeeper: boolean;
}

/** Null until it is known. */
export function useDoing(matters: KeyMatters): Doing | null {
  const { uid } = useSession();
  const now = useNow();
  const kept = useKeptKinds();
  const isKeeper = kept?.includes(matters.kind) ?? false;
  const isLate = matters.due !== null && matters.due <= now;
  const offers = offersOf(matters, uid, { isKeeper, isLate });
  const standings = useOffers(offers);
  return standings && kept ? { offers, standings, isKeeper } : null;
}

/** What can be done with a key, and what runs at it. */
export function KeyDoing({ matters, doing }: { matters: KeyMatters; doing: Doing }) {
  return (
    <div class="key-doing">
      <KeptHere
        concerns={({ id, input }) => id === matters.id || id === matters.loan?.id || input.key === matters.id}
      />
      <KeyOffers matters={matters} doing={doing} />
      <Running matters={matters} />
    </div>
  );
}
