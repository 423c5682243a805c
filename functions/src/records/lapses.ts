import { SYSTEM } from '../../../rulebook/notation/record.ts';
import type { Write } from '../../../rulebook/reading/plan.ts';
import type { Appointed } from './appointed.ts';
import type { Scene } from './scene.ts';

/**
 * What ends because somebody leaves: their keeping of keys, every leave in which they are absent or stand in, and what
 * was disclosed to them. So nothing of it comes to life again when they come back.
 */
export async function lapsesAfter(
  writes: readonly Write[],
  scene: Scene,
  appointed: Appointed,
): Promise<Write[]> {
  const lapses = new Map<string, Write>();
  for (const { register, step, id: uid } of writes) {
    if (register !== 'members' || step !== 'dismiss') continue;
    const ending = await Promise.all([
      appointed.of('keyKeepers', 'keeper', uid),
      appointed.of('delegations', 'absent', uid),
      appointed.of('delegations', 'deputy', uid),
      appointed.of('disclosures', 'opened.by', uid),
    ]);
    for (const { register: of, id } of ending.flat()) {
      const planned = await scene.plan({ register: of, step: 'lapse', id, input: {}, actor: SYSTEM });
      if (!planned.allowed) throw new Error(`${of}/${id} cannot lapse`);
      for (const write of planned.writes) lapses.set(`${of}/${write.id}`, write);
    }
  }
  return [...lapses.values()];
}
