import { useRef, useState } from 'preact/hooks';
import { isHeldByServer } from '../../../rulebook/notation/step.ts';
import type { Refusal } from '../../../rulebook/reading/plan.ts';
import { isUnreachable, readingFailed } from '../data/failures.ts';
import { type Outcome, perform, send, type Undertaking } from '../data/perform.ts';
import { NotStored, noRoom } from '../data/unsent.ts';
import { tell } from '../kit/says.tsx';
import { fill, type Words } from '../language/words.ts';
import { useSession } from '../session/current.ts';
import { signInFailed } from '../session/sign-in-failed.ts';
import { notKept } from './needs-network.ts';
import type { Credentials } from './second-person.tsx';
import type { StepForm } from './use-step-form.ts';

export interface Sending {
  /** The person has pressed the button: from now on the form says what is missing. */
  readonly isTried: boolean;
  readonly isBusy: boolean;
  /** How often it did not get through. */
  readonly failed: number;
  /** What the rules said of the step as it was sent. */
  readonly refusals: readonly Refusal[];
  readonly failure: Words | null;
  readonly send: () => Promise<void>;
}

const done: Words = { zh: '已办理：{title}', en: 'Done: {title}' };
const queued: Words = {
  zh: '没有网络，已存在本机，连上后自动送出',
  en: 'No network: kept on this device and sent by itself later',
};

/** Keeps what a form comes to in place of sending it. */
export type Keep = (undertaking: Undertaking) => Promise<void>;

/** Sends a form. With the credentials of a second person it is sent under their name; with `keep` it is not sent yet. */
export function useSending(
  form: StepForm,
  second: Credentials | null,
  onDone: () => void,
  keep?: Keep,
): Sending {
  const session = useSession();
  const [isTried, setIsTried] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [failed, setFailed] = useState(0);
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const [failure, setFailure] = useState<Words | null>(null);

  // A step that was refused may have had pictures, and those have arrived; by whom it was sent, because another
  // person's step is another step.
  const sentBy = useRef(new Set<string>());

  const attempt = async (): Promise<Outcome> => {
    const undertaking: Undertaking = { site: session.site, uid: session.uid, steps: form.steps() };
    const sender = second?.name ?? session.uid;
    const again = sentBy.current.has(sender);
    sentBy.current.add(sender);
    if (!second) return perform(undertaking, session, { again });
    const { asSecondPerson } = await import('../data/second-person.ts');
    return asSecondPerson(second.name, second.password, (uid, as) =>
      send({ ...undertaking, uid }, session, { again, as }),
    );
  };

  const start = async (): Promise<void> => {
    setIsTried(true);
    setFailure(null);
    setRefusals([]);
    // What is not judged yet is judged when it is sent.
    const isRefused = !second && form.isJudged && form.refusals.length > 0;
    if (form.problems.size > 0 || isRefused) return setFailed((count) => count + 1);
    setIsBusy(true);
    try {
      if (keep) {
        await keep({ site: session.site, uid: session.uid, steps: form.steps() });
        return onDone();
      }
      const outcome = await attempt();
      if (outcome.is === 'refused') {
        setRefusals(outcome.refusals);
        return setFailed((count) => count + 1);
      }
      const { title } = form.step;
      tell(
        outcome.is === 'queued'
          ? queued
          : { zh: fill(done, { title: title.zh }).zh, en: fill(done, { title: title.en }).en },
      );
      onDone();
    } catch (error) {
      const isLost = isUnreachable(error);
      if (error instanceof NotStored) setFailure(noRoom);
      else if (isLost && isHeldByServer(form.step)) setFailure(notKept);
      else setFailure(second && !isLost ? signInFailed(error) : readingFailed(error));
      setFailed((count) => count + 1);
    } finally {
      setIsBusy(false);
    }
  };

  return { isTried, isBusy, failed, refusals, failure, send: start };
}
