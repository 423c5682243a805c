import { type RobotProvider, robotHosts } from '../../../rulebook/chapters/site/robot-providers.ts';
import { type Answer, answerOf } from './answer.ts';
import { messageOf } from './message.ts';
import type { RobotPost } from './post.ts';
import { dingtalkSignature, feishuSignature } from './signature.ts';

/** With which somebody may post into a group; it stands in no log and no answer. */
export interface RobotAccess {
  readonly provider: RobotProvider;
  readonly key: string;
  readonly secret: string | null;
}

/** Hands a post to its provider, once, and tells what that answers. Never throws. */
export interface RobotTransport {
  readonly post: (access: RobotAccess, post: RobotPost, now: Date) => Promise<Answer>;
}

interface Terms {
  /** The address of the page, which links begin with. */
  readonly page: string;
  /** Stands in the place of every provider's own host: a server of this machine. */
  readonly base?: string | null;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 10_000;
/** More than any of them has to say. */
const ANSWER_MOST = 20_000;

export function robotTransport({ page, base = null, timeoutMs = TIMEOUT_MS }: Terms): RobotTransport {
  return {
    post: async (access, post, now) => {
      const { url, message } = signed(access, messageOf(access.provider, post, page), now);
      try {
        const response = await fetch(`${base ?? robotHosts[access.provider].host}${url}`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json; charset=utf-8' },
          body: JSON.stringify(message),
          // A provider has nowhere else to send us.
          redirect: 'error',
          signal: AbortSignal.timeout(timeoutMs),
        });
        return answerOf(
          access.provider,
          response.status,
          (await response.text()).slice(0, ANSWER_MOST),
          access.key,
        );
      } catch (error) {
        // What it says of itself may repeat the address, and tells nobody anything.
        const isSlow = error instanceof Error && error.name === 'TimeoutError';
        return { is: 'refused', reason: isSlow ? 'slow' : 'away', isPermanent: false, waits: 0, said: '' };
      }
    },
  };
}

/** Where the message goes and what it says, each with what the provider wants to see of the secret. */
function signed({ provider, key, secret }: RobotAccess, message: object, now: Date) {
  const url = robotHosts[provider].path + key;
  if (secret === null || provider === 'wecom') return { url, message };
  if (provider === 'dingtalk') {
    const timestamp = now.getTime();
    const sign = encodeURIComponent(dingtalkSignature(timestamp, secret));
    return { url: `${url}&timestamp=${timestamp}&sign=${sign}`, message };
  }
  const timestamp = Math.floor(now.getTime() / 1_000);
  return {
    url,
    message: { timestamp: String(timestamp), sign: feishuSignature(timestamp, secret), ...message },
  };
}
