import type { PostClaim, Result } from '../mail/claim.ts';
import { nextTry, type Trying } from '../mail/next-try.ts';
import type { RobotTransport } from './transport.ts';

interface Surroundings extends Trying {
  readonly robots: RobotTransport;
}

/** One try to post. Never throws: a failure is a result as well. */
export async function sendPost(claim: PostClaim, surroundings: Surroundings): Promise<Result> {
  const { robot, post } = claim.mail;
  const answer = await surroundings.robots.post(claim.access, post, surroundings.now());
  if (answer.is === 'taken') {
    const info = { messageId: claim.id, accepted: [robot], rejected: [...answer.invalid] };
    return { state: 'SUCCESS', next: null, error: null, reason: null, info };
  }
  const { reason, said, isPermanent, waits } = answer;
  return { ...nextTry(claim, isPermanent, surroundings, waits), error: said, reason, info: null };
}
