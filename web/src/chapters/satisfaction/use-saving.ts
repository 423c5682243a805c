import { useState } from 'preact/hooks';
import { type Register, stepOf } from '../../../../rulebook/notation/register.ts';
import { recordPath } from '../../../../rulebook/reading/paths.ts';
import type { Refusal } from '../../../../rulebook/reading/plan.ts';
import { isUnreachable, readingFailed } from '../../data/failures.ts';
import { perform } from '../../data/perform.ts';
import type { Document } from '../../data/store.ts';
import { getOne } from '../../firebase/lite.ts';
import { notKept } from '../../forms/needs-network.ts';
import { inputOf } from '../../forms/step-input.ts';
import { tell } from '../../kit/says.tsx';
import type { Words } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import { useSiteTime } from '../../session/site-time.ts';
import { noProblems, type Problems, problemsIn, refusedAt } from './check-draft.ts';
import { type SurveyDraft, typedIn } from './draft.ts';

interface ToSave {
  readonly draft: SurveyDraft;
  readonly register: Register;
  /** As it stands; null for a new one. */
  readonly record: Document | null;
}

export interface Saving {
  /** At their fields, once somebody has tried. */
  readonly problems: Problems;
  readonly refusals: readonly Refusal[];
  readonly failure: Words | null;
  readonly isBusy: boolean;
  /** How often it did not get through. */
  readonly tried: number;
  readonly save: () => Promise<void>;
}

/** Saves a survey. What is wrong with it is told when somebody tries, and goes as it is put right. */
export function useSaving({ draft, register, record }: ToSave, onSaved: () => void): Saving {
  const session = useSession();
  const { calendar } = useSiteTime();
  const [tried, setTried] = useState(0);
  const [isBusy, setIsBusy] = useState(false);
  const [refused, setRefused] = useState<{ of: SurveyDraft; refusals: readonly Refusal[] } | null>(null);
  const [failure, setFailure] = useState<Words | null>(null);
  const own = problemsIn(draft, register, calendar.day(new Date()));
  // A refusal is of the survey as it was sent.
  const refusals = refused?.of === draft ? refused.refusals : [];

  const attempt = async (): Promise<readonly Refusal[]> => {
    // A new one whose answer was lost may have arrived: what was changed since then revises it.
    const stands = record ?? (await getOne(recordPath(session.site, register, draft.id)));
    const step = stands ? 'revise' : 'draft';
    const input = inputOf(typedIn(draft), register, stepOf(register, step), stands, []);
    const rev = Number(stands?.rev ?? 0);
    const steps = [{ register: 'surveys', step, id: draft.id, rev, input }] as const;
    const outcome = await perform({ site: session.site, uid: session.uid, steps }, session);
    return outcome.is === 'refused' ? outcome.refusals : [];
  };
  const save = async (): Promise<void> => {
    setFailure(null);
    if (own.size > 0) return setTried((times) => times + 1);
    setIsBusy(true);
    try {
      const against = await attempt();
      if (against.length === 0) {
        tell({ zh: '已保存草稿', en: 'The draft is saved' });
        return onSaved();
      }
      setRefused({ of: draft, refusals: against });
      setTried((times) => times + 1);
    } catch (error) {
      setFailure(isUnreachable(error) ? notKept : readingFailed(error));
      setTried((times) => times + 1);
    } finally {
      setIsBusy(false);
    }
  };
  const problems = tried === 0 ? noProblems : new Map([...refusedAt(refusals), ...own]);
  return { problems, refusals, failure, isBusy, tried, save };
}
