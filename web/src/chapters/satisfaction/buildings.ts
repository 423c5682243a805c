import { useEffect, useState } from 'preact/hooks';
import type { Query } from '../../data/store.ts';
import { getPage } from '../../firebase/lite.ts';
import { naturally } from '../../language/order.ts';
import type { Words } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';

/** More buildings than a site has. */
const MOST = 200;

const nextBuilding = (site: string, after: string): Query => ({
  from: `sites/${site}/units`,
  where: [['building', '>', after]],
  order: [['building', 'asc']],
  limit: 1,
});

/** The buildings of a site's units, as a person counts: one read for each, not one for each unit. */
async function readBuildings(site: string): Promise<readonly string[]> {
  const found: string[] = [];
  while (found.length < MOST) {
    const [next] = await getPage(nextBuilding(site, found.at(-1) ?? ''));
    if (!next) break;
    found.push(String(next.data.building));
  }
  return found.sort(naturally);
}

interface Buildings {
  /** Undefined while it is being read. */
  readonly buildings: readonly string[] | undefined;
  readonly failure: unknown;
}

/** The buildings of the site. */
export function useBuildings(): Buildings {
  const { site } = useSession();
  const [read, setRead] = useState<Buildings>({ buildings: undefined, failure: null });
  useEffect(() => {
    let isWanted = true;
    readBuildings(site).then(
      (buildings) => isWanted && setRead({ buildings, failure: null }),
      (failure) => isWanted && setRead({ buildings: undefined, failure }),
    );
    return () => {
      isWanted = false;
    };
  }, [site]);
  return read;
}

export const buildingWords = (building: string): Words => ({
  zh: `${building} 栋`,
  en: `Building ${building}`,
});
