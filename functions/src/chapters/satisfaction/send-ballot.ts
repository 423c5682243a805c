import { z } from 'zod';
import { registers } from '../../../../rulebook/chapters/index.ts';
import { QUESTIONS_MOST } from '../../../../rulebook/chapters/satisfaction/common.ts';
import { ANSWER_MOST, type Answer } from '../../../../rulebook/chapters/satisfaction/reckoning/answers.ts';
import { SYSTEM } from '../../../../rulebook/notation/record.ts';
import { Refused } from '../../callables/callable.ts';
import { isUnicode } from '../../callables/inputs.ts';
import { type PublicCall, publicCallable } from '../../callables/public-callable.ts';
import { type Document, readRecord } from '../../records/documents.ts';
import { readSiteTime } from '../../records/site-time.ts';
import { StepRefused } from '../../records/take-step.ts';
import { isOfVisit, linkOf, type SurveyLink } from './links.ts';
import { recordAnswers } from './record-answers.ts';
import { ballotId } from './survey-of.ts';
import { answerVisit } from './visit-answer.ts';

const place = z.int().min(1).max(QUESTIONS_MOST);

/** What is answered, question by question; whether it fits them is asked of the survey. */
export const answers = z
  .array(
    z.strictObject({
      question: place,
      rating: z.int().optional(),
      choices: z.array(z.int()).max(QUESTIONS_MOST).optional(),
      text: z.string().trim().max(ANSWER_MOST).refine(isUnicode).optional(),
    }),
  )
  .max(QUESTIONS_MOST) as unknown as z.ZodType<readonly Answer[]>;

interface Sent {
  readonly token: string;
  readonly sending: string;
  readonly answers: readonly Answer[];
}

/** What was taken down, and on which day. */
interface Taken {
  readonly answeredOn: string;
  readonly answers?: readonly Answer[];
}

/** R2.4.15 A household sends its answer, once; sent again by the same device it is the same answer. */
export const sendBallot = publicCallable({
  input: z.strictObject({
    token: z.string().max(80),
    sending: z.string().regex(/^[A-Za-z0-9-]{8,60}$/),
    answers,
  }),
  run: async (call): Promise<Taken> => {
    const link = await linkOf(call.db, call.input.token);
    if (!link) return await call.refuseUnknown();
    if (isOfVisit(link)) return answerVisit(call.db, link, call.input, call.now());
    const time = await readSiteTime(call.db, link.site);
    const answeredOn = time.calendar.day(call.now());
    const { sending, answers: sent } = call.input;
    try {
      const given = { ...link, answers: sent, answeredOn, sending, actor: SYSTEM, channel: 'link' as const };
      await recordAnswers(call.db, given, call.now());
    } catch (error) {
      if (!(error instanceof StepRefused)) throw error;
      return takenBefore(call, link, error);
    }
    return { answeredOn };
  },
});

/** The same device once more: it is done. Another one, or too late: says so. */
async function takenBefore(call: PublicCall<Sent>, link: SurveyLink, refused: StepRefused): Promise<Taken> {
  const id = ballotId(link.survey, link.household);
  const ballot = await readRecord(call.db, link.site, registers('ballots'), id);
  if (ballot?.state === 'invited') throw closed(refused);
  if (ballot?.sending === call.input.sending) return { answeredOn: String(ballot.answeredOn) };
  throw answeredAlready(ballot);
}

const closed = (refused: StepRefused): Refused =>
  new Refused(
    ...refused.refusals.map(({ words, cites }) => ({
      field: 'token',
      words,
      clauses: cites as Refused['problems'][number]['clauses'],
    })),
  );

const answeredAlready = (ballot: Document | null): Refused =>
  new Refused({
    field: 'token',
    words: {
      zh: `您户已于${ballot?.answeredOn}答复过这份问卷，每户一份`,
      en: `Your household answered this survey on ${ballot?.answeredOn}; each household answers once`,
    },
    clauses: ['R2.4.15'],
  });
