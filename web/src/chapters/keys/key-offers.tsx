import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { keyIsLentNoMore } from '../../../../rulebook/chapters/common.ts';
import { borrowersOf } from '../../forms/borrowers.ts';
import { Reason } from '../../forms/step-buttons.tsx';
import { Button } from '../../kit/button.tsx';
import { useWords } from '../../language/words.ts';
import type { Doing } from './key-doing.tsx';
import type { KeyMatters } from './key-matters.ts';
import { type Offer, offerKey } from './offers.ts';
import { TakeOffer } from './take-offer.tsx';
import type { Standings } from './use-offers.ts';

/** An offer that is being taken, by whoever sits here or by a colleague who comes to the desk. */
interface Taken {
  readonly offer: Offer;
  readonly byColleague: boolean;
}

/** What can be done with the key now, as large buttons; the rest under 'more'. */
export function KeyOffers({ matters, doing }: { matters: KeyMatters; doing: Doing }) {
  const { offers, standings, isKeeper } = doing;
  const say = useWords();
  const { path, query, route } = useLocation();
  const [taking, setTaking] = useState<Taken | null>(() => takenBy(query.take, doing));
  const close = () => {
    setTaking(null);
    if (query.take !== undefined) route(path, true);
  };
  const main = offers.filter(({ isMain }) => isMain);
  const more = offers.filter(({ isMain }) => !isMain);
  if (offers.length === 0) return null;
  return (
    <div class="key-offers">
      <Buttons offers={main} standings={standings} isLarge onTake={setTaking} />
      <NotLent matters={matters} />
      {more.length > 0 && (
        <details>
          <summary>{say({ zh: '更多办理', en: 'More' })}</summary>
          <Buttons offers={more} standings={standings} onTake={setTaking} />
        </details>
      )}
      {taking && (
        <TakeOffer
          key={offerKey(taking.offer)}
          offer={taking.offer}
          byColleague={taking.byColleague}
          unit={matters.key.unit}
          isKeeper={isKeeper}
          onClose={close}
        />
      )}
    </div>
  );
}

/** What an address asks for is begun at once, where it is offered and nothing stands against it. */
function takenBy(step: string | undefined, { offers, standings }: Doing): Taken | null {
  const offer = offers.find((each) => each.step === step);
  const isRefused = offer && (standings.get(offerKey(offer))?.refusals ?? []).length > 0;
  return offer && !isRefused ? { offer, byColleague: false } : null;
}

interface ButtonsProps {
  readonly offers: readonly Offer[];
  readonly standings: Standings;
  readonly isLarge?: boolean;
  readonly onTake: (taken: Taken) => void;
}

function Buttons({ offers, standings, isLarge, onTake }: ButtonsProps) {
  const say = useWords();
  const against = (offer: Offer) => standings.get(offerKey(offer))?.refusals ?? [];
  const can = offers.filter((offer) => against(offer).length === 0);
  const cannot = offers.filter((offer) => against(offer).length > 0);
  return (
    <>
      {can.length > 0 && (
        <div class={isLarge ? 'key-buttons large' : 'key-buttons'}>
          {can.map((offer, place) => (
            <Button
              key={offerKey(offer)}
              icon={offer.icon}
              kind={offer.isDanger ? 'danger' : isLarge && place === 0 ? 'primary' : 'plain'}
              onClick={() => onTake({ offer, byColleague: false })}
            >
              {say(offer.title)}
            </Button>
          ))}
        </div>
      )}
      {cannot.length > 0 && (
        <ul class="reasons">
          {cannot.map((offer) => (
            <Reason
              key={offerKey(offer)}
              title={say(offer.title)}
              refusals={against(offer)}
              {...(standings.get(offerKey(offer))?.isForColleague
                ? { onColleague: () => onTake({ offer, byColleague: true }) }
                : {})}
            />
          ))}
        </ul>
      )}
    </>
  );
}

/** A kind for which the release matrix has no row stays where it hangs, and so does the key of who has moved out. */
function NotLent({ matters: { kind, key, hasHouseholdLeft } }: { matters: KeyMatters }) {
  const say = useWords();
  if (hasHouseholdLeft) return <p class="notice-box">{say(keyIsLentNoMore)}</p>;
  if (kind === 'area' || key.state !== 'inCabinet' || borrowersOf(kind).length > 0) return null;
  return (
    <p class="notice-box">
      {say({
        zh: '规章未规定此类钥匙的借用，不外借',
        en: 'The regulations know no loan of this kind of key',
      })}
    </p>
  );
}
