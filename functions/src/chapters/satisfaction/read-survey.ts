import { z } from 'zod';
import { registers } from '../../../../rulebook/chapters/index.ts';
import type { Answer, SurveyShown } from '../../../../rulebook/chapters/satisfaction/reckoning/answers.ts';
import { surveyForms } from '../../../../rulebook/chapters/satisfaction/surveys.ts';
import { siteName } from '../../../../rulebook/site/settings.ts';
import { type PublicCall, publicCallable } from '../../callables/public-callable.ts';
import { readRecord } from '../../records/documents.ts';
import { readSiteTime } from '../../records/site-time.ts';
import { isOfVisit, linkOf, type SurveyLink } from './links.ts';
import { ballotId, surveyOf } from './survey-of.ts';
import { visitShown } from './visit-answer.ts';

const given = <Value>(name: string, value: Value | undefined | null): Record<string, Value> =>
  value === undefined || value === null ? {} : { [name]: value };

/**
 * R2.4.15 What a household sees behind its link: the questions, until when, and what it has sent. Reads, and changes
 * nothing, however often it is opened.
 */
export const readSurvey = publicCallable({
  input: z.strictObject({ token: z.string().max(80) }),
  run: async (call): Promise<SurveyShown> => {
    const link = await linkOf(call.db, call.input.token);
    if (!link) return await call.refuseUnknown();
    const shown = isOfVisit(link) ? visitShown(call.db, link, call.now()) : surveyShown(call, link);
    return (await shown) ?? (await call.refuseUnknown());
  },
});

async function surveyShown({ db, now }: PublicCall<unknown>, link: SurveyLink): Promise<SurveyShown | null> {
  const { site, household } = link;
  const [survey, ballot, time] = await Promise.all([
    surveyOf(db, site, link.survey),
    readRecord(db, site, registers('ballots'), ballotId(link.survey, household)),
    readSiteTime(db, site),
  ]);
  if (!survey || !ballot) return null;
  const { data } = survey;
  const isAnswered = ballot.state !== 'invited';
  const isOpen = data.state === 'open' && time.calendar.day(now()) <= String(data.closesOn);
  const english = ['titleEnglish', 'greeting', 'greetingEnglish'].map((name) => given(name, data[name]));
  return {
    state: isAnswered ? 'answered' : isOpen ? 'open' : 'closed',
    site: siteName(time),
    form: surveyForms[data.kind as keyof typeof surveyForms],
    title: String(data.title),
    ...Object.assign({}, ...english),
    anonymous: survey.anonymous,
    room: String(ballot.room),
    closesOn: String(data.closesOn),
    questions: isAnswered || isOpen ? survey.questions : [],
    ...(isAnswered ? given('answeredOn', ballot.answeredOn) : {}),
    ...(isAnswered ? given('answers', ballot.answers as readonly Answer[] | undefined) : {}),
  };
}
