import { useEffect, useState } from 'preact/hooks';
import { keeperOfAny } from '../../../../rulebook/chapters/common.ts';
import { type KeyKind, keyKinds } from '../../../../rulebook/chapters/keys/release-matrix.ts';
import { answer } from '../../../../rulebook/reading/evaluate.ts';
import { type Known, readInto } from '../../data/perform.ts';
import { dayText } from '../../language/time.ts';
import { loadRegisters } from '../../registers.ts';
import { useSession } from '../../session/current.ts';
import type { Session } from '../../session/session.ts';

export const kindNames = Object.keys(keyKinds) as KeyKind[];

/** The kinds of key that this person keeps now, by the rulebook's own condition; null until it is known. */
export function useKeptKinds(): readonly KeyKind[] | null {
  const session = useSession();
  const [kept, setKept] = useState<readonly KeyKind[] | null>(null);
  useEffect(() => {
    let isWanted = true;
    keptKinds(session).then(
      (kinds) => isWanted && setKept(kinds),
      () => isWanted && setKept(kindNames), // Offline: the rules decide when it is sent.
    );
    return () => {
      isWanted = false;
    };
  }, [session]);
  return kept;
}

async function keptKinds({ site, uid, zone }: Session): Promise<readonly KeyKind[]> {
  const registers = await loadRegisters('members');
  const now = new Date();
  const scene = {
    registers,
    register: registers('members'),
    id: '',
    actor: uid,
    now,
    today: dayText(now, zone),
    before: null,
    after: null,
    planned: () => undefined,
  };
  const known: Known = new Map();
  const fetch = readInto(known, { site, uid, zone, registers });
  const kept: KeyKind[] = [];
  for (const kind of kindNames) if (await answer(keeperOfAny(kind), scene, fetch, known)) kept.push(kind);
  return kept;
}
