import { type Condition, holdsNotFor } from '../../../rulebook/notation/condition.ts';
import { the } from '../../../rulebook/notation/value.ts';
import { evaluate } from '../../../rulebook/reading/evaluate.ts';
import { parts } from './situations.ts';
import { type Aim, batchOf, conditionsOf } from './solve.ts';
import { storedIn, type World } from './world.ts';

/** Every part of the conditions of a batch's records, those of its signature included. */
function* conditionsIn({ scenes }: ReturnType<typeof batchOf>) {
  for (const [draft, scene] of scenes) {
    const { signs, to } = draft.step;
    const signed = signs?.roles.map((role) => holdsNotFor((signs.notFor ?? []).map(the), role)) ?? [];
    const outcomes = to.flatMap(({ when }) => when ?? []);
    for (const condition of [...conditionsOf(draft).values(), ...signed, ...outcomes] as Condition[])
      for (const { part } of parts(condition)) yield { part, scene };
  }
}

/**
 * What the step's own conditions can tell of somebody: two people of one class are answered alike in every part of
 * every condition, and by whether and how they are a member.
 */
export function classOf(aim: Aim, world: World, actor: string): string {
  const answers = [...conditionsIn(batchOf(aim, world, actor))].map(({ part, scene }) =>
    evaluate(part, scene),
  );
  const member = storedIn(world)('members', actor);
  return `${String(member?.state)} ${answers.map(Number).join('')}`;
}

/** The first of each class. */
export function oneOfEachClass(aim: Aim, world: World, actors: readonly string[]): string[] {
  const first = new Map<string, string>();
  for (const actor of actors) {
    const key = classOf(aim, world, actor);
    if (!first.has(key)) first.set(key, actor);
  }
  return [...first.values()];
}
