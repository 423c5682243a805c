import { useEffect, useState } from 'preact/hooks';
import type { AnswerProblem } from '../../../rulebook/chapters/satisfaction/reckoning/answers.ts';
import type { Words } from '../language/words.ts';
import { problemsAt } from './answered.ts';
import { type Ballot, type Receipt, SurveyRefused, sendBallot, Unanswered } from './call-survey.ts';

const unsent: Words = {
  zh: '没有网络，填写的内容已保存在本机，请稍后再提交',
  en: 'No network: what you have filled in is kept on this device, please submit it later',
};

/** What becomes of a ballot that is not taken. */
interface Outcomes {
  readonly onSent: (receipt: Receipt) => void;
  /** It was answered or closed meanwhile; says whether that is so. */
  readonly onOver: () => Promise<boolean>;
  readonly onDoubt: () => void;
  readonly onProblems: (problems: readonly AnswerProblem[]) => void;
}

interface Sending {
  readonly isBusy: boolean;
  readonly failures: readonly Words[];
  readonly forget: () => void;
  readonly send: (ballot: Ballot) => Promise<void>;
}

/** Sends a ballot, one at a time. */
export function useSending(token: string, outcomes: Outcomes): Sending {
  const [isBusy, setIsBusy] = useState(false);
  const [failures, setFailures] = useState<readonly Words[]>([]);

  useEffect(() => {
    // What kept it from being sent is over: it is sent when it is pressed again.
    const isBack = () => setFailures((told) => told.filter((words) => words !== unsent));
    addEventListener('online', isBack);
    return () => removeEventListener('online', isBack);
  }, []);

  const fail = async (error: unknown): Promise<void> => {
    if (error instanceof Unanswered) {
      if (error.isDoubtful) outcomes.onDoubt();
      return setFailures([unsent]);
    }
    if (!(error instanceof SurveyRefused)) throw error;
    // A server that fails may have written it before.
    if (error.status === 'INTERNAL') outcomes.onDoubt();
    if (error.status === 'FAILED_PRECONDITION' && (await outcomes.onOver())) return;
    const atQuestions = problemsAt(error.problems);
    if (atQuestions.length > 0) outcomes.onProblems(atQuestions);
    else setFailures(error.problems.map(({ words }) => words));
  };

  const send = async ({ sending, answers }: Ballot): Promise<void> => {
    setIsBusy(true);
    setFailures([]);
    try {
      outcomes.onSent(await sendBallot(token, { sending, answers }));
    } catch (error) {
      await fail(error);
    } finally {
      setIsBusy(false);
    }
  };
  return { isBusy, failures, forget: () => setFailures([]), send };
}
