import { useEffect, useState } from 'preact/hooks';
import type { Answer, SurveyShown } from '../../../rulebook/chapters/satisfaction/reckoning/answers.ts';
import type { Words } from '../language/words.ts';
import { type Receipt, readSurvey, SurveyRefused } from './call-survey.ts';
import type { End } from './ended-survey.tsx';
import { forgetDraft, keepSent, readSent } from './kept.ts';

export type State =
  | { readonly is: 'reading' }
  | { readonly is: 'unknown'; readonly why: readonly Words[] }
  | { readonly is: 'failed'; readonly why: readonly Words[] }
  | { readonly is: 'shown'; readonly survey: SurveyShown; readonly end: End };

const unread: Words = {
  zh: '没有网络，或服务器没有回应；请稍后再试',
  en: 'No network, or the server does not answer; please try again later',
};

interface SurveyInUse {
  readonly state: State;
  readonly read: () => Promise<void>;
  readonly sent: (receipt: Receipt, answers: readonly Answer[]) => void;
  /** Looks whether it was answered or closed meanwhile; says so. */
  readonly over: () => Promise<boolean>;
}

/** The survey of a slip, from its first reading to its end. */
export function useSurvey(token: string | null): SurveyInUse {
  const [state, setState] = useState<State>({ is: token === null ? 'unknown' : 'reading', why: [] });
  const show = (survey: SurveyShown, end: End) =>
    setState({ is: 'shown', survey: token === null ? survey : withSent(token, survey), end });
  const read = async () => {
    if (token === null) return;
    setState({ is: 'reading' });
    try {
      show(await readSurvey(token), 'before');
    } catch (error) {
      setState(failureOf(error));
    }
  };
  useEffect(() => void read(), [token]);

  const sent = ({ answeredOn, answers }: Receipt, typed: readonly Answer[]) => {
    if (state.is !== 'shown' || token === null) return;
    if (state.survey.anonymous) keepSent(token, typed);
    show({ ...state.survey, state: 'answered', answeredOn, answers: answers ?? typed }, 'sent');
  };
  const over = async () => {
    if (token === null) return false;
    const survey = await readSurvey(token).catch(() => null);
    if (survey === null || survey.state === 'open') return false;
    show(survey, 'overtaken');
    return true;
  };
  return { state, read, sent, over };
}

/** With what this device has sent, where the server can't tell; what was typed is done with. */
function withSent(token: string, survey: SurveyShown): SurveyShown {
  if (survey.state !== 'answered') return survey;
  forgetDraft(token);
  const answers = survey.answers ?? (survey.anonymous ? readSent(token) : null);
  return answers ? { ...survey, answers } : survey;
}

function failureOf(error: unknown): State {
  if (!(error instanceof SurveyRefused)) return { is: 'failed', why: [unread] };
  const why = error.problems.map(({ words }) => words);
  return { is: error.status === 'NOT_FOUND' ? 'unknown' : 'failed', why };
}
