import { getPage } from '../firebase/lite.ts';
import type { Words } from '../language/words.ts';
import type { Session } from '../session/session.ts';
import { send } from './perform.ts';

/**
 * Enters that whoever keeps the files looks at this one: the rules show it after that, for some minutes (R2.4.16).
 * Resolves with why not; null when it is entered.
 */
export async function enterViewing(household: string, session: Session): Promise<Words | null> {
  const { site, uid } = session;
  const [stands] = await getPage({
    from: `sites/${site}/fileViewings`,
    where: [
      ['household', '==', household],
      ['opened.by', '==', uid],
    ],
    limit: 1,
  });
  const viewing = { register: 'fileViewings' as const, id: `${household}~${uid}` };
  const step = stands
    ? { ...viewing, step: 'viewAgain', rev: Number(stands.data.rev), input: {} }
    : { ...viewing, step: 'view', rev: 0, input: { household } };
  const outcome = await send({ site, uid, steps: [step] }, session);
  return outcome.is === 'refused' ? (outcome.refusals[0]?.words ?? null) : null;
}
