import type { Handler } from '../../functions/src/callables/index.ts';
import { correctBallot, enterBallot } from '../../functions/src/chapters/satisfaction/enter-ballot.ts';
import { openSurveyCall } from '../../functions/src/chapters/satisfaction/open-survey.ts';
import { readSurvey } from '../../functions/src/chapters/satisfaction/read-survey.ts';
import { sendBallot } from '../../functions/src/chapters/satisfaction/send-ballot.ts';
import { type Slip, surveySlips } from '../../functions/src/chapters/satisfaction/survey-slips.ts';
import type { Document } from '../../functions/src/records/documents.ts';
import type {
  Answer,
  Question,
  SurveyShown,
} from '../../rulebook/chapters/satisfaction/reckoning/answers.ts';
import { hasHome } from './fees.ts';
import { PAGE, type TestSite } from './site.ts';

// Surveys in the words of the regulation: what is asked, of whom, and what comes back.

export const questions: readonly Question[] = [
  { section: '服务', question: '您对前台服务满意吗？', kind: 'rating', required: true },
  { question: '最需要改进的是？', kind: 'choice', required: false, choices: ['保洁', '绿化', '维修'] },
  { question: '您的建议', kind: 'text', required: false },
];

/** A mark for the first question, and a word for the last. */
export const says = (rating: number, text?: string): Answer[] => [
  { question: 1, rating },
  ...(text === undefined ? [] : [{ question: 3, text }]),
];

/** What a callable answers somebody of the site. */
export const calls = (site: TestSite, by: string, handler: Handler, input: object): Promise<unknown> =>
  handler(
    { uid: by, data: { site: site.id, ...input } },
    { db: site.db, auth: {} as never, now: site.clock.now, page: PAGE },
  );

/** What it is refused with, in Chinese; null where it is done. */
export const refusal = (call: Promise<unknown>): Promise<string | null> =>
  call.then(
    () => null,
    (error: { details?: { problems?: readonly { words: { zh: string } }[] } }) =>
      error.details?.problems?.map(({ words }) => words.zh).join('；') ?? String(error),
  );

/** Somebody with nothing but a link. */
export const household = (site: TestSite, address: string = crypto.randomUUID()) => {
  const at = { db: site.db, auth: {} as never, now: site.clock.now };
  return {
    opens: (token: string) => readSurvey({ data: { token }, address }, at) as Promise<SurveyShown>,
    sends: (token: string, answers: readonly Answer[], sending: string = crypto.randomUUID()) =>
      sendBallot({ data: { token, sending, answers }, address }, at),
  };
};

/** Homes in building 1: `1-1-h1` and so on. */
export async function hasHomes(site: TestSite, many: number, building = '1'): Promise<string[]> {
  const ids = Array.from({ length: many }, (_, at) => `h${building}${at + 1}`);
  for (const id of ids) await hasHome(site, id, { building });
  return ids;
}

/** A survey that is open until the end of September, and the link of each household. */
export async function hasSurvey(
  site: TestSite,
  { id = 'survey', ...more }: Document & { id?: string } = {},
): Promise<ReadonlyMap<string, string>> {
  const terms = { kind: 'household', title: '2026年满意度调查', anonymous: false, closesOn: '2026-09-30' };
  await site.take('assistant', 'surveys', 'draft', id, { ...terms, questions, ...more });
  await calls(site, 'assistant', openSurveyCall, { id });
  return linksOf(site, id);
}

/** The link of each household that has not answered, as the slips have it. */
export async function linksOf(site: TestSite, survey = 'survey'): Promise<ReadonlyMap<string, string>> {
  const { slips } = (await calls(site, 'assistant', surveySlips, { survey })) as { slips: readonly Slip[] };
  return new Map(slips.map(({ room, link }) => [room.split('-')[2] ?? '', link.split('/s/')[1] ?? '']));
}

/** Staff type what came on paper. */
export const enters = (
  site: TestSite,
  by: string,
  id: string,
  answers: readonly Answer[],
  answeredOn: string,
  survey = 'survey',
) => calls(site, by, enterBallot, { survey, household: id, answeredOn, answers });

export const corrects = (
  site: TestSite,
  by: string,
  ballot: string,
  answers: readonly Answer[],
  reason = '录入有误',
) => calls(site, by, correctBallot, { ballot, answers, reason });

export const ballotOf = async (site: TestSite, id: string, survey = 'survey') =>
  (await site.db.doc(`sites/${site.id}/ballots/${survey}~${id}`).get()).data();
