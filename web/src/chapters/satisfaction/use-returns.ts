import { useEffect, useRef, useState } from 'preact/hooks';
import { countAll } from '../../firebase/lite.ts';
import { useSession } from '../../session/current.ts';
import { askedIn, unanswered, unansweredIn } from './queries.ts';
import type { Returned, Returns } from './returns.ts';

interface ReturnsInUse {
  /** What was counted last; undefined before. */
  readonly returns: Returns | undefined;
  readonly failure: unknown;
}

interface Counted {
  readonly survey: string;
  /** Of the whole survey, as its record says. */
  readonly asked: number;
  /** In which somebody may be asked; undefined while they are not known. */
  readonly buildings: readonly string[] | undefined;
  /** Counted again whenever it changes; null while it is not known. */
  readonly since: string | null;
}

/** What came back of a survey, counted by the database: one count in all and one for each building. */
export function useReturns({ survey, asked, buildings, since }: Counted): ReturnsInUse {
  const { site } = useSession();
  const [counted, setCounted] = useState<ReturnsInUse>({ returns: undefined, failure: null });
  // Who is asked stays the same once the survey is open.
  const known = useRef(new Map<string, number>());
  const key = buildings?.join('\n');
  // The key says all that the list is
  useEffect(() => {
    if (!buildings || since === null) return;
    let isWanted = true;
    const countIn = async (building: string): Promise<Returned> => {
      const [all, open] = await Promise.all([
        known.current.get(building) ?? countAll(askedIn(site, survey, building)),
        countAll(unansweredIn(site, survey, building)),
      ]);
      known.current.set(building, all);
      return { asked: all, answered: all - open };
    };
    const count = async (): Promise<Returns> => {
      const [open, ...each] = await Promise.all([
        countAll(unanswered(site, survey)),
        ...buildings.map(async (building) => [building, await countIn(building)] as const),
      ]);
      const byBuilding = new Map(each.filter(([, returned]) => returned.asked > 0));
      return { all: { asked, answered: asked - open }, byBuilding };
    };
    count().then(
      (returns) => isWanted && setCounted({ returns, failure: null }),
      (failure) => isWanted && setCounted((before) => ({ ...before, failure })),
    );
    return () => {
      isWanted = false;
    };
  }, [site, survey, asked, key, since]);
  return counted;
}
