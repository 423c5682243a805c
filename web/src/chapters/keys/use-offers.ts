import { useEffect, useState } from 'preact/hooks';
import type { RecordData } from '../../../../rulebook/notation/record.ts';
import { stepOf } from '../../../../rulebook/notation/register.ts';
import { newId } from '../../../../rulebook/reading/paths.ts';
import { type Refusal, standing, withFetched } from '../../../../rulebook/reading/plan.ts';
import { askIn, type Known, readInto, requestOf } from '../../data/perform.ts';
import { isForColleague } from '../../forms/colleague.ts';
import { loadRegisters } from '../../registers.ts';
import { useSession } from '../../session/current.ts';
import type { Session } from '../../session/session.ts';
import { type Offer, offerKey } from './offers.ts';

/** Why somebody may not take a step now; nothing stands against one that they may. */
export interface OfferStanding {
  readonly refusals: readonly Refusal[];
  /** A colleague may come to this desk and take it under their own name. */
  readonly isForColleague: boolean;
}

export type Standings = ReadonlyMap<string, OfferStanding>;

/** How each offer stands for this person, before anything is typed. */
export function useOffers(offers: readonly Offer[]): Standings | null {
  const session = useSession();
  const [found, setFound] = useState<Standings | null>(null);
  const key = offers.map((offer) => `${offerKey(offer)} ${offer.id} ${offer.record?.rev}`).join();
  // The key says which offers, and of which records as they stand
  useEffect(() => {
    let isWanted = true;
    standingsOf(offers, session).then(
      (all) => isWanted && setFound(all),
      () => isWanted && setFound(new Map()), // Offline: the step is judged when it is sent.
    );
    return () => {
      isWanted = false;
    };
  }, [key, session]);
  return found;
}

async function standingsOf(offers: readonly Offer[], { site, uid, zone }: Session): Promise<Standings> {
  const registers = await loadRegisters(...new Set(offers.map(({ register }) => register)));
  // What was read for one step is known for the next.
  const known: Known = new Map();
  const fetch = readInto(known, { site, uid, zone, registers });
  const all: [string, OfferStanding][] = [];
  for (const offer of offers) {
    const { register, step, id = newId(), record = null } = offer;
    known.set(`${register}/${id}`, record);
    const request = requestOf({ register, step, id, input: {}, rev: 0 }, { uid, zone, registers });
    const against = (stored: Parameters<typeof standing>[2]) =>
      standing(request, record as RecordData | null, stored);
    const refusals = await withFetched(against, fetch, known, askIn({ site, uid, zone, registers }));
    const terms = stepOf(request.register, step);
    all.push([
      offerKey(offer),
      // A record that is opened is opened by who sits here.
      { refusals, isForColleague: terms.from !== null && isForColleague(terms, refusals) },
    ]);
  }
  return new Map(all);
}
