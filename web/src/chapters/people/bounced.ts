import { useEffect, useState } from 'preact/hooks';
import { call } from '../../data/call.ts';
import type { Words } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';

/** That mail to a member comes back, as `listBouncedMail` tells it. */
export interface BouncedMember {
  readonly uid: string;
  readonly address: string;
  /** ISO time. */
  readonly at: string;
  readonly reason: Words;
  readonly said: string;
}

/**
 * Whose mail comes back, by uid: everybody for who invites members, otherwise oneself. Nothing while it is not known:
 * it is told beside other things and holds nothing up.
 */
export function useBounced(): ReadonlyMap<string, BouncedMember> {
  const { site } = useSession();
  const [found, setFound] = useState<ReadonlyMap<string, BouncedMember>>(new Map());
  useEffect(() => {
    call<{ readonly members: readonly BouncedMember[] }>('listBouncedMail', { site }).then(
      ({ members }) => setFound(new Map(members.map((each) => [each.uid, each]))),
      () => undefined,
    );
  }, [site]);
  return found;
}
