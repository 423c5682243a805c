import type { Firestore } from 'firebase-admin/firestore';
import { z } from 'zod';
import { followUps } from '../../../../rulebook/chapters/satisfaction/followUps.ts';
import {
  type Answer,
  problemsIn,
  type Question,
  type SurveyShown,
} from '../../../../rulebook/chapters/satisfaction/reckoning/answers.ts';
import { SYSTEM } from '../../../../rulebook/notation/record.ts';
import { type SiteTime, siteName } from '../../../../rulebook/site/settings.ts';
import { callable, Refused } from '../../callables/callable.ts';
import { documentId } from '../../callables/inputs.ts';
import { type Document, readRecord } from '../../records/documents.ts';
import { readSiteTime } from '../../records/site-time.ts';
import { takeStep } from '../../records/take-step.ts';
import { type VisitLink, visitLinkOf } from './links.ts';
import { unfit } from './record-answers.ts';

/** What a household is asked after a visit. */
const questions: readonly Question[] = [
  {
    question: '您对这次上门和我们的服务满意吗？',
    questionEnglish: 'How satisfied are you with this visit and our service?',
    ...{ kind: 'rating', required: true },
  },
  { question: '您的意见', questionEnglish: 'Your opinion', kind: 'text', required: false },
];

/** So long after the visit was due it can be answered. */
const DAYS_TO_ANSWER = 14;

interface Visit {
  readonly data: Document;
  readonly time: SiteTime;
  readonly closesOn: string;
  readonly state: SurveyShown['state'];
}

async function visitOf(db: Firestore, { site, followUp }: VisitLink, now: Date): Promise<Visit | null> {
  const data = await readRecord(db, site, followUps, followUp);
  if (!data) return null;
  const time = await readSiteTime(db, site);
  const { calendar } = time;
  const closesOn = calendar.shiftDay(String(data.until), DAYS_TO_ANSWER);
  const isOpen = data.state === 'visited' && calendar.day(now) <= closesOn;
  const state = data.answeredOn !== undefined ? 'answered' : isOpen ? 'open' : 'closed';
  return { data, time, closesOn, state };
}

/** R2.4.14 What a household sees of a visit behind its link: nothing of what staff have noted. */
export async function visitShown(db: Firestore, link: VisitLink, now: Date): Promise<SurveyShown | null> {
  const visit = await visitOf(db, link, now);
  if (!visit) return null;
  const { data, closesOn, state } = visit;
  return {
    ...{
      state,
      closesOn,
      anonymous: false,
      room: String(data.room),
      questions: state === 'closed' ? [] : questions,
    },
    site: siteName(visit.time),
    form: followUps.form,
    title: '回访评价',
    titleEnglish: 'About our visit',
    ...(state === 'answered' ? { answeredOn: String(data.answeredOn), answers: answersIn(data) } : {}),
  };
}

const answersIn = ({ score, opinion }: Document): Answer[] => [
  { question: 1, rating: Number(score) },
  ...(typeof opinion === 'string' ? [{ question: 2, text: opinion }] : []),
];

export interface VisitAnswer {
  readonly sending: string;
  readonly answers: readonly Answer[];
}

/** Takes down what a household says of a visit, once; sent again by the same device it is the same answer. */
export async function answerVisit(
  db: Firestore,
  link: VisitLink,
  { sending, answers }: VisitAnswer,
  now: Date,
): Promise<{ answeredOn: string }> {
  const visit = await visitOf(db, link, now);
  if (visit?.state === 'answered' && visit.data.sending === sending)
    return { answeredOn: String(visit.data.answeredOn) };
  if (visit?.state !== 'open') throw notOpen(visit);
  const problems = problemsIn(questions, answers);
  if (problems.length > 0) throw unfit(problems);
  const answeredOn = visit.time.calendar.day(now);
  const [mark, words] = [1, 2].map((place) => answers.find(({ question }) => question === place));
  const input = { score: mark?.rating, answeredOn, sending, ...(words ? { opinion: words.text } : {}) };
  const step = {
    site: link.site,
    register: 'followUps',
    step: 'answer',
    id: link.followUp,
    input,
    actor: SYSTEM,
  };
  await takeStep(db, { ...step, at: now }, now);
  return { answeredOn };
}

const notOpen = (visit: Visit | null): Refused =>
  new Refused({
    field: 'token',
    words:
      visit?.state === 'answered'
        ? { zh: '您户已评价过这次回访', en: 'Your household has answered about this visit' }
        : {
            zh: '回访尚未登记，或评价已截止',
            en: 'The visit has not been entered, or it is too late to answer',
          },
    clauses: ['R2.4.14'],
  });

/** R2.4.14 The link that a household answers behind, shown as a QR code at the door; the visit says who had it shown. */
export const followUpLink = callable({
  input: z.strictObject({ followUp: documentId() }),
  by: 'staff',
  cites: ['R2.4.14'],
  run: async ({ db, site, caller, input, page, now }) => {
    const id = input.followUp;
    await takeStep(
      db,
      { site, register: 'followUps', step: 'showCode', id, input: {}, actor: caller.uid },
      now(),
    );
    return { link: `${page}/s/${await visitLinkOf(db, site, id)}` };
  },
});
