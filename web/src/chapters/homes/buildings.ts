import { useEffect, useState } from 'preact/hooks';
import { getPage } from '../../firebase/lite.ts';
import { naturally } from '../../language/order.ts';
import { useSession } from '../../session/current.ts';

/** More buildings than a site has. */
const BUILDINGS_MOST = 100;

/** States of units that there are: not of those whose list was taken back. */
const STANDING = ['unsold', 'vacant', 'occupied', 'renovating'];

const known = new Map<string, Promise<readonly string[]>>();

/** The buildings of the site, as a person counts them; empty until they are known. One read for each, once. */
export function useBuildings(): readonly string[] {
  const { site } = useSession();
  const [buildings, setBuildings] = useState<readonly string[]>([]);
  useEffect(() => {
    let isWanted = true;
    const asked = known.get(site) ?? buildingsOf(site);
    known.set(site, asked);
    asked.then(
      (found) => isWanted && setBuildings(found),
      () => known.delete(site), // The list itself says what is wrong.
    );
    return () => {
      isWanted = false;
    };
  }, [site]);
  return buildings;
}

/** From each building to the next one. */
async function buildingsOf(site: string): Promise<readonly string[]> {
  const found: string[] = [];
  while (found.length < BUILDINGS_MOST) {
    const [next] = await getPage({
      from: `sites/${site}/units`,
      where: [
        ['state', 'in', STANDING],
        ['building', '>', found.at(-1) ?? ''],
      ],
      order: [['building', 'asc']],
      limit: 1,
    });
    if (!next) break;
    found.push(String(next.data.building));
  }
  return found.toSorted(naturally);
}
