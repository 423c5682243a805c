import { randomUUID } from 'node:crypto';
import type { Firestore } from 'firebase-admin/firestore';
import {
  type Answer,
  type AnswerProblem,
  problemsIn,
} from '../../../../rulebook/chapters/satisfaction/reckoning/answers.ts';
import { SYSTEM } from '../../../../rulebook/notation/record.ts';
import { Invalid, Refused } from '../../callables/callable.ts';
import type { StepAsked } from '../../records/scene.ts';
import { readSiteTime } from '../../records/site-time.ts';
import { takeSteps } from '../../records/take-step.ts';
import { noSurvey } from './open-survey.ts';
import { ballotId, type Survey, surveyOf } from './survey-of.ts';

/** What a household has answered, and how it came. */
export interface Given {
  readonly site: string;
  readonly survey: string;
  readonly household: string;
  readonly answers: readonly Answer[];
  /** ISO date in the site's zone. */
  readonly answeredOn: string;
  readonly channel: 'link' | 'paper';
  readonly actor: string;
  /** Which device has sent it. */
  readonly sending?: string;
}

/**
 * R2.4.15 Takes down an answer, once for each household: with its name on the ballot, or apart from it where nobody is to
 * know who said it; then all times are of the day alone. Throws `Refused` for answers that don't fit their questions, and
 * `StepRefused` where it is closed, or answered already.
 */
export async function recordAnswers(db: Firestore, given: Given, now: Date): Promise<void> {
  const { site } = given;
  const survey = await surveyOf(db, site, given.survey);
  if (!survey) throw noSurvey();
  refuseUnfit(survey, given.answers);
  const { calendar } = await readSiteTime(db, site);
  const at = survey.anonymous ? calendar.instant(calendar.day(now), '00:00') : now;
  await takeSteps(db, { site }, at, async (_transaction, scene) => {
    const id = ballotId(given.survey, given.household);
    const ballot = await scene.read('ballots', id);
    if (!ballot) throw notAsked();
    return survey.anonymous
      ? [onBallot(id, given, {}), onSheet(given, ballot)]
      : [onBallot(id, given, { answers: given.answers })];
  });
}

/** Throws where answers don't fit the questions, each problem at its own. */
export function refuseUnfit({ questions }: Survey, answers: readonly Answer[]): void {
  const problems = problemsIn(questions, answers);
  if (problems.length > 0) throw unfit(problems);
  if (answers.length === 0)
    throw new Invalid({
      field: 'answers',
      words: { zh: '一道题也没有答', en: 'Nothing has been answered' },
      clauses: ['R2.4.15'],
    });
}

/** Each problem at its question. */
export const unfit = (problems: readonly AnswerProblem[]): Invalid =>
  new Invalid(
    ...problems.map(({ question, words }) => ({
      ...{ field: `answers.${question}`, words },
      clauses: ['R2.4.15' as const],
    })),
  );

const notAsked = (): Refused =>
  new Refused({
    field: 'household',
    words: { zh: '没有向该业户发放这份问卷', en: 'This household is not asked' },
    clauses: ['R3.4.6.2'],
  });

function onBallot(id: string, { channel, actor, answeredOn, sending }: Given, answers: object): StepAsked {
  const input = { answeredOn, ...answers, ...(sending === undefined ? {} : { sending }) };
  return { register: 'ballots', step: channel === 'link' ? 'answer' : 'enter', id, input, actor };
}

function onSheet(
  { survey, answeredOn, channel, answers }: Given,
  ballot: Readonly<Record<string, unknown>>,
): StepAsked {
  const { building, use } = ballot;
  const input = { survey, building, ...(use === undefined ? {} : { use }), answeredOn, channel, answers };
  return { register: 'answerSheets', step: 'keep', id: randomUUID(), input, actor: SYSTEM };
}
